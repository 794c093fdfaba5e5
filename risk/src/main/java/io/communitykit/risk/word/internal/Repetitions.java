package io.communitykit.risk.word.internal;

import java.util.BitSet;

/**
 * What a filter must know of units that stand more than once in a row.
 *
 * @param lastSingle units up to this one are never taken together
 * @param first the units with which keys begin that want them more than once
 * @param once the units that are keys by themselves and may stand once
 * @param onlyMore the units that are keys by themselves, but must stand more than once
 */
record Repetitions(int lastSingle, BitSet first, BitSet once, BitSet onlyMore) {}
