package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.internal.Spans;
import java.time.Period;

/** How long a tier that was reached is kept before what the member did since is looked at. Immutable and safe for many threads. */
public sealed interface Validity {

    /** No longer than the value is at least what the tier needs to be kept. */
    record Continuous() implements Validity {
        /** The only one. */
        public static final Continuous INSTANCE = new Continuous();
    }

    /**
     * Until the end of the window's period in which it was reached, or of a later one; each review that it passes keeps it for
     * one period more. A review looks at the period that ends with it. For windows that have periods.
     *
     * @param later how many periods later, 0 to 100
     */
    record PeriodEnd(int later) implements Validity {

        /**
         * Checks the number.
         *
         * @param later how many periods later, 0 to 100
         */
        public PeriodEnd {
            if (later < 0 || later > 100) {
                throw InvalidValueException.of("periods later", "0 to 100", later);
            }
        }
    }

    /**
     * So long after the day on which it was reached or last confirmed. A review looks at the window as it was on the day before.
     *
     * @param length above 0; months clamp
     */
    record Term(Period length) implements Validity {

        /**
         * Checks the length.
         *
         * @param length above 0, at most 1,000 years
         */
        public Term {
            Spans.require("length of a term", length);
        }
    }
}
