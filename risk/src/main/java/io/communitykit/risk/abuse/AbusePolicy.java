package io.communitykit.risk.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.internal.Ranges;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What speaks against a referral and how much. The score is {@code 1 - product of (1 - weight * strength)} over the signals (noisy-OR):
 * more evidence never lowers it. Immutable and safe for many threads.
 *
 * @param version this edition; verdicts name it
 * @param keys what each kind of key is worth, 1 to 64 kinds
 * @param weights of each signal, 0 to 10,000 basis points; a signal that is not there has 0
 * @param review from this score on a human should look, 1 to 10,000 basis points
 * @param block from this score on no reward should be paid, at least {@code review}
 * @param limits from where on a pattern means something
 */
public record AbusePolicy(
        PolicyVersion version,
        Map<KeyKind, KeyRule> keys,
        Map<Signal, Integer> weights,
        int review,
        int block,
        AbuseLimits limits) {

    /** Documents of kind {@code abuse-policy}. */
    public static final PolicyKind<AbusePolicy> KIND = new AbusePolicyKind();

    /** What suits a shop: review from 0.5 and block from 0.85 on. */
    public static final AbusePolicy USUAL = new AbusePolicy(
            new PolicyVersion("1"), UsualAbuse.KEYS, UsualAbuse.WEIGHTS, 5_000, 8_500, AbuseLimits.USUAL);

    /** The largest number of kinds of keys. */
    public static final int MOST_KINDS = 64;

    /**
     * Checks the ranges and copies.
     *
     * @param version this edition
     * @param keys what each kind of key is worth
     * @param weights of each signal
     * @param review from this score on a human should look
     * @param block from this score on no reward should be paid
     * @param limits from where on a pattern means something
     */
    public AbusePolicy {
        Ranges.within("kinds of keys", keys.size(), 1, MOST_KINDS);
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        Map<Signal, Integer> all = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            int weight = weights.getOrDefault(signal, 0);
            all.put(signal, Ranges.within("weight of " + signal.text(), weight, 0, Ranges.BASIS));
        }
        weights = Collections.unmodifiableMap(all);
        Ranges.within("review threshold", review, 1, Ranges.BASIS);
        Ranges.within("block threshold", block, 1, Ranges.BASIS);
        if (block < review) {
            throw InvalidValueException.of("block threshold", "at least the review threshold " + review, block);
        }
    }

    /**
     * The weight of a signal.
     *
     * @param signal which
     * @return basis points
     */
    public int weight(Signal signal) {
        return weights.getOrDefault(signal, 0);
    }

    /**
     * The same with other weights, as a new edition.
     *
     * @param edition its version
     * @param changed the weights
     * @return the policy
     */
    public AbusePolicy weighing(PolicyVersion edition, Map<Signal, Integer> changed) {
        return new AbusePolicy(edition, keys, changed, review, block, limits);
    }
}
