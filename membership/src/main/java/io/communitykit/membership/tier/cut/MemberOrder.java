package io.communitykit.membership.tier.cut;

import io.communitykit.core.id.MemberId;
import java.util.Comparator;

/**
 * The order in which winners are told and ties are broken. It says nothing about merit; what counts is that it is the same
 * on every machine and in every database that compares bytes. Immutable and safe for many threads.
 */
public enum MemberOrder implements Comparator<MemberId> {
    /** By the bytes of the id in UTF-8, unsigned, a prefix first; the same as by code points. */
    BYTES;

    /** Compares in time proportional to the common prefix; makes no object. */
    @Override
    public int compare(MemberId a, MemberId b) {
        String x = a.value();
        String y = b.value();
        int common = Math.min(x.length(), y.length());
        for (int i = 0; i < common; i++) {
            char c = x.charAt(i);
            char d = y.charAt(i);
            if (c != d) {
                return Integer.compare(weight(c), weight(d));
            }
        }
        return Integer.compare(x.length(), y.length());
    }

    /** In UTF-16 the halves of a supplementary character come before U+E000; in UTF-8 it comes after all others. */
    private static int weight(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
    }
}
