package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Truth;
import java.util.Set;

/** Sets of truth values as bits: which of the three something may still be. */
final class Truths {

    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int UNKNOWN = 4;
    static final int NOT_TRUE = FALSE | UNKNOWN;
    static final int EITHER = TRUE | FALSE;
    static final int ANY = TRUE | FALSE | UNKNOWN;

    private Truths() {}

    static int of(Truth truth) {
        return switch (truth) {
            case TRUE -> TRUE;
            case FALSE -> FALSE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static int of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    static int of(Set<Truth> truths) {
        int mask = 0;
        for (Truth truth : truths) {
            mask |= of(truth);
        }
        return mask;
    }

    /** What the denial may be. */
    static int not(int mask) {
        return (mask & UNKNOWN) | ((mask & TRUE) << 1) | ((mask & FALSE) >> 1);
    }

    static boolean isSettled(int mask) {
        return Integer.bitCount(mask) == 1;
    }
}
