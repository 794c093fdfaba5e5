package io.communitykit.examples.words;

import io.communitykit.core.InvalidValueException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.WordCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which words of the dictionary count. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FilterOptions {

    @Option(
            names = "--category",
            paramLabel = "NAME",
            split = ",",
            description = "Only words of this category, or these (default: all).")
    private List<String> categories = new ArrayList<>();

    @Option(
            names = "--from-level",
            paramLabel = "LEVEL",
            defaultValue = "low",
            description = "Only words of this level and graver: low, medium, high (default: ${DEFAULT-VALUE}).")
    private Level lowest;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Only words that are valid then, such as 2026-12-31T16:00:00Z (default: all).")
    private @Nullable Instant at;

    /** The rules. */
    MatchRules rules() {
        MatchRules rules = MatchRules.ALL.from(lowest);
        if (!categories.isEmpty()) {
            rules = rules.only(
                    categories.stream().map(FilterOptions::category).distinct().toArray(WordCategory[]::new));
        }
        return at == null ? rules : rules.at(at);
    }

    private static WordCategory category(String name) {
        try {
            return new WordCategory(name.strip());
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, "--" + e.getMessage(), e);
        }
    }
}
