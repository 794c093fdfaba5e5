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
            numbers(
                    INTS,
                    ints.length,
                    Integer.BYTES,
                    (from, count) -> buffer.asIntBuffer().put(ints, from, count));
        } else if (values instanceof float[] floats) {
            numbers(
                    FLOATS,
                    floats.length,
                    Float.BYTES,
                    (from, count) -> buffer.asFloatBuffer().put(floats, from, count));
        } else {
            double[] doubles = (double[]) values;
            numbers(
                    DOUBLES,
                    doubles.length,
                    Double.BYTES,
                    (from, count) -> buffer.asDoubleBuffer().put(doubles, from, count));
        }
    }

    private void numbers(byte type, int length, int bytes, Copy copy) throws IOException {
        head(type, length);
        for (int i = 0; i < length; ) {
            room(bytes);
            int count = Math.min(length - i, buffer.remaining() / bytes);
            copy.numbers(i, count);
            buffer.position(buffer.position() + count * bytes);
            i += count;
        }
    }

    /** Copies some numbers between an array and a buffer. */
    @FunctionalInterface
    interface Copy {
        void numbers(int from, int count);
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
