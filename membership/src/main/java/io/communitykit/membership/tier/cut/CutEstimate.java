package io.communitykit.membership.tier.cut;

import java.util.function.Function;

/**
 * Where a cut would fall if it were made of the sums as they are now. Sums are minor units of the rule's currency. Immutable and
 * safe for many threads.
 */
public sealed interface CutEstimate {

    /**
     * How many members the share would be taken of; exact.
     *
     * @return 0 or more
     */
    long population();

    /**
     * How many places there would be; exact.
     *
     * @return 0 to the population
     */
    long places();

    /**
     * Answers with the function of the case at hand.
     *
     * @param <T> what the functions return
     * @param between for a cut that can be made
     * @param none for a cut that cannot
     * @return what the chosen function returned
     */
    default <T> T fold(Function<? super Between, ? extends T> between, Function<? super None, ? extends T> none) {
        return this instanceof Between bounds ? between.apply(bounds) : none.apply((None) this);
    }

    /**
     * The threshold of the exact cut lies within bounds. Where a rule excludes all ties, that cut may still come to {@link
     * NoCut#ALL_TIED}, which a summary cannot always see; then reaching {@code high} says nothing.
     *
     * @param population how many members the share is taken of
     * @param places how many places there are
     * @param low the threshold is no less
     * @param high the threshold is no more; at least {@code low}
     */
    record Between(long population, long places, long low, long high) implements CutEstimate {

        /**
         * How much more a member of the population would have to spend while the others stay as they are. Where ties at the
         * edge are broken by key or all excluded, the threshold itself may not suffice and one minor unit above it does.
         *
         * @param sum the member's net spend now
         * @return from 0 on; 0 to 0 where the sum is at or above the threshold for certain
         */
        public More more(long sum) {
            return new More(distance(sum, low), distance(sum, high));
        }

        private static long distance(long sum, long bound) {
            if (sum >= bound) {
                return 0;
            }
            long difference = bound - sum;
            return difference > 0 ? difference : Long.MAX_VALUE;
        }
    }

    /**
     * Nobody would be in.
     *
     * @param reason why
     * @param population how many members the share is taken of
     * @param places how many places there are
     */
    record None(NoCut reason, long population, long places) implements CutEstimate {}

    /**
     * "About so much more."
     *
     * @param least no less is needed, 0 or more
     * @param most no more is needed; {@link Long#MAX_VALUE} even where it is more
     */
    record More(long least, long most) {}
}
