package io.communitykit.risk.word.file;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes and reads files of words whole. Safe for many threads, unless two write one file. */
public final class WordFiles {

    private static final List<String> LEFT_OVERS = List.of("~", ".tmp", ".part", ".swp", ".bak");

    private WordFiles() {}

    /**
     * Puts new contents in the place of a file, so that who reads sees all of the old or all of the new, whenever the writer dies: writes to
     * a hidden file beside it, and renames that.
     *
     * @param file the file; need not exist yet
     * @param content all of it
     * @throws StorageException if it cannot be written; then the file is as before
     */
    public static void replace(Path file, byte[] content) {
        Path aside = aside(file);
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StorageException.permanent(ErrorCode.STORAGE_FAILED, "file of words cannot be written: " + e, e);
        }
    }

    /** Where new contents are written first. */
    static Path aside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".tmp");
    }

    /** The contents of files, and of the files of directories, by path. */
    static SortedMap<String, byte[]> read(List<Path> paths) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                for (Path file : counting(path)) {
                    files.put(file.toString(), Files.readAllBytes(file));
                }
            } else {
                files.put(path.toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static List<Path> counting(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(Files::isRegularFile)
                    .filter(WordFiles::counts)
                    .toList();
        }
    }

    private static boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && LEFT_OVERS.stream().noneMatch(name::endsWith);
    }
}
