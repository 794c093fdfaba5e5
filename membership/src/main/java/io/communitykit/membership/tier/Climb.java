package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By what members climb a ladder, and when they fall.
 *
 * @param measure what counts
 * @param window over which time; the whole lifetime for a balance
 * @param upgrade when a higher tier is given
 * @param validity how long a tier is kept before it is looked at again
 * @param downgrade what becomes of who no longer has enough
 * @param notice how long ahead a fall is announced, as it would come if nothing more happened; empty for not at all
 */
public record Climb(
        Measure measure,
        Window window,
        Upgrade upgrade,
        Validity validity,
        Downgrade downgrade,
        Optional<Period> notice) {

    /** When a higher tier is given. */
    public enum Upgrade {
        /** With the fact by which the value reaches the threshold. */
        AT_ONCE,
        /** At the end of the window's period, for what came in during it. */
        PERIOD_END
    }

    /**
     * Checks that the parts go together.
     *
     * @param measure what counts
     * @param window over which time
     * @param upgrade when a higher tier is given
     * @param validity how long a tier is kept
     * @param downgrade what becomes of who no longer has enough
     * @param notice how long ahead a fall is announced
     */
    public Climb {
        problems(measure, window, upgrade, validity, downgrade).stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw InvalidValueException.of(problem.part(), problem.expected(), problem.given());
                });
        if (notice.filter(span -> span.isNegative() || span.isZero()).isPresent()) {
            throw InvalidValueException.of("notice", "above 0", notice.get());
        }
    }

    /**
     * A ladder that follows a balance from one moment to the next.
     *
     * @param measure what counts
     */
    public Climb(Measure measure) {
        this(
                measure,
                Window.Lifetime.INSTANCE,
                Upgrade.AT_ONCE,
                Validity.Continuous.INSTANCE,
                Downgrade.FULL,
                Optional.empty());
    }

    /**
     * Why parts do not go together.
     *
     * @param part the part that does not fit
     * @param expected what would
     * @param given what it is
     */
    public record Problem(String part, String expected, Object given) {}

    /**
     * Says whether parts go together.
     *
     * @param measure what counts
     * @param window over which time
     * @param upgrade when a higher tier is given
     * @param validity how long a tier is kept
     * @param downgrade what becomes of who no longer has enough
     * @return all that is wrong; empty if nothing is
     */
    public static List<Problem> problems(
            Measure measure, Window window, Upgrade upgrade, Validity validity, Downgrade downgrade) {
        List<Problem> problems = new ArrayList<>();
        boolean periods = window instanceof Window.Calendar || window instanceof Window.Anniversary;
        if (measure instanceof Measure.Balance && !(window instanceof Window.Lifetime)) {
            problems.add(new Problem("window", "lifetime, since a balance has no window", window));
        }
        if (upgrade == Upgrade.PERIOD_END && !periods) {
            problems.add(new Problem("upgrade", "at once, since the window has no periods", upgrade));
        } else if (upgrade == Upgrade.PERIOD_END && !(validity instanceof Validity.PeriodEnd)) {
            problems.add(new Problem("validity", "to a period's end, as upgrades", validity));
        }
        if (validity instanceof Validity.PeriodEnd && !periods) {
            problems.add(new Problem("validity", "continuous or a term, since the window has no periods", validity));
        }
        if (validity instanceof Validity.Continuous && window instanceof Window.SinceTierStart) {
            problems.add(new Problem("validity", "a term, since the window begins with the tier", validity));
        }
        if (validity instanceof Validity.Continuous
                && downgrade.step() == Downgrade.Step.ONE_STEP
                && downgrade.grace().isZero()) {
            problems.add(new Problem(
                    "downgrade", "with a grace, or one step would be followed by the next at once", downgrade));
        }
        return List.copyOf(problems);
    }

    /**
     * Names what a tally for this climb counts: measure and window. A tally made for another one says nothing about this. Stores
     * keep it; what it says of a window never changes.
     *
     * @return a text that differs where measure or window differ
     */
    public String counts() {
        return code(measure) + " " + measure.currency() + " " + code(window);
    }

    private static String code(Measure measure) {
        if (measure instanceof Measure.Balance) {
            return "balance";
        } else if (measure instanceof Measure.Spend spend) {
            return "spend-" + spend.money().getCurrencyCode();
        }
        return measure instanceof Measure.Orders ? "orders" : "earned";
    }

    private static String code(Window window) {
        if (window instanceof Window.Calendar calendar) {
            return "calendar " + calendar.period() + " " + calendar.yearStart();
        } else if (window instanceof Window.Rolling rolling) {
            return "rolling " + rolling.length();
        } else if (window instanceof Window.Anniversary anniversary) {
            return "anniversary " + anniversary.months();
        } else if (window instanceof Window.Dated dated) {
            return "dated " + dated.from()
                    + dated.until().map(until -> " " + until).orElse("");
        }
        return window instanceof Window.SinceTierStart ? "since-tier-start" : "lifetime";
    }
}
