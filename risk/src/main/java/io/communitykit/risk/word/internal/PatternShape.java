package io.communitykit.risk.word.internal;

import java.util.BitSet;

/**
 * A pattern as it was read.
 *
 * @param before the set that must not stand before a match; {@link #NO_GUARD} for none
 * @param body what matches
 * @param after the set that must not stand behind a match; {@link #NO_GUARD} for none
 * @param named the characters that the pattern names, before folding
 */
record PatternShape(int before, PatternNode body, int after, BitSet named) {

    static final int NO_GUARD = -1;
}
