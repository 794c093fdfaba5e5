package io.communitykit.examples.words;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what is seen through. */
final class FoldingOptions {

    private static final String ALL = "all";

    @Option(
            names = "--off",
            paramLabel = "TRICK",
            split = ",",
            description = "Tricks that are not seen through, such as case,traditional,digit; all for a plain search.")
    private List<String> off = new ArrayList<>();

    @Option(names = "--line-breaks", description = "Finds words across line breaks too.")
    private boolean lineBreaks;

    @Option(
            names = "--max-gap",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many visible characters may be skipped within a word, 0 to " + Folding.WIDEST_GAP
                    + " (default: ${DEFAULT-VALUE}).")
    private int maxGap;

    @Option(
            names = "--no-boundaries",
            description = "Takes hits in Chinese that lie across two words too, such as in \u8DEF\u53E3\u4EA4\u901A.")
    private boolean noBoundaries;

    /** What is seen through. */
    Folding folding() {
        if (maxGap < 0 || maxGap > Folding.WIDEST_GAP) {
            throw usage("--max-gap must be 0 to " + Folding.WIDEST_GAP + ", got " + maxGap);
        }
        Folding folding = off.contains(ALL) ? Folding.NONE : Folding.DEFAULT.withMaxGap(maxGap);
        for (String name : off) {
            folding = name.equals(ALL) ? folding : folding.without(trick(name));
        }
        return lineBreaks ? folding.with(Evasion.LINE_BREAK).withMaxGap(maxGap) : folding;
    }

    /** The rules with or without the judge of Chinese words. */
    MatchRules bounded(MatchRules rules) {
        return noBoundaries ? rules.boundaries(WordBoundaries.NONE) : rules;
    }

    private static Evasion trick(String name) {
        List<Evasion> known = Arrays.stream(Evasion.values())
                .filter(it -> it.strength() == Evasion.Strength.STRONG)
                .toList();
        return known.stream()
                .filter(it -> it.text().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> usage("--off must be all, or of "
                        + known.stream().map(Evasion::text).toList() + ", got \"" + name + "\""));
    }

    private static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message, null);
    }
}
