package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.spi.WordBoundaries;
import io.communitykit.risk.word.spi.WordBoundaries.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of one layer in a window: folds the text into units, filters the places where a word may begin, and walks the trie at those.
 *
 * <p>Cost: about three nanoseconds a character for folding and filter; a walk takes at most {@link LongKeys#DEPTH} steps and one hash for each
 * length of longer words, so the whole is linear in the text. The limit it is up against is the loads of the class table and the bitmap, see
 * the floors in the benchmarks. The naive twin that judges it is in the tests. Not safe for many threads.
 */
final class LayerScan {

    /** A hit that noise makes longer than this is no accident of two words. */
    private static final int LONGEST_JUDGED = 256;

    private static final int GO_ON = 0;
    private static final int STOP = 1;
    private static final int HOLD = 2;
    private static final int DONE = 3;

    private final Window window;
    private final HitCheck check;
    private final Surroundings surroundings;
    private final Spans spared = new Spans();
    private final KeyWalk walk;
    private @Nullable Spans allowances;

    private Layer layer;
    private Gate gate;
    private boolean overlapping;
    private boolean traced;

    // The first candidate that was not passed over by a glance, and how many there are.
    private int glance;
    private int glanced;

    /** Behind the last hit, in the whole text. */
    private long next;
    /** The character at which the last window was left, in the whole text, and how many of its units were done with. */
    private long heldAt;

    private int heldSub;
    /** Behind the furthest span to be let pass, in the whole text. */
    private long allowed;

    LayerScan(Layer layer, Gate gate, Window window, CodePointFolds shown) {
        this.layer = layer;
        this.gate = gate;
        this.window = window;
        this.check = new HitCheck(layer, window);
        this.walk = new KeyWalk(layer, window);
        this.surroundings = new Surroundings(shown);
    }

    /** Begins another text. */
    void reset(Layer newLayer, Gate newGate, boolean all, boolean trace, @Nullable Spans allowancesToo) {
        allowances = allowancesToo;
        layer = newLayer;
        gate = newGate;
        overlapping = all;
        traced = trace;
        check.use(newLayer);
        spared.clear();
        next = 0;
        allowed = 0;
        heldAt = -1;
    }

    /**
     * Scans the window.
     *
     * @param sink takes hits, those further left first
     * @return from where the next window must go on; -1 if the sink had enough
     */
    int scan(HitSink sink) {
        if (!gate.spared().isEmpty()) {
            spared.clear();
            gate.spared().forEach(this::spare);
        }
        int found = candidates();
        if (!window.last) {
            found = force(found);
        }
        return judge(0, found, sink);
    }

    /**
     * Looks through a text that fits into the window for places where keys end. A clean text costs no more than this; where there is such a place,
     * {@link #reset} and {@link #judge} go on. Writes a reference only if it changes, since the collector's barriers cost as much as some
     * characters ({@code WordFigures}, {@code contains} of short posts).
     *
     * @param newLayer what is looked for
     * @param text no longer than {@link Window#BLOCK}
     * @return whether there is none
     */
    boolean clean(Layer newLayer, CharSequence text) {
        if (layer != newLayer) {
            layer = newLayer;
        }
        window.show(text);
        glanced = candidates();
        for (glance = 0; glance < glanced; glance++) {
            walk.from(window.candidates[glance]);
            if (walk.terminals > 0) {
                return false;
            }
        }
        return true;
    }

    /** Judges what {@link #clean} came upon, and all behind. */
    void judge(HitSink sink) {
        judge(glance, glanced, sink);
    }

    private int judge(int first, int found, HitSink sink) {
        int decide = window.last ? window.end : window.end - Window.CONTEXT;
        for (int k = first; k < found; k++) {
            int unit = window.candidates[k];
            int place = window.place(unit);
            if (place >= decide) {
                return place;
            }
            if (window.base + place == heldAt && window.sub(unit) < heldSub) {
                continue;
            }
            if (!layer.allows() && !traced && !overlapping && behind(unit) <= next) {
                continue;
            }
            walk.from(unit);
            int step = walk.ranOff ? HOLD : walk.terminals == 0 ? GO_ON : judge(unit, sink);
            if (step == STOP) {
                return -1;
            }
            if (step == HOLD) {
                heldAt = window.base + place;
                heldSub = window.sub(unit);
                return place;
            }
        }
        return window.end;
    }

    private int candidates() {
        walk.use(layer);
        PrefixFilter filter = layer.filter();
        window.fold(layer.units(), filter.doubles);
        int found = filter.candidates(window.units, window.count, window.candidates);
        return window.runCount == 0 ? found : window.addRuns(found);
    }

    // Where the next unit starts, in the whole text: no hit that begins with this unit starts there or behind.
    private long behind(int unit) {
        int following = unit + 1 < window.count ? window.place(unit + 1) : window.end;
        return window.base + Math.max(following, window.place(unit) + 1);
    }

    // The last two units, whose followers are not there yet, may begin a word.
    private int force(int found) {
        int count = found;
        while (count > 0 && window.candidates[count - 1] >= window.count - 2) {
            count--;
        }
        for (int unit = Math.max(0, window.count - 2); unit < window.count; unit++) {
            window.candidates[count++] = unit;
        }
        return count;
    }

    /** Whether a span of this call covers a place of the window. */
    boolean sparedAt(int start, int end) {
        return spared.cover(window.base + start, window.base + end);
    }

    /** Hands out the spans of this call that stand in the window. */
    void visitSpared(SpanVisitor visitor) {
        spared.visit(visitor);
    }

    // Looks for the spans of this call in all of the window.
    private void spare(Layer sparing) {
        Layer main = layer;
        int from = window.from;
        boolean last = window.last;
        layer = sparing;
        check.use(sparing);
        window.from = 0;
        window.last = true;
        int found = candidates();
        for (int k = 0; k < found; k++) {
            walk.from(window.candidates[k]);
            for (int t = 0; t < walk.terminals; t++) {
                spare(window.candidates[k], t);
            }
        }
        layer = main;
        check.use(main);
        window.from = from;
        window.last = last;
    }

    private void spare(int unit, int terminal) {
        for (int i = 0; i < walk.entriesAt(terminal); i++) {
            spare(walk.entryAt(terminal, i), unit, walk.endAt(terminal));
        }
    }

    private void spare(int entry, int unit, int behind) {
        // One that noise makes longer might be seen or not, depending on where the window ends.
        if (check.measure(entry, unit, behind) && check.end - check.start <= MatchRules.LONGEST_COVER) {
            spared.add(window.base + check.start, window.base + check.end);
        }
    }

    // Spans to be let pass first, then words from the longest to the shortest.
    private int judge(int unit, HitSink sink) {
        for (int pass = layer.allows() ? 0 : 1; pass < 2; pass++) {
            for (int t = walk.terminals - 1; t >= 0; t--) {
                int step = judge(unit, t, pass == 0, sink);
                if (step == DONE) {
                    return GO_ON;
                }
                if (step != GO_ON) {
                    return step;
                }
            }
        }
        return GO_ON;
    }

    private int judge(int unit, int terminal, boolean allows, HitSink sink) {
        for (int i = 0; i < walk.entriesAt(terminal); i++) {
            int step = entry(walk.entryAt(terminal, i), unit, walk.endAt(terminal), allows, sink);
            if (step != GO_ON) {
                return step;
            }
        }
        return GO_ON;
    }

    private int entry(int entry, int unit, int behind, boolean allows, HitSink sink) {
        if (layer.entries().is(entry, Entries.ALLOW) != allows) {
            return GO_ON;
        }
        if (!check.measure(entry, unit, behind)) {
            return check.undecided ? HOLD : GO_ON;
        }
        if (!window.last && check.end + Window.CONTEXT > window.end) {
            return HOLD;
        }
        if (allows) {
            if (!layer.entries().is(entry, Entries.WHOLE) || check.whole()) {
                allowed = Math.max(allowed, window.base + check.end);
                if (allowances != null) {
                    allowances.add(window.base + check.start, window.base + check.end);
                }
            }
            return GO_ON;
        }
        HitOutcome outcome = outcome(entry);
        if (outcome != HitOutcome.HIT) {
            return !traced || sink.found(check.start, check.end, entry, outcome) ? GO_ON : STOP;
        }
        if (!sink.found(check.start, check.end, entry, outcome)) {
            return STOP;
        }
        next = Math.max(next, window.base + check.end);
        return overlapping || traced ? GO_ON : DONE;
    }

    private HitOutcome outcome(int entry) {
        Entries entries = layer.entries();
        if (!gate.counts(entries, entry)) {
            return HitOutcome.NOT_ASKED;
        }
        if (!overlapping && window.base + check.start < next) {
            return HitOutcome.OVERLAPPED;
        }
        if (entries.is(entry, Entries.WHOLE) && !check.whole()) {
            return HitOutcome.NOT_WHOLE;
        }
        if (window.base + check.end <= allowed || sparedAt(check.start, check.end)) {
            return HitOutcome.ALLOWED;
        }
        if (entries.is(entry, Entries.HAN)
                && gate.boundaries() != WordBoundaries.NONE
                && check.end - check.start <= LONGEST_JUDGED) {
            surroundings.fill(window, check.start, check.end);
            if (gate.boundaries().judge(surroundings, surroundings.start, surroundings.end) == Judgement.ACROSS_WORDS) {
                return HitOutcome.ACROSS_WORDS;
            }
        }
        return HitOutcome.HIT;
    }
}
