package io.communitykit.recommend.candidate.file;

import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.model.ModelColumns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;

/** Writes the columns of a model through a buffer and sums them up. Used once. */
final class ModelWriter {

    static final byte[] MAGIC = {'C', 'K', 'M', 'O', 'D', 'E', 'L', 0};
    static final int FORMAT = 1;
    static final byte INTS = 1;
    static final byte FLOATS = 2;
    static final byte DOUBLES = 3;

    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();

    ModelWriter(FileChannel channel) {
        this.channel = channel;
    }

    void write(ModelColumns model) throws IOException {
        buffer.put(MAGIC).putInt(FORMAT);
        text(model.kind());
        text(model.model());
        Items items = model.items();
        number(items.size());
        for (int i = 0; i < items.size(); i++) {
            text(items.id(i).value());
        }
        number(model.parameters().size());
        for (Map.Entry<String, Double> each : model.parameters().entrySet()) {
            text(each.getKey());
            room(Double.BYTES);
            buffer.putDouble(each.getValue());
        }
        number(model.arrays().size());
        for (Map.Entry<String, Object> each : model.arrays().entrySet()) {
            text(each.getKey());
            column(each.getValue());
        }
        flush();
        buffer.putLong(sum.getValue()).flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void column(Object values) throws IOException {
        if (values instanceof int[] ints) {
            head(INTS, ints.length);
            for (int i = 0; i < ints.length; ) {
                room(Integer.BYTES);
                int count = Math.min(ints.length - i, buffer.remaining() / Integer.BYTES);
                buffer.asIntBuffer().put(ints, i, count);
                buffer.position(buffer.position() + count * Integer.BYTES);
                i += count;
            }
        } else if (values instanceof float[] floats) {
            head(FLOATS, floats.length);
            for (int i = 0; i < floats.length; ) {
                room(Float.BYTES);
                int count = Math.min(floats.length - i, buffer.remaining() / Float.BYTES);
                buffer.asFloatBuffer().put(floats, i, count);
                buffer.position(buffer.position() + count * Float.BYTES);
                i += count;
            }
        } else {
            double[] doubles = (double[]) values;
            head(DOUBLES, doubles.length);
            for (int i = 0; i < doubles.length; ) {
                room(Double.BYTES);
                int count = Math.min(doubles.length - i, buffer.remaining() / Double.BYTES);
                buffer.asDoubleBuffer().put(doubles, i, count);
                buffer.position(buffer.position() + count * Double.BYTES);
                i += count;
            }
        }
    }

    private void head(byte type, int length) throws IOException {
        room(1);
        buffer.put(type);
        number(length);
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Short.BYTES + bytes.length);
        buffer.putShort((short) bytes.length).put(bytes);
    }

    private void number(int number) throws IOException {
        room(Integer.BYTES);
        buffer.putInt(number);
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        sum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
