package io.communitykit.recommend.candidate.file;

import io.communitykit.core.CommunityException;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.model.ModelColumns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads the columns of a model and checks their sum. Believes no length that the rest of the file cannot hold. Used once. */
final class ModelReader {

    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final Path file;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private final CRC32C sum = new CRC32C();
    /** How many bytes before the sum are not in the buffer yet. */
    private long left;

    ModelReader(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    ModelColumns read() throws IOException {
        left = channel.size() - Long.BYTES;
        byte[] magic = new byte[ModelWriter.MAGIC.length];
        if (left < magic.length + Integer.BYTES) {
            throw unreadable("is no model: it has " + channel.size() + " bytes");
        }
        need(magic.length + Integer.BYTES);
        buffer.get(magic);
        if (!Arrays.equals(magic, ModelWriter.MAGIC)) {
            throw unreadable("is no model: it does not begin with CKMODEL");
        }
        int format = buffer.getInt();
        if (format != ModelWriter.FORMAT) {
            throw unreadable("is of format " + format + ", this release reads " + ModelWriter.FORMAT);
        }
        ModelColumns columns;
        try {
            columns = body();
        } catch (InvalidValueException e) {
            throw new CommunityException(
                    ModelColumns.UNREADABLE, file + " was changed since it was written: " + e.getMessage(), e);
        }
        if (left > 0 || buffer.hasRemaining()) {
            throw changed("it goes on behind its columns");
        }
        check();
        return columns;
    }

    private ModelColumns body() throws IOException {
        String kind = text();
        String name = text();
        int size = length(Short.BYTES);
        List<ItemId> ids = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ids.add(new ItemId(text()));
        }
        ModelColumns columns = new ModelColumns(kind, name, Items.of(ids));
        int parameters = length(Short.BYTES + Double.BYTES);
        for (int i = 0; i < parameters; i++) {
            String parameter = text();
            need(Double.BYTES);
            columns.parameter(parameter, buffer.getDouble());
        }
        int arrays = length(Short.BYTES + 1 + Integer.BYTES);
        for (int i = 0; i < arrays; i++) {
            column(text(), columns);
        }
        return columns;
    }

    private void column(String name, ModelColumns columns) throws IOException {
        need(1);
        byte type = buffer.get();
        switch (type) {
            case ModelWriter.INTS -> columns.ints(name, ints());
            case ModelWriter.FLOATS -> columns.floats(name, floats());
            case ModelWriter.DOUBLES -> columns.doubles(name, doubles());
            default -> throw changed("column " + name + " is of type " + type);
        }
    }

    private int[] ints() throws IOException {
        int[] values = new int[length(Integer.BYTES)];
        numbers(
                values.length,
                Integer.BYTES,
                (from, count) -> buffer.asIntBuffer().get(values, from, count));
        return values;
    }

    private float[] floats() throws IOException {
        float[] values = new float[length(Float.BYTES)];
        numbers(
                values.length,
                Float.BYTES,
                (from, count) -> buffer.asFloatBuffer().get(values, from, count));
        return values;
    }

    private double[] doubles() throws IOException {
        double[] values = new double[length(Double.BYTES)];
        numbers(
                values.length,
                Double.BYTES,
                (from, count) -> buffer.asDoubleBuffer().get(values, from, count));
        return values;
    }

    private void numbers(int length, int bytes, ModelWriter.Copy copy) throws IOException {
        for (int i = 0; i < length; ) {
            need(bytes);
            int count = Math.min(length - i, buffer.remaining() / bytes);
            copy.numbers(i, count);
            buffer.position(buffer.position() + count * bytes);
            i += count;
        }
    }

    private int length(int each) throws IOException {
        need(Integer.BYTES);
        int length = buffer.getInt();
        if (length < 0 || (long) length * each > left + buffer.remaining()) {
            throw changed("it says that " + length + " follow, and is too short for that");
        }
        return length;
    }

    private String text() throws IOException {
        need(Short.BYTES);
        int length = buffer.getShort();
        if (length < 0) {
            throw changed("a text has " + length + " bytes");
        }
        need(length);
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Brings at least so many bytes, and as many as fit, into the buffer. */
    private void need(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        if (buffer.remaining() + left < bytes) {
            throw changed("it ends early");
        }
        buffer.compact();
        int from = buffer.position();
        buffer.limit((int) Math.min(buffer.capacity(), from + left));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw changed("it ends early");
            }
        }
        left -= buffer.position() - from;
        buffer.flip();
        sum.update(buffer.duplicate().position(from));
    }

    private void check() throws IOException {
        ByteBuffer end = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (end.hasRemaining()) {
            if (channel.read(end) < 0) {
                throw changed("it ends early");
            }
        }
        if (end.flip().getLong() != sum.getValue()) {
            throw changed("its checksum does not fit");
        }
    }

    private CommunityException changed(String why) {
        return unreadable("was changed since it was written: " + why);
    }

    private CommunityException unreadable(String why) {
        return new CommunityException(ModelColumns.UNREADABLE, file + " " + why);
    }
}
