package io.communitykit.membership.tier;

import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.internal.Spans;
import java.time.Period;
import java.util.Optional;

/** Finds what is legal in how members climb a ladder, and fall, but probably not meant. Used once. */
final class ClimbLint {

    private final TierLadder ladder;
    private final Climb climb;
    private final Findings findings;

    ClimbLint(TierLadder ladder, Climb climb, Findings findings) {
        this.ladder = ladder;
        this.climb = climb;
        this.findings = findings;
    }

    void run(String pointer) {
        boolean stays = climb.downgrade().step() == Downgrade.Step.NONE
                || (ladder.tiers().size() == 1 && ladder.hasFloor());
        String notice = Violations.below(pointer, "notice");
        String grace = Violations.below(pointer, "downgrade", "grace");
        if (stays) {
            unused(pointer, notice, grace);
            return;
        }
        Optional<Period> span = span();
        climb.notice().ifPresent(ahead -> notice(ahead, span, notice));
        span.filter(period -> Spans.days(climb.downgrade().grace()) > Spans.days(period))
                .ifPresent(period -> findings.warn(
                        "grace-beyond-period",
                        grace,
                        "a grace of " + climb.downgrade().grace() + " outlasts the " + period
                                + " for which a tier is kept"));
    }

    private void unused(String pointer, String notice, String grace) {
        String nobody = "nobody ever falls on ladder " + ladder.id() + ", so ";
        climb.notice().ifPresent(ahead -> findings.warn("notice-unused", notice, nobody + "no fall is announced"));
        if (!climb.downgrade().grace().isZero()) {
            findings.warn(
                    "grace-unused",
                    grace,
                    nobody + "a grace of " + climb.downgrade().grace() + " never begins");
        }
        boolean needed = climb.upgrade() == Climb.Upgrade.PERIOD_END || climb.window() instanceof Window.SinceTierStart;
        if (!needed && !(climb.validity() instanceof Validity.Continuous)) {
            findings.advise(
                    "validity-unused", Violations.below(pointer, "validity"), nobody + "no review is ever held");
        }
    }

    private void notice(Period ahead, Optional<Period> span, String pointer) {
        if (span.isEmpty()) {
            findings.warn(
                    "notice-unused",
                    pointer,
                    "what ladder " + ladder.id()
                            + " counts does not fall by the mere course of time, so no fall can be " + "announced");
        } else if (Spans.days(ahead) > Spans.days(span.get())) {
            findings.warn(
                    "notice-beyond-validity",
                    pointer,
                    "a notice of " + ahead + " is longer than the " + span.get() + " for which a tier is kept");
        }
    }

    /** For how long a tier is kept that was just confirmed; empty where time alone takes none. */
    private Optional<Period> span() {
        if (climb.validity() instanceof Validity.Term term) {
            return Optional.of(term.length());
        } else if (climb.measure() instanceof Measure.Balance) {
            return Optional.empty();
        } else if (climb.window() instanceof Window.Calendar calendar) {
            return Optional.of(
                    switch (calendar.period()) {
                        case DAY -> Period.ofDays(1);
                        case WEEK -> Period.ofDays(7);
                        case MONTH -> Period.ofMonths(1);
                        case QUARTER -> Period.ofMonths(3);
                        case HALF_YEAR -> Period.ofMonths(6);
                        case YEAR -> Period.ofMonths(12);
                    });
        } else if (climb.window() instanceof Window.Anniversary anniversary) {
            return Optional.of(Period.ofMonths(anniversary.months()));
        }
        return climb.window() instanceof Window.Rolling rolling ? Optional.of(rolling.length()) : Optional.empty();
    }
}
