package io.communitykit.examples.words;

import io.communitykit.core.CommunityException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordImage;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.ready.ReadyWords;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the dictionary. */
final class DictionaryOptions {

    @Option(
            names = "--words",
            paramLabel = "FILE",
            description = {
                "A dictionary, perhaps one of several: plain lines (a word, and perhaps, behind tabs, its category, level, whole-word or"
                        + " anywhere, note; usual category custom, usual level medium), or a policy of kind word-list"
                        + " (default: the dictionary that comes with the library)."
            })
    private List<Path> words = new ArrayList<>();

    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description =
                    "Spans to be let pass, one a line: a hit that lies wholly in one is none. May be given several times.")
    private List<Path> allow = new ArrayList<>();

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description =
                    "A dictionary that \"words build\" wrote, with what it sees through, in place of --words and --allow.")
    private @Nullable Path image;

    private final List<String> spans = new ArrayList<>();

    /**
     * The matcher of all that is named; says so if there is nothing in it.
     *
     * @param folding what is seen through
     * @param rules what counts
     * @param console takes notes
     */
    WordMatcher matcher(Folding folding, MatchRules rules, Console console) {
        Path built = image;
        if (built != null) {
            WordMatcher matcher = image(built).with(rules);
            note(matcher, console);
            if (!matcher.folding().equals(folding)) {
                console.note("note: the image sees through other tricks than are asked for; those of the image count");
            }
            return matcher;
        }
        WordMatcher.Builder builder = WordMatcher.builder().folding(folding).rules(rules);
        for (WordList list : lists()) {
            builder.add(list);
            spans.addAll(list.allowed());
        }
        for (Path file : allow) {
            List<String> more = DictionaryFiles.spans(file);
            builder.allow(more);
            spans.addAll(more);
        }
        WordMatcher matcher = builder.build();
        note(matcher, console);
        return matcher;
    }

    private WordMatcher image(Path file) {
        if (!words.isEmpty() || !allow.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "--image goes without --words and --allow", null);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return WordImage.read(in);
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.unreadable(file, e);
        } catch (CommunityException e) {
            throw new CommandFailure(ExitCode.INPUT, file + ": " + e.getMessage(), e);
        }
    }

    private List<WordList> lists() {
        return words.isEmpty()
                ? ReadyWords.all()
                : words.stream().map(DictionaryFiles::read).toList();
    }

    private static void note(WordMatcher matcher, Console console) {
        if (matcher.terms().isEmpty()) {
            console.note("note: the dictionary holds no words");
        }
        for (WordCategory category : matcher.rules().categories()) {
            if (matcher.terms().stream().noneMatch(term -> term.category().equals(category))) {
                console.note("note: the dictionary has no words of category " + category);
            }
        }
    }

    /** Spans to be let pass, of the matcher that was made last. */
    List<String> spans() {
        return List.copyOf(spans);
    }
}
