package io.communitykit.referral.team;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.referral.team.TeamPolicy.AfterRefund;
import io.communitykit.referral.team.TeamPolicy.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds what is legal in a policy of teams but probably wrong. Used once. */
final class TeamPolicyLint {

    private static final Duration SHORT_HOLD = Duration.ofMinutes(2);
    private static final int MANY = 50;

    private final TeamPolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    TeamPolicyLint(TeamPolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        policy.virtualFill()
                .ifPresent(fill -> warn(
                        "virtual-fill",
                        "/virtualFill",
                        "Teams are completed by up to " + fill.missing()
                                + " members who do not exist; buyers may be deceived by it."));
        if (policy.seatHold().compareTo(policy.lasts()) >= 0) {
            warn(
                    "seats-held-to-the-end",
                    "/seatHold",
                    "A seat that nobody pays is held for " + policy.seatHold() + ", as long as the team lasts.");
        } else if (policy.seatHold().compareTo(SHORT_HOLD) < 0) {
            warn(
                    "no-time-to-pay",
                    "/seatHold",
                    "Within " + policy.seatHold() + " few can pay; the others find their seats gone.");
        }
        if (policy.afterRefund() == AfterRefund.REOPEN) {
            warn(
                    "all-pay-for-one",
                    "/afterRefund",
                    "Who refunds an order of a complete team puts the orders of all others at risk, goods that are on their way included. Maybe keep.");
            if (policy.reopenFor().isZero()) {
                warn(
                        "reopened-to-fail",
                        "/reopenFor",
                        "A team whose time is over fails at once when it is opened again.");
            }
        }
        if (policy.perMember().isEmpty()) {
            advise("no-member-limit", "/perMember", "One member may hold seats in any number of teams.");
        }
        if (policy.goal() instanceof Goal.Members goal
                && goal.seats() > MANY
                && policy.lasts().toDays() < 1) {
            advise("large-and-short", "/lasts", goal.seats() + " members within " + policy.lasts() + " are many.");
        }
        return List.copyOf(findings);
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }
}
