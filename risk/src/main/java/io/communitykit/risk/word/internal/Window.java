package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * The part of a text that is being scanned, and the arrays that this takes: kept and used again, so that a scan makes no garbage. Before
 * {@link #from} stand the last characters that were scanned before, for those who look at what precedes a hit. Not safe for many threads.
 */
final class Window {

    /**
     * How many characters are kept before, and are there behind, every place that is decided: more than the guards of a pattern look at, see
     * {@link PatternSet#context}, and more than a span of a call covers.
     */
    static final int CONTEXT = 512;
    /** How many characters are read at once. */
    static final int BLOCK = 8192;
    /** The window never grows beyond this: places carry 5 more bits. */
    static final int LARGEST = 1 << 26;

    private static final int FEWEST_RUNS = 16;
    private static final int PLACE_BITS = 26;
    private static final int PLACE = (1 << PLACE_BITS) - 1;

    char[] text = new char[CONTEXT * 3 + BLOCK];
    /** Where undecided text starts. */
    int from;
    /** Where the text ends. */
    int end;
    /** Whether everything is decided now: the text ends there, or the window grows no further. */
    boolean last;
    /** What must be added to an index to have the index in the whole text. */
    long base;

    char[] units = new char[CONTEXT * 3 + BLOCK + 2];
    int[] places = new int[CONTEXT * 3 + BLOCK + 2];
    int[] candidates = new int[CONTEXT * 3 + BLOCK + 2];
    int count;
    /** Whether some character stands for several units, or two chars for one. */
    boolean uneven;

    /** The units that stand more than once in a row, of those that were asked for; in order, each once. */
    int[] runs = new int[FEWEST_RUNS];

    int runCount;

    private int lastComplex;
    /** How much of the text was written to. */
    private int used;
    /** Whether the whole text was read. */
    boolean done;

    private boolean split;

    /** Where a unit's character starts. */
    int place(int unit) {
        return places[unit] & PLACE;
    }

    /** Which of the units of its character a unit is. */
    int sub(int unit) {
        return places[unit] >>> PLACE_BITS;
    }

    /** Begins another text. What a member wrote does not stay here. */
    void clear() {
        Arrays.fill(text, 0, Math.min(used, text.length), '\0');
        used = 0;
        from = 0;
        end = 0;
        base = 0;
        last = false;
    }

    /**
     * Forgets what is decided, but for some context, and makes room.
     *
     * @param hold what is kept from here on
     * @return how many characters may be read to {@link #end}
     */
    int slide(int hold) {
        int keep = Math.max(0, hold - CONTEXT);
        if (keep > 0 && keep < end && Character.isLowSurrogate(text[keep])) {
            keep--;
        }
        if (keep > 0) {
            System.arraycopy(text, keep, text, 0, end - keep);
            base += keep;
            end -= keep;
        }
        from = hold - keep;
        if (text.length - end < BLOCK / 2) {
            text = Arrays.copyOf(text, (int) Math.min(LARGEST, text.length * 2L));
        }
        return text.length - end;
    }

    /**
     * Slides, and reads what there is room for. Where the window is full and grows no further, it is decided as if the text ended here.
     *
     * @param hold what is kept from here on
     * @param source the text
     */
    void fill(int hold, TextSource source) {
        int room = slide(hold);
        end += source.read(text, end, room);
        used = Math.max(used, end);
        done = source.exhausted();
        last = done || room == 0;
        split = !last && end > from && Character.isHighSurrogate(text[end - 1]);
        if (split) {
            end--;
        }
    }

    /**
     * Takes a whole text at once. The window is clear.
     *
     * @param whole no longer than {@link #BLOCK}
     */
    void show(CharSequence whole) {
        end = whole.length();
        used = end;
        TextSource.copy(whole, 0, end, text, 0);
        done = true;
        last = true;
        split = false;
    }

    /** Makes ready for the next {@link #fill}: takes back the half of a character that was left out. */
    void open() {
        if (split) {
            end++;
        }
    }

    /**
     * Reads characters from {@link #from} as units.
     *
     * @param table what characters stand for
     * @param doubles a bit for each unit whose runs go to {@link #runs}
     */
    void fold(Units table, long[] doubles) {
        int length = end - from + 2;
        if (units.length < length) {
            units = new char[length + length / 2];
            places = new int[units.length];
            candidates = new int[units.length];
        }
        uneven = false;
        count = 0;
        runCount = 0;
        int at = from;
        int n = 0;
        int previous = Units.SKIP;
        char[] chars = text;
        char[] map = table.table;
        char[] out = units;
        int[] where = places;
        int lastSingle = table.lastSingle;
        int stop = end;
        while (at < stop) {
            int unit = map[chars[at]];
            if (unit == Units.COMPLEX) {
                count = n;
                at = complex(table, doubles, at, previous);
                n = count;
                out = units;
                where = places;
                previous = lastComplex;
                continue;
            }
            // Repetitions are rare and foreseen; what is skipped is neither, so it is written and then written over,
            // without a branch.
            if (unit == previous && unit > lastSingle) {
                noteRun(doubles, unit, n - 1);
                at++;
                continue;
            }
            out[n] = (char) unit;
            where[n] = at++;
            n += (unit - Units.SKIP) >>> 31;
            previous = unit;
        }
        count = n;
        out[n] = 0;
        out[n + 1] = 0;
    }

    private int complex(Units table, long[] doubles, int at, int before) {
        int codePoint = Character.codePointAt(text, at, end);
        int behind = at + Character.charCount(codePoint);
        int expansion = table.expansion(codePoint);
        uneven = true;
        if (expansion < 0) {
            put(Units.OTHER, at, 0);
            lastComplex = Units.OTHER;
            return behind;
        }
        int length = Units.length(expansion);
        lastComplex = length == 0 ? Units.SKIP : table.expanded(expansion, length - 1);
        if (units.length < count + length + (end - at) + 2) {
            growUnits(count + length + (end - at) + 2);
        }
        int previous = before;
        for (int i = 0; i < length; i++) {
            int unit = table.expanded(expansion, i);
            if (unit != previous || !table.collapses(unit)) {
                put(unit, at, i);
            } else {
                noteRun(doubles, unit, count - 1);
            }
            previous = unit;
        }
        return behind;
    }

    /**
     * Adds the runs to the candidates.
     *
     * @param found how many candidates there are, in order
     * @return how many there are then, in order, each once
     */
    int addRuns(int found) {
        int total = found + runCount;
        if (candidates.length < total) {
            candidates = Arrays.copyOf(candidates, total);
        }
        int left = found - 1;
        int run = runCount - 1;
        int to = total;
        while (run >= 0) {
            int index = runs[run];
            if (left >= 0 && candidates[left] >= index) {
                run -= candidates[left] == index ? 1 : 0;
                candidates[--to] = candidates[left--];
            } else {
                candidates[--to] = index;
                run--;
            }
        }
        System.arraycopy(candidates, to, candidates, left + 1, total - to);
        return left + 1 + total - to;
    }

    private void noteRun(long[] doubles, int unit, int index) {
        int word = unit >>> 6;
        if (word >= doubles.length || (doubles[word] >>> unit & 1) == 0) {
            return;
        }
        if (runCount > 0 && runs[runCount - 1] == index) {
            return;
        }
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, runCount * 2);
        }
        runs[runCount++] = index;
    }

    private void put(int unit, int at, int sub) {
        places[count] = at | (sub << PLACE_BITS);
        units[count++] = (char) unit;
    }

    private void growUnits(int needed) {
        int length = needed + needed / 2;
        units = Arrays.copyOf(units, length);
        places = Arrays.copyOf(places, length);
        candidates = Arrays.copyOf(candidates, length);
    }
}
