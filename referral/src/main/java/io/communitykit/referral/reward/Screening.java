package io.communitykit.referral.reward;

import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a screen for abuse says of a referral, of each side apart. Immutable and safe for many threads.
 *
 * @param verdicts of each side; a side that is missing passes; unmodifiable
 */
public record Screening(Map<Side, Verdict> verdicts) {

    /** Both sides pass. */
    public static final Screening PASSED = new Screening(Map.of());

    /** What a screen says of a side. */
    public sealed interface Verdict {

        /** It passes. */
        record Pass() implements Verdict {}

        /**
         * Somebody should look at it.
         *
         * @param reason why
         */
        record Review(Reason reason) implements Verdict {}

        /**
         * It is refused.
         *
         * @param reason why
         */
        record Refuse(Reason reason) implements Verdict {}
    }

    /**
     * Copies the verdicts.
     *
     * @param verdicts of each side
     */
    public Screening {
        Map<Side, Verdict> copy = new EnumMap<>(Side.class);
        copy.putAll(verdicts);
        verdicts = Collections.unmodifiableMap(copy);
    }

    /**
     * What the screen says of a side.
     *
     * @param side which
     * @return the verdict
     */
    public Verdict of(Side side) {
        return verdicts.getOrDefault(side, new Verdict.Pass());
    }
}
