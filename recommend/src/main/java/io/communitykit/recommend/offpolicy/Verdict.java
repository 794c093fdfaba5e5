package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.function.Function;

/** What the log says of proposed weights. */
public sealed interface Verdict {

    /**
     * One answer for each case.
     *
     * @param better if the proposal is better
     * @param notProven if that is not proven
     * @param tooFew if there is too little to say
     * @param <T> the answer
     * @return the answer
     */
    default <T> T fold(Function<Better, T> better, Function<NotProven, T> notProven, Function<TooFewData, T> tooFew) {
        if (this instanceof Better it) {
            return better.apply(it);
        }
        if (this instanceof NotProven it) {
            return notProven.apply(it);
        }
        return tooFew.apply((TooFewData) this);
    }

    /**
     * The whole interval of the difference lies above 0.
     *
     * @param atLeast its lower end
     */
    record Better(double atLeast) implements Verdict {}

    /**
     * Nothing speaks for a change.
     *
     * @param finding why
     */
    record NotProven(Finding finding) implements Verdict {}

    /**
     * Too little is known.
     *
     * @param reasons what is lacking, one or more
     */
    record TooFewData(List<Trust.Reason> reasons) implements Verdict {

        /**
         * Copies.
         *
         * @param reasons what is lacking
         */
        public TooFewData {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw InvalidValueException.of("reasons against a verdict", "one or more", 0);
            }
        }
    }

    /** Why nothing is proven. */
    enum Finding {
        /** No proposal was better than the present weights on the half of the log that chooses. */
        NO_PROPOSAL,
        /** The interval of the difference holds 0. */
        INTERVAL_HOLDS_ZERO,
        /** The whole interval of the difference lies below 0: the proposal is worse. */
        WORSE
    }
}
