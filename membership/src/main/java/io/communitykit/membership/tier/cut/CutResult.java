package io.communitykit.membership.tier.cut;

import java.util.function.Function;

/** What a cut came to. Sums are minor units of the rule's currency. Immutable and safe for many threads. */
public sealed interface CutResult {

    /**
     * When it was made, over which window, and until when it holds.
     *
     * @return the cut-off
     */
    CutOff off();

    /**
     * How many members the share was taken of.
     *
     * @return 0 or more
     */
    long population();

    /**
     * How many places there were by the share.
     *
     * @return 0 to the population
     */
    long places();

    /**
     * Where members with a sum stand, provided that the sum belongs to the population.
     *
     * @param sum net spend
     * @return the place
     */
    Place place(long sum);

    /**
     * Answers with the function of the case at hand.
     *
     * @param <T> what the functions return
     * @param made for a cut with at least one member in
     * @param none for a cut without
     * @return what the chosen function returned
     */
    default <T> T fold(Function<? super Made, ? extends T> made, Function<? super None, ? extends T> none) {
        return this instanceof Made some ? made.apply(some) : none.apply((None) this);
    }

    /**
     * Somebody is in.
     *
     * @param off when it was made
     * @param population how many members the share was taken of, above 0
     * @param places how many there were by the share, above 0
     * @param admitted how many are in, above 0; more than places only where ties are all included
     * @param threshold the smallest sum that is in; 0 or more
     * @param edge equal sums where the places ran out
     * @param heldBack places left empty because of the minimum, 0 or more
     */
    record Made(CutOff off, long population, long places, long admitted, long threshold, Edge edge, long heldBack)
            implements CutResult {

        @Override
        public Place place(long sum) {
            if (sum == threshold && edge.split()) {
                return Place.BY_KEY;
            }
            return sum >= threshold ? Place.IN : Place.OUT;
        }
    }

    /**
     * Nobody is in.
     *
     * @param off when it was made
     * @param reason why
     * @param population how many members the share was taken of, 0 or more
     * @param places how many there were by the share, 0 or more
     */
    record None(CutOff off, NoCut reason, long population, long places) implements CutResult {

        @Override
        public Place place(long sum) {
            return Place.OUT;
        }
    }

    /**
     * Members with equal sums for whom there were not enough places. Both numbers are 0 where the last place left no equal
     * sum outside, or where the minimum decided.
     *
     * @param included how many of them are in
     * @param excluded how many of them are not
     */
    record Edge(long included, long excluded) {

        /** No equal sums were at the edge. */
        static final Edge CLEAN = new Edge(0, 0);

        /** Whether some are in and some are not. */
        boolean split() {
            return included > 0 && excluded > 0;
        }
    }
}
