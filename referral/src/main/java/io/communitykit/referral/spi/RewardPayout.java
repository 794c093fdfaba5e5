package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.RewardUnit;

/**
 * Pays rewards, and takes them back: the way out of referrals into a wallet, a points account or a benefit. Called after what it is called
 * for was committed; after a crash in between it is called again with the same key, so it must do what one key asks for once only, and
 * answer as it did. What it throws means {@link Outcome.Later}. May be called from many threads.
 */
public interface RewardPayout {

    /**
     * Pays.
     *
     * @param order what to pay to whom; all of it or nothing
     * @return what became of it
     */
    Outcome pay(Order order);

    /**
     * Takes back.
     *
     * @param order what to take back from whom
     * @param policy {@link Clawback#NEGATIVE_BALANCE}: all of it, whatever the balance becomes; {@link Clawback#FLOOR_ZERO_WITH_DEBT}: what
     *     is there
     * @return what became of it; a part is enough
     */
    Outcome recover(Order order, Clawback policy);

    /**
     * What to do.
     *
     * @param key names it, together with the beneficiary; the same however often it is asked for
     * @param beneficiary whom it concerns
     * @param unit in what
     * @param amount how much, 1 or more
     */
    record Order(IdempotencyKey key, MemberId beneficiary, RewardUnit unit, long amount) {}

    /** What became of it. */
    sealed interface Outcome {

        /**
         * It is done.
         *
         * @param amount how much, 0 or more; of a payment all of it, whatever is said here
         */
        record Done(long amount) implements Outcome {

            /**
             * Checks the amount.
             *
             * @param amount how much
             */
            public Done {
                if (amount < 0) {
                    throw InvalidValueException.of("amount that is done", "0 or more", amount);
                }
            }
        }

        /**
         * It is not done and never will be.
         *
         * @param why for the operator's eyes; no personal data
         */
        record Refused(String why) implements Outcome {}

        /**
         * It is not known to be done. It will be asked for again.
         *
         * @param why for the operator's eyes; no personal data
         */
        record Later(String why) implements Outcome {}
    }
}
