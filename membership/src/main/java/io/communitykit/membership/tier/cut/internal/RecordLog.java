package io.communitykit.membership.tier.cut.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Byte strings in the order in which they were added, to be read again any number of times. As long as they fit into the buffer
 * there is no file; then the buffer is written out, and each time it is full again.
 *
 * <p>Layout: two bytes of length, then the string.
 */
public final class RecordLog implements AutoCloseable {

    /** The longest byte string. */
    static final int MAX_RECORD = 2_048;

    /** What the length takes. */
    static final int HEAD = Short.BYTES;

    private final SpillDirectory spill;
    private byte[] buffer;
    private int used;
    private @Nullable Path file;
    private @Nullable OutputStream out;

    /** With a buffer of so many bytes, at least one longest string. */
    public RecordLog(SpillDirectory spill, int bytes) {
        this.spill = spill;
        this.buffer = new byte[Math.max(bytes, HEAD + MAX_RECORD)];
    }

    /** Adds a string at the end. */
    public void add(byte[] array, int from, int to) {
        int length = to - from;
        if (buffer.length - used < HEAD + length) {
            flush();
        }
        Bytes.putShort(buffer, used, length);
        System.arraycopy(array, from, buffer, used + HEAD, length);
        used += HEAD + length;
    }

    /** Ends the writing. Where there is a file, the buffer goes into it and is given up. */
    public void seal() {
        OutputStream stream = out;
        if (stream == null) {
            return;
        }
        flush();
        try {
            spill.written(stream);
        } catch (IOException e) {
            throw spill.failure("cannot write temporary file " + file, e);
        }
        out = null;
        buffer = new byte[0];
    }

    private void flush() {
        try {
            OutputStream stream = out;
            if (stream == null) {
                Path made = spill.newFile();
                file = made;
                stream = spill.write(made);
                out = stream;
            }
            stream.write(buffer, 0, used);
            spill.wrote(used);
            used = 0;
        } catch (IOException e) {
            throw spill.failure("cannot write temporary file " + file, e);
        }
    }

    /** Reads a sealed log from its start, a file through a buffer of so many bytes. */
    public RecordCursor read(int bytes) {
        return file == null
                ? new LogCursor(spill, buffer, used)
                : new LogCursor(spill, file, Math.max(bytes, HEAD + MAX_RECORD));
    }

    /** Deletes the file of a sealed log if there is one. That of another goes with its directory. */
    @Override
    public void close() {
        Path gone = file;
        if (gone != null) {
            spill.delete(gone);
        }
    }
}
