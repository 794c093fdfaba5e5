package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;
import java.util.List;

/** Whether an estimate rests on enough. */
public sealed interface Trust {

    /**
     * What speaks against the estimate.
     *
     * @return one or more reasons; empty if nothing does
     */
    List<Reason> reasons();

    /** Enough. */
    record Trusted() implements Trust {

        static final Trusted INSTANCE = new Trusted();

        @Override
        public List<Reason> reasons() {
            return List.of();
        }
    }

    /**
     * Too few: the value and its interval may be far off.
     *
     * @param reasons one or more
     */
    record TooFew(List<Reason> reasons) implements Trust {

        /**
         * Copies.
         *
         * @param reasons one or more
         */
        public TooFew {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw InvalidValueException.of("reasons against an estimate", "one or more", 0);
            }
        }
    }

    /**
     * What is lacking.
     *
     * @param lack of what
     * @param needed how much would do
     * @param got how much there is
     */
    record Reason(Lack lack, double needed, double got) {}

    /** What an estimate can lack. */
    enum Lack {
        /** Records. */
        RECORDS,
        /** Effective records: few records carry most of the weight. */
        EFFECTIVE_RECORDS,
        /** The share of effective records: the policies differ too much. */
        EFFECTIVE_SHARE,
        /** Rewards that differ: where all are the same, nothing says how much they vary. */
        DIFFERENT_REWARDS,
        /**
         * A mean weight of 1, but for chance: the log could not have shown what the policy wants, has not yet, or tells propensities that are
         * not those that were used.
         */
        MEAN_WEIGHT
    }
}
