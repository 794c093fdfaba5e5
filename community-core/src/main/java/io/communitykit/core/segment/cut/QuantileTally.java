package io.communitykit.core.segment.cut;

import com.google.common.hash.Hashing;
import io.communitykit.core.id.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Takes one value a member and cuts them into groups. Not safe for many threads.
 *
 * <p>The cut is the same for any order of telling. Takes 16 bytes a member and 64 KiB; no id is kept. Cutting sorts in place, in
 * time proportional to the members times the logarithm of their different values. More may be told after a cut, for the next one.
 * Each member is told once at most: a member told twice counts as two, which is not noticed.
 */
public final class QuantileTally {

    private final QuantileRule rule;
    private final RankedPairs pairs = new RankedPairs();
    private long missing;

    private QuantileTally(QuantileRule rule) {
        this.rule = rule;
    }

    /**
     * Starts without members.
     *
     * @param rule into how many groups
     * @return a tally
     */
    public static QuantileTally of(QuantileRule rule) {
        return new QuantileTally(rule);
    }

    /**
     * Tells a member's value.
     *
     * @param member who
     * @param value any number; the larger, the higher the group
     */
    public void add(MemberId member, long value) {
        pairs.add(value, key(rule.ties(), member));
    }

    /** Tells that a member has no value. Such a member is counted as missing, and in no group. */
    public void addMissing() {
        missing++;
    }

    /**
     * Cuts what was told so far.
     *
     * @param asOf the instant that the values are of; cut to microseconds
     * @return the groups, or that there were too few members
     */
    public QuantileCut cut(Instant asOf) {
        if (pairs.size() < rule.smallest()) {
            return new QuantileCut.None(rule, asOf, pairs.size(), missing);
        }
        pairs.sort();
        BandBuilder bands = new BandBuilder();
        long size = pairs.size();
        for (long start = 0; start < size; ) {
            long end = endOfTie(start);
            long rank = rule.ties() == Ties.TO_HIGHER ? end - 1 : start;
            bands.add((int) (1 + rank * rule.groups() / size), pairs.value(start), pairs.key(start), end - start);
            start = end;
        }
        return new QuantileCut.Made(rule, asOf, size, missing, bands.finish());
    }

    private long endOfTie(long start) {
        long value = pairs.value(start);
        long key = pairs.key(start);
        long end = start + 1;
        while (end < pairs.size() && pairs.value(end) == value && pairs.key(end) == key) {
            end++;
        }
        return end;
    }

    /** What tells members with equal values apart: nothing, unless the rule asks for it. */
    static long key(Ties ties, MemberId member) {
        return ties == Ties.BY_HASH
                ? Hashing.murmur3_128()
                        .hashString(member.value(), StandardCharsets.UTF_8)
                        .asLong()
                : 0;
    }
}
