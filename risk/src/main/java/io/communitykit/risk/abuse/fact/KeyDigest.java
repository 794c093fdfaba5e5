package io.communitykit.risk.abuse.fact;

import java.util.HexFormat;

/**
 * A thing that a member was seen with, as a keyed digest of 128 bits: equal for the same thing, and unreadable without the host's secret.
 *
 * @param high the first eight bytes
 * @param low the last eight bytes
 */
public record KeyDigest(long high, long low) implements Comparable<KeyDigest> {

    /** Orders by the bytes, the first counting most, taken as unsigned. */
    @Override
    public int compareTo(KeyDigest other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
