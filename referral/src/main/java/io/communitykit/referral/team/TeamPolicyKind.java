package io.communitykit.referral.team;

import io.communitykit.core.policy.DocumentReader;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.internal.PolicyFields;
import io.communitykit.referral.team.TeamPolicy.AfterRefund;
import io.communitykit.referral.team.TeamPolicy.Goal;
import io.communitykit.referral.team.TeamPolicy.Joiners;
import io.communitykit.referral.team.TeamPolicy.LatePayment;
import io.communitykit.referral.team.TeamPolicy.VirtualFill;
import io.communitykit.referral.team.internal.TeamPolicyDocument;
import io.communitykit.referral.team.internal.TeamPolicyDocument.GoalItem;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy documents of kind {@code team-policy}. */
final class TeamPolicyKind implements PolicyKind<TeamPolicy> {

    private static final String NAME = "team-policy";
    private static final Duration SEAT_HOLD = Duration.ofMinutes(15);

    private final DocumentReader<TeamPolicyDocument> reader = DocumentReader.of(NAME, TeamPolicyDocument.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TeamPolicy read(InputStream json) {
        return reader.read(json, TeamPolicyKind::converted);
    }

    @Override
    public String schema() {
        return reader.schema();
    }

    private static @Nullable TeamPolicy converted(TeamPolicyDocument document, Violations violations) {
        PolicyFields.span("/lasts", document.lasts(), 1, TeamPolicy.LONGEST, violations);
        PolicyFields.span("/seatHold", document.seatHold(), 1, TeamPolicy.LONGEST, violations);
        PolicyFields.span("/reopenFor", document.reopenFor(), 0, TeamPolicy.LONGEST, violations);
        AfterRefund afterRefund = Objects.requireNonNullElse(document.afterRefund(), AfterRefund.KEEP);
        if (document.reopenFor() != null && afterRefund != AfterRefund.REOPEN) {
            violations.add("/reopenFor", "nothing unless afterRefund is reopen", document.reopenFor());
        }
        Optional<TimeRange> runs = Optional.ofNullable(document.runs())
                .flatMap(it -> violations.made("/runs", () -> new TimeRange(it.from(), it.until())));
        Optional<Goal> goal = goal(document.goal(), document.currency(), violations);
        Optional<VirtualFill> fill = Optional.ofNullable(document.virtualFill())
                .flatMap(it -> violations.made("/virtualFill", () -> new VirtualFill(it.missing(), it.reason())));
        if (!violations.isEmpty() || goal.isEmpty()) {
            return null;
        }
        return violations
                .made(
                        fill.isPresent() ? "/virtualFill" : "",
                        () -> new TeamPolicy(
                                document.version(),
                                document.program(),
                                document.currency(),
                                runs,
                                goal.get(),
                                document.lasts(),
                                Objects.requireNonNullElse(document.seatHold(), SEAT_HOLD),
                                Objects.requireNonNullElse(document.joiners(), Joiners.ANYONE),
                                PolicyFields.limit(document.perMember()),
                                Objects.requireNonNullElse(document.latePayment(), LatePayment.REFUND),
                                afterRefund,
                                Objects.requireNonNullElse(document.reopenFor(), Duration.ZERO),
                                fill))
                .orElse(null);
    }

    private static Optional<Goal> goal(GoalItem item, Currency currency, Violations violations) {
        BigDecimal amount = item.amount();
        Integer members = item.members();
        if (amount == null) {
            if (members == null) {
                violations.addMissing("/goal", "members or an amount");
                return Optional.empty();
            }
            if (item.seats() != null) {
                violations.add("/goal/seats", "nothing without an amount: members say how many", item.seats());
            }
            return violations.made("/goal/members", () -> new Goal.Members(members));
        }
        Integer seats = item.seats();
        if (seats == null) {
            violations.addMissing("/goal/seats", "how many seats there are");
            return Optional.empty();
        }
        return PolicyFields.minor("/goal/amount", amount, currency, 12, violations)
                .flatMap(minor -> violations.made(
                        "/goal", () -> new Goal.Amount(minor, Objects.requireNonNullElse(members, 1), seats)));
    }

    @Override
    public List<LintFinding> lint(TeamPolicy policy) {
        return new TeamPolicyLint(policy).findings();
    }
}
