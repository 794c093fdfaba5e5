package io.communitykit.examples.words;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextFiles;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordLines;
import io.communitykit.risk.word.WordList;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads dictionaries: documents of kind {@code word-list}, or plain lines. What a file is shows by how it begins. */
final class DictionaryFiles {

    /** Of words in plain lines that name none. */
    static final WordCategory CATEGORY = new WordCategory("custom");

    private static final WordLines LINES = new WordLines(CATEGORY, Level.MEDIUM, WordFit.ANYWHERE);
    private static final PolicyVersion VERSION = new PolicyVersion("1");
    private static final Pattern JSON = Pattern.compile("\\s*(\\{|\\[\\s*[\"{\\]])");
    private static final int FAULTS_IN_FULL = 20;

    private DictionaryFiles() {}

    /**
     * Reads one dictionary.
     *
     * @param file the file
     * @return the list
     * @throws CommandFailure if it cannot be read, or breaks the rules; all bad lines are named
     */
    static WordList read(Path file) {
        try {
            return parse(TextFiles.read(file));
        } catch (InvalidPolicyException e) {
            throw new CommandFailure(ExitCode.POLICY, file + " is no valid dictionary: " + faults(e.violations()), e);
        }
    }

    /**
     * Reads the text of one dictionary.
     *
     * @throws InvalidPolicyException with all its faults
     */
    static WordList parse(String text) {
        String bare = TextFiles.withoutMark(text);
        return isDocument(text)
                ? WordList.KIND.read(new ByteArrayInputStream(bare.getBytes(StandardCharsets.UTF_8)))
                : LINES.read("plain-lines", VERSION, new StringReader(bare));
    }

    /** Whether a text begins as a JSON document does. */
    static boolean isDocument(String text) {
        return JSON.matcher(TextFiles.withoutMark(text)).lookingAt();
    }

    /** Spans to be let pass, one a line. */
    static List<String> spans(Path file) {
        String text = TextFiles.read(file);
        if (isDocument(text)) {
            throw new CommandFailure(
                    ExitCode.POLICY, file + " is a document; --allow takes plain lines, one span a line", null);
        }
        return WordLines.spans(new StringReader(TextFiles.withoutMark(text)));
    }

    /** The first ones in full; of the others, where they are. */
    private static String faults(List<Violation> all) {
        String full =
                all.stream().limit(FAULTS_IN_FULL).map(Violation::toString).collect(Collectors.joining("; "));
        return all.size() <= FAULTS_IN_FULL
                ? full
                : all.stream()
                        .skip(FAULTS_IN_FULL)
                        .map(Violation::pointer)
                        .distinct()
                        .collect(Collectors.joining(", ", full + "; and more at ", ""));
    }
}
