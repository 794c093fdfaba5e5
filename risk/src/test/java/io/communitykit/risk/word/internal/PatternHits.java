package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordPattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A sink that keeps what it is given, with short forms for tests. */
final class PatternHits extends PatternSink {

    private final List<Found> found = new ArrayList<>();
    private int slid;

    /** A hit in the whole text. */
    record Found(int start, int end, int pattern) {}

    @Override
    public void hit(int start, int end, int pattern) {
        found.add(new Found(slid + start, slid + end, pattern));
    }

    /** The hits so far. */
    List<Found> found() {
        return found;
    }

    /** Follows the window to where the hold position says, keeping the context that guards need. */
    private int slideTo(int hold, int context) {
        int by = Math.max(0, hold - slid - context);
        slide(by);
        slid += by;
        return hold - slid;
    }

    /** The hits in a whole text. */
    static List<Found> in(PatternSet set, String text) {
        PatternHits hits = new PatternHits();
        int end = set.scan(text.toCharArray(), 0, text.length(), true, hits);
        if (end != text.length()) {
            throw new AssertionError("held " + end + " in the last window");
        }
        return hits.found();
    }

    /** The hits in a text that comes in pieces. */
    static List<Found> inPieces(PatternSet set, String text, List<Integer> cuts) {
        PatternHits hits = new PatternHits();
        int hold = 0;
        for (int cut : cuts) {
            int from = hits.slideTo(hold, set.context());
            char[] window = text.substring(hits.slid, cut).toCharArray();
            hold = hits.slid + set.scan(window, from, window.length, cut == text.length(), hits);
        }
        return hits.found();
    }

    /** A pattern that skips. */
    static WordPattern pattern(String pattern) {
        return pattern(pattern, PatternGaps.SKIPPED);
    }

    static WordPattern pattern(String pattern, PatternGaps gaps) {
        return new WordPattern("p", pattern, WordCategory.SPAM, Level.LOW, gaps, "", Validity.ALWAYS);
    }

    static Set<Evasion> evasions(long bits) {
        Set<Evasion> set = EnumSet.noneOf(Evasion.class);
        for (Evasion evasion : Evasion.values()) {
            if ((bits & EvasionBits.of(evasion)) != 0) {
                set.add(evasion);
            }
        }
        return set;
    }
}
