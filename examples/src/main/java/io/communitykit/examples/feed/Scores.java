package io.communitykit.examples.feed;

import io.communitykit.recommend.feed.FeedEntry;
import io.communitykit.recommend.feed.FeedMove;
import io.communitykit.recommend.feed.ScoreTerm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How scores, terms and moves read. */
public final class Scores {

    private static final int DECIMALS = 9;
    private static final int SHOWN = 3;
    private static final String SIGNAL = "signal:";

    private Scores() {}

    /** A score or a term with three decimals. */
    public static String text(long nanos) {
        return BigDecimal.valueOf(nanos, DECIMALS)
                .setScale(SHOWN, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** A term with its sign. */
    public static String signed(long nanos) {
        return nanos > 0 ? "+" + text(nanos) : text(nanos);
    }

    /** A score or a term, exact. */
    static BigDecimal exact(long nanos) {
        return BigDecimal.valueOf(nanos, DECIMALS);
    }

    /** The name of a term; signals without what says that they are. */
    public static String name(ScoreTerm term) {
        return term.name().startsWith(SIGNAL) ? term.name().substring(SIGNAL.length()) : term.name();
    }

    /** The terms that are not 0, largest first, whatever their sign. */
    public static List<ScoreTerm> largest(FeedEntry entry, int most) {
        return entry.terms().stream()
                .filter(term -> term.nanos() != 0)
                .sorted(Comparator.comparingLong((ScoreTerm term) -> Math.abs(term.nanos()))
                        .reversed())
                .limit(most)
                .toList();
    }

    /** The largest terms in a row. */
    static String words(FeedEntry entry, int most) {
        return largest(entry, most).stream()
                .map(term -> name(term) + " " + signed(term.nanos()))
                .collect(Collectors.joining(", "));
    }

    /** What moved an entry. */
    public static String moves(FeedEntry entry) {
        return entry.moves().stream().map(Scores::move).collect(Collectors.joining(", "));
    }

    private static String move(FeedMove move) {
        return move.by() + " " + move.from() + " → " + move.to();
    }
}
