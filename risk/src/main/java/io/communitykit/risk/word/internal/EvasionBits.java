package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sets of tricks as bits. Stateless. */
public final class EvasionBits {

    private static final List<Evasion> KINDS = List.of(Evasion.values());

    private EvasionBits() {}

    /**
     * The bit of a trick.
     *
     * @param kind the trick
     * @return one bit, by position in the enum
     */
    public static long of(Evasion kind) {
        return 1L << KINDS.indexOf(kind);
    }

    /**
     * The tricks of some bits.
     *
     * @param bits by position in the enum
     * @return a set in that order
     */
    public static Set<Evasion> set(long bits) {
        EnumSet<Evasion> kinds = EnumSet.noneOf(Evasion.class);
        for (long left = bits; left != 0; left &= left - 1) {
            kinds.add(KINDS.get(Long.numberOfTrailingZeros(left)));
        }
        return kinds;
    }
}
