package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import java.time.LocalDate;
import java.util.Currency;

/**
 * Says what a shop keeps of a commission for the tax office. Implement this to follow the rules that hold where the shop trades; this
 * library has none built in. The answer rests on the question alone: it is asked while a statement is closed, which a store may run again.
 * Safe for many threads.
 */
public interface Withholding {

    /**
     * What is kept of one income of one statement.
     *
     * @param income who earns what
     * @return the tax, from 0 to the gross
     */
    Withheld withhold(Income income);

    /** What a beneficiary is before the tax office. */
    enum Beneficiary {
        /** A natural person. */
        INDIVIDUAL,
        /** A natural person who trades under a registration of their own. */
        SOLE_TRADER,
        /** A company. */
        COMPANY
    }

    /** What an income is paid for. */
    enum IncomeKind {
        /** A share of sales. */
        COMMISSION,
        /** Tasks that were done. */
        TASK_FEE,
        /** A year's contract. */
        ANNUAL_FEE
    }

    /**
     * An income to be taxed.
     *
     * @param beneficiary what who earns it is
     * @param kind what it is paid for
     * @param currency of the amounts
     * @param gross what is to be paid before tax, in minor units, 1 or more
     * @param toDate what statements of the same calendar year paid for the same before, in minor units, 0 or more
     * @param day the first day of the statement's period
     */
    record Income(Beneficiary beneficiary, IncomeKind kind, Currency currency, long gross, long toDate, LocalDate day) {

        /**
         * Checks the amounts.
         *
         * @param beneficiary what who earns it is
         * @param kind what it is paid for
         * @param currency of the amounts
         * @param gross what is to be paid before tax
         * @param toDate what was paid before
         * @param day the first day of the statement's period
         */
        public Income {
            if (gross < 1 || toDate < 0) {
                throw InvalidValueException.of(
                        "income", "a gross of 1 or more and 0 or more to date", gross + " and " + toDate);
            }
        }
    }

    /**
     * What is kept and what is left.
     *
     * @param tax minor units, 0 or more
     * @param net minor units, 0 or more
     * @param ruleId which rule said so, for the statement
     */
    record Withheld(long tax, long net, String ruleId) {

        /**
         * Checks the amounts.
         *
         * @param tax what is kept
         * @param net what is left
         * @param ruleId which rule said so
         */
        public Withheld {
            if (tax < 0 || net < 0) {
                throw InvalidValueException.of("tax and net", "0 or more", tax + " and " + net);
            }
        }

        /**
         * Keeps some of an amount.
         *
         * @param gross the amount
         * @param tax what is kept, at most the amount
         * @param ruleId which rule said so
         * @return tax and net
         */
        public static Withheld of(long gross, long tax, String ruleId) {
            return new Withheld(tax, Math.subtractExact(gross, tax), ruleId);
        }
    }
}
