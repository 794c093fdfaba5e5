package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * Takes the places that a {@link PatternSet} finds, and remembers from one window of a text to the next where the last hit of
 * each pattern ended. For one thread; may serve one text after another.
 */
public abstract class PatternSink {

    /** How many places are looked for at once. */
    static final int BLOCK = 1024;

    /** Where patterns may begin in the part of a window that is being scanned. */
    final int[] places = new int[BLOCK];

    private int[] ends = new int[0];
    private long steps;

    /** Creates a sink for the start of a text. */
    protected PatternSink() {}

    /**
     * Takes a hit. Hits come in the order of their starts, those of one start in the order of the patterns.
     *
     * @param start index of the first character in the window, in UTF-16 code units
     * @param end index after the last character
     * @param pattern the number of the pattern, from 0, in the order in which they were compiled
     */
    public abstract void hit(int start, int end, int pattern);

    /** Forgets everything: what is scanned next is the start of another text. */
    public final void restart() {
        Arrays.fill(ends, 0);
        steps = 0;
    }

    /**
     * Says that the characters moved towards the start of the window.
     *
     * @param by how many UTF-16 code units fell off at the start, 0 or more
     */
    public final void slide(int by) {
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Math.max(0, ends[i] - by);
        }
    }

    /** How many characters were looked at since the start, those looked at twice counted twice. */
    final long steps() {
        return steps;
    }

    final void count(int more) {
        steps += more;
    }

    final void expect(int patterns) {
        if (ends.length < patterns) {
            ends = Arrays.copyOf(ends, patterns);
        }
    }

    final int end(int pattern) {
        return ends[pattern];
    }

    final void found(int start, int end, int pattern) {
        ends[pattern] = end;
        hit(start, end, pattern);
    }
}
