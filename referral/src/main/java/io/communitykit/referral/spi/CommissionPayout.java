package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Pays what a statement says. Implement this over a wallet, a bank or points. It is called after the statement was closed and committed,
 * outside of any transaction; before the answer is kept the process may die, and the same payment is told again with the same key.
 *
 * <ul>
 *   <li><b>Once.</b> A payment with a key that was paid is answered {@link Outcome.Paid} again and pays nothing again, also where both come
 *       at the same time.
 *   <li><b>Told apart.</b> What it refuses for good is {@link Outcome.Refused}; what it could not find out, or may work later, is {@link
 *       Outcome.Again}. An exception counts as not found out and goes through to the caller.
 * </ul>
 *
 * <p>Safe for many threads.
 */
public interface CommissionPayout {

    /**
     * Pays, or says why not.
     *
     * @param payment what to whom
     * @return what came of it
     */
    Outcome pay(Payment payment);

    /**
     * A payment.
     *
     * @param program of which program
     * @param promoter to whom
     * @param period first day of the statement's period; with program and promoter the key
     * @param amount after tax; above 0, or below 0 where the promoter owes it and the policy lets balances fall below 0
     */
    record Payment(ProgramId program, MemberId promoter, LocalDate period, Money amount) {

        /**
         * Refuses a payment of nothing.
         *
         * @param program of which program
         * @param promoter to whom
         * @param period first day of the statement's period
         * @param amount after tax
         */
        public Payment {
            if (amount.minor() == 0) {
                throw InvalidValueException.of("amount of a payment", "not 0", amount);
            }
        }

        /** Program, promoter and period; no amount. */
        @Override
        public String toString() {
            return "statement " + period + " of " + promoter + " in " + program;
        }
    }

    /** What came of a payment. */
    sealed interface Outcome {

        /**
         * It is paid.
         *
         * @param reference the payer's own number of it, for the statement; empty text for none
         */
        record Paid(String reference) implements Outcome {}

        /**
         * It will not be paid as it is.
         *
         * @param why for who looks at the statement; no personal data
         */
        record Refused(String why) implements Outcome {}

        /**
         * To be tried again.
         *
         * @param why for who looks at the statement; no personal data
         * @param notBefore when, in microseconds
         */
        record Again(String why, Instant notBefore) implements Outcome {

            /**
             * Cuts the instant.
             *
             * @param why for who looks at the statement
             * @param notBefore when
             */
            public Again {
                notBefore = Timestamps.cut("instant of another try", notBefore);
            }
        }
    }
}
