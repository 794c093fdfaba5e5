package io.communitykit.risk.word.file;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordLines;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads lists from files, or from all files of a directory: those whose name ends in {@code .json} as documents of {@link WordList#KIND},
 * all others as {@link WordLines} in UTF-8. A list of plain lines is called what its file is called, without the ending. In a directory, files
 * that are hidden or that editors and copiers leave ({@code .tmp}, {@code .part}, {@code .swp}, {@code .bak}, {@code ~}) do not count; nor do
 * directories within.
 *
 * <p>The version is a hash of all names and contents, so that nothing is parsed where nothing changed. New contents are read twice: files
 * that differ from one time to the other are being written, which is a retryable {@link StorageException}. A file whose writer stopped half-way
 * cannot be told from a whole one by looking at it, unless it is JSON: write plain lines with {@link WordFiles#replace}, or to a name
 * that does not count and then rename. Safe for many threads.
 */
public final class FileWordSource implements WordSource {

    private static final WordLines USUAL = new WordLines(WordCategory.SPAM, Level.MEDIUM, WordFit.ANYWHERE);
    private static final int VERSION_BYTES = 16;

    private final List<Path> paths;
    private final WordLines lines;

    private FileWordSource(Builder builder) {
        this.paths = List.copyOf(builder.paths);
        this.lines = builder.lines;
    }

    /**
     * Begins with what is read.
     *
     * @param first a file or a directory
     * @param more further ones
     * @return a builder; not safe for many threads
     */
    public static Builder builder(Path first, Path... more) {
        return new Builder(first, more);
    }

    /** The paths as they were given, parted by commas. */
    @Override
    public String name() {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }

    /**
     * Gives the current edition.
     *
     * @throws StorageException if a file cannot be read, retryable if files change meanwhile
     * @throws InvalidPolicyException with every fault of every file; pointers begin with the file's name
     */
    @Override
    public Optional<WordEdition> load(Optional<PolicyVersion> known) {
        SortedMap<String, byte[]> files = read();
        PolicyVersion version = version(files);
        if (known.equals(Optional.of(version))) {
            return Optional.empty();
        }
        if (!version(read()).equals(version)) {
            throw StorageException.retryable("files of words changed while they were read", null);
        }
        return Optional.of(new WordEdition(version, lists(files)));
    }

    private SortedMap<String, byte[]> read() {
        try {
            return WordFiles.read(paths);
        } catch (IOException e) {
            throw StorageException.permanent(ErrorCode.STORAGE_FAILED, "files of words cannot be read: " + e, e);
        }
    }

    private static PolicyVersion version(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                        .putInt(bytes.length)
                        .putInt(content.length)
                        .array());
                digest.update(bytes);
                digest.update(content);
            });
            return new PolicyVersion(
                    "sha256-" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), VERSION_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<WordList> lists(SortedMap<String, byte[]> files) {
        List<WordList> lists = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try {
                lists.add(list(file.getKey(), file.getValue()));
            } catch (InvalidPolicyException e) {
                e.violations().forEach(fault -> violations.add(in(file.getKey(), fault)));
            } catch (CharacterCodingException e) {
                violations.add(new Violation(file.getKey(), "text in UTF-8", "another encoding", Optional.empty()));
            } catch (InvalidValueException e) {
                violations.add(new Violation(
                        file.getKey(), "a list of words", String.valueOf(e.getMessage()), Optional.empty()));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidPolicyException("word-list", violations);
        }
        return lists;
    }

    private static Violation in(String file, Violation fault) {
        return new Violation(file + " " + fault.pointer(), fault.expected(), fault.got(), fault.suggestion());
    }

    private WordList list(String path, byte[] content) throws CharacterCodingException {
        if (path.toLowerCase(Locale.ROOT).endsWith(".json")) {
            return WordList.KIND.read(new ByteArrayInputStream(content));
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        SortedMap<String, byte[]> alone = new TreeMap<>(Map.of("", content));
        return lines.read(listName(path), version(alone), new StringReader(text));
    }

    private static String listName(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return (dot > 0 ? file.substring(0, dot) : file).toLowerCase(Locale.ROOT);
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final List<Path> paths = new ArrayList<>();
        private WordLines lines = USUAL;

        private Builder(Path first, Path... more) {
            paths.add(first);
            paths.addAll(List.of(more));
        }

        /**
         * Sets what plain lines mean that say less than all: spam of medium level anywhere, unless set.
         *
         * @param reader category, level and fit of such lines
         * @return this
         */
        public Builder lines(WordLines reader) {
            lines = reader;
            return this;
        }

        /**
         * Makes the source. Reads nothing.
         *
         * @return the source
         */
        public FileWordSource build() {
            return new FileWordSource(this);
        }
    }
}
