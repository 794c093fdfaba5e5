package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a {@link RecordLog}, from memory or through a buffer. */
final class LogCursor implements RecordCursor {

    private final byte[] buffer;
    private final SpillDirectory spill;
    private @Nullable InputStream in;
    private int end;
    private int from;
    private int to;

    LogCursor(SpillDirectory spill, byte[] memory, int end) {
        this.spill = spill;
        this.buffer = memory;
        this.end = end;
    }

    LogCursor(SpillDirectory spill, Path file, int bytes) {
        this.buffer = new byte[bytes];
        this.spill = spill;
        try {
            this.in = Files.newInputStream(file);
        } catch (IOException e) {
            throw spill.failure("cannot read temporary file " + file, e);
        }
    }

    @Override
    public boolean next() {
        int start = to;
        if (end - start < RecordLog.HEAD + RecordLog.MAX_RECORD && in != null) {
            start = refill(start);
        }
        if (start == end) {
            return false;
        }
        from = start + RecordLog.HEAD;
        to = from <= end ? from + Bytes.getShort(buffer, start) : from;
        if (to > end) {
            throw failure(new EOFException("it ends within a record"));
        }
        return true;
    }

    /** Moves what is left to the front and reads behind it. */
    private int refill(int start) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        try {
            InputStream stream = in;
            if (stream != null) {
                int read = stream.readNBytes(buffer, end, buffer.length - end);
                end += read;
                if (end < buffer.length) {
                    stream.close();
                    in = null;
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return 0;
    }

    private StorageException failure(IOException e) {
        return spill.failure("cannot read a temporary file", e);
    }

    @Override
    public byte[] array() {
        return buffer;
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public void close() {
        InputStream stream = in;
        in = null;
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
