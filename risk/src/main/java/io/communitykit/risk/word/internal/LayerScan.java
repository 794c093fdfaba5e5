package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.spi.WordBoundaries;
import io.communitykit.risk.word.spi.WordBoundaries.Judgement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of one layer in a window: folds the text into units, filters the places where a word may begin, and walks the trie at those.
 *
 * <p>Cost: about two nanoseconds a character for folding and filter; a walk takes at most {@link LongKeys#DEPTH} steps and one hash for each
 * length of longer words, so the whole is linear in the text. The limit it is up against is the loads of the class table and the bitmap, see
 * the floors in the benchmarks. The naive twin that judges it is in the tests. Not safe for many threads.
 */
final class LayerScan {

    private static final int FIRST_TERMINALS = 64;

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
    private @Nullable Spans allowances;

    private Layer layer;
    private Gate gate;
    private boolean overlapping;
    private boolean traced;

    // Where keys end on the path from one place, the shortest first.
    private int[] values = new int[FIRST_TERMINALS];
    private int[] ends = new int[FIRST_TERMINALS];
    private int terminals;
    private int[] @Nullable [] longEntries = new int[FIRST_TERMINALS][];
    private boolean ranOff;

    private final DenseUnits dense = new DenseUnits();
    private boolean hashed;

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
        hashed = false;
        int decide = window.last ? window.end : window.end - Window.CONTEXT;
        for (int k = 0; k < found; k++) {
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
            walk(unit);
            int step = ranOff ? HOLD : terminals == 0 ? GO_ON : judge(unit, sink);
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
        hashed = false;
        int found = candidates();
        for (int k = 0; k < found; k++) {
            walk(window.candidates[k]);
            for (int t = 0; t < terminals; t++) {
                spare(window.candidates[k], t);
            }
        }
        layer = main;
        check.use(main);
        window.from = from;
        window.last = last;
    }

    private void spare(int unit, int terminal) {
        for (int i = 0; i < entriesAt(terminal); i++) {
            spare(entryAt(terminal, i), unit, ends[terminal]);
        }
    }

    private void spare(int entry, int unit, int behind) {
        // One that noise makes longer might be seen or not, depending on where the window ends.
        if (check.measure(entry, unit, behind) && check.end - check.start <= MatchRules.LONGEST_COVER) {
            spared.add(window.base + check.start, window.base + check.end);
        }
    }

    private void walk(int first) {
        int[] base = layer.trie().base;
        char[] label = layer.trie().label;
        char[] units = window.units;
        int count = window.count;
        int state = layer.trie().root();
        int at = first;
        terminals = 0;
        ranOff = false;
        int previous = Units.SKIP;
        int lastSingle = layer.units().lastSingle;
        int longestFirstRun = layer.entries().longestFirstRun();
        boolean oneUnit = true;
        while (at < count) {
            int unit = units[at];
            if (unit == previous && unit > lastSingle) {
                // A word that begins with a repetition begins with the latest group that suffices: not with this one.
                if (oneUnit && at - first >= longestFirstRun) {
                    return;
                }
                at++;
                continue;
            }
            int slot = state + unit;
            if (label[slot] != unit || unit == Units.OTHER) {
                return;
            }
            oneUnit = at == first;
            at++;
            previous = unit;
            state = base[slot];
            if (state < 0) {
                tail(first, at, ~state);
                return;
            }
            if (label[state] == 0) {
                int place = ~base[state];
                terminal(first, at, DoubleArray.value(layer.trie().tails, place));
            }
        }
        ranOff = !window.last;
    }

    private void tail(int first, int at, int place) {
        char[] tails = layer.trie().tails;
        int length = DoubleArray.tailLength(tails, place);
        int from = place + DoubleArray.TAIL_HEAD;
        int lastSingle = layer.units().lastSingle;
        int behind = at;
        int matched = 0;
        while (matched < length) {
            if (behind == window.count) {
                ranOff = !window.last;
                return;
            }
            int unit = window.units[behind];
            if (unit == tails[from + matched]) {
                matched++;
            } else if (unit != window.units[behind - 1] || unit <= lastSingle || tooLate(first, at, behind, matched)) {
                return;
            }
            behind++;
        }
        terminal(first, behind, DoubleArray.value(tails, place));
    }

    // Whether a word that is still in its first run would begin with a later group than this one.
    private boolean tooLate(int first, int at, int behind, int matched) {
        return matched == 0
                && at == first + 1
                && behind - first >= layer.entries().longestFirstRun();
    }

    private void terminal(int first, int end, int value) {
        if (value < layer.entries().size()) {
            push(value, end, null);
            return;
        }
        int group = value - layer.entries().size();
        if (layer.groupStarts()[group] < layer.groupStarts()[group + 1]) {
            push(value, end, null);
        }
        LongKeys longer = layer.longKeys()[group];
        if (longer != null) {
            longer(longer, first);
        }
    }

    private void longer(LongKeys longer, int first) {
        if (!hashed) {
            dense.fill(window, layer.units());
            hashed = true;
        }
        for (int length : longer.lengths) {
            int end = dense.behind(first, length);
            if (end < 0) {
                ranOff = !window.last;
                return;
            }
            int[] entries = longer.find(dense.units, dense.hashes, dense.at(first), length);
            if (entries != null) {
                push(-1, end, entries);
            }
        }
    }

    private void push(int value, int end, int @Nullable [] entries) {
        if (terminals == values.length) {
            values = Arrays.copyOf(values, terminals * 2);
            ends = Arrays.copyOf(ends, terminals * 2);
            longEntries = Arrays.copyOf(longEntries, terminals * 2);
        }
        values[terminals] = value;
        ends[terminals] = end;
        longEntries[terminals++] = entries;
    }

    // How many entries the key has that ends at a terminal.
    private int entriesAt(int terminal) {
        int[] many = longEntries[terminal];
        if (many != null) {
            return many.length;
        }
        int group = values[terminal] - layer.entries().size();
        return group < 0 ? 1 : layer.groupStarts()[group + 1] - layer.groupStarts()[group];
    }

    private int entryAt(int terminal, int index) {
        int[] many = longEntries[terminal];
        if (many != null) {
            return many[index];
        }
        int group = values[terminal] - layer.entries().size();
        return group < 0 ? values[terminal] : layer.groupEntries()[layer.groupStarts()[group] + index];
    }

    // Spans to be let pass first, then words from the longest to the shortest.
    private int judge(int unit, HitSink sink) {
        for (int pass = layer.allows() ? 0 : 1; pass < 2; pass++) {
            for (int t = terminals - 1; t >= 0; t--) {
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
        for (int i = 0; i < entriesAt(terminal); i++) {
            int step = entry(entryAt(terminal, i), unit, ends[terminal], allows, sink);
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
