package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of one computation, in a directory of their own that is made when the first is needed, readable by its
 * owner only where the file system knows owners. Closing deletes them all.
 */
public final class SpillDirectory implements AutoCloseable {

    private final Path parent;
    private final ErrorCode failed;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<OutputStream> open = new LinkedHashSet<>();
    private @Nullable Path directory;
    private long written;
    private int numbered;
    private boolean closed;

    /** Makes nothing yet. */
    public SpillDirectory(Path parent, ErrorCode failed) {
        this.parent = parent;
        this.failed = failed;
    }

    /** A path for a new file. */
    Path newFile() {
        if (closed) {
            throw failure("cannot make a temporary file", new IOException("closed"));
        }
        try {
            Path folder = directory;
            if (folder == null) {
                folder = Files.createTempDirectory(parent, "communitykit-cut");
                directory = folder;
            }
            Path file = folder.resolve(Integer.toString(numbered++));
            files.add(file);
            return file;
        } catch (IOException e) {
            throw failure("cannot make a directory for temporary files in " + parent, e);
        }
    }

    /** Opens a file for writing; it is closed with the directory unless it was before. */
    OutputStream write(Path file) throws IOException {
        OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        open.add(stream);
        return stream;
    }

    void written(OutputStream stream) throws IOException {
        open.remove(stream);
        stream.close();
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            files.remove(file);
        } catch (IOException e) {
            throw failure("cannot delete temporary file " + file, e);
        }
    }

    void wrote(int bytes) {
        written += bytes;
    }

    /** How many bytes were written to files, also to those that are gone. */
    public long written() {
        return written;
    }

    StorageException failure(String what, IOException cause) {
        return StorageException.permanent(failed, what + ": " + cause, cause);
    }

    /** Deletes all; tries each even if another failed. Does nothing the second time. */
    @Override
    public void close() {
        closed = true;
        IOException first = null;
        for (OutputStream stream : open) {
            try {
                stream.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        open.clear();
        IOException second = deleteAll();
        if (first != null || second != null) {
            throw failure("cannot delete temporary files in " + parent, Objects.requireNonNullElse(first, second));
        }
    }

    private @Nullable IOException deleteAll() {
        List<Path> left = new ArrayList<>(files);
        if (directory != null) {
            left.add(directory);
        }
        IOException first = null;
        for (Path path : left) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        files.clear();
        directory = null;
        return first;
    }
}
