package io.communitykit.examples.team;

import io.communitykit.core.money.Money;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.referral.Reason;
import io.communitykit.referral.team.Seat;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamPolicy.Goal;
import io.communitykit.referral.team.TeamResult;
import java.util.Optional;

/**
 * Says what became of a step in words, with the numbers that decided.
 *
 * @param policy the rules
 */
record TeamWords(TeamPolicy policy) {

    /** One word for the kind of a result. */
    static String kind(TeamResult result) {
        return result.fold(
                applied -> "done",
                replayed -> "known",
                late -> "late",
                declined -> "declined",
                conflict -> "conflict",
                erased -> "erased");
    }

    /** Why it was not done as asked. */
    static Optional<Reason> reason(TeamResult result) {
        if (result instanceof TeamResult.Late late) {
            return Optional.of(late.reason());
        }
        return result instanceof TeamResult.Declined declined ? Optional.of(declined.reason()) : Optional.empty();
    }

    /** The result of a step as a sentence without its end. */
    String of(TeamStep step, TeamResult result) {
        boolean elsewhere = step.fact().equals("refund") && reason(result).equals(Optional.of(Reason.TEAM_COMPLETE));
        return elsewhere ? "declined, the money opened a team of its own; tell it of that one" : of(result);
    }

    private String of(TeamResult result) {
        return result.fold(
                applied -> "done, "
                        + applied.seat()
                                .map(it -> seat(applied.team(), it) + "; ")
                                .orElse("") + state(applied.team()),
                replayed -> "known already, " + seat(replayed.team(), replayed.seat()) + "; " + state(replayed.team()),
                late -> "late, " + why(late.reason(), Optional.of(late.team())) + "; " + seat(late.team(), late.seat()),
                declined -> "declined, " + why(declined.reason(), declined.team()),
                conflict -> "conflict, told before with another " + String.join(", ", conflict.fields()),
                erased -> "declined, the member was erased");
    }

    private String seat(Team team, Seat seat) {
        String number = seat.number() == 0 ? "the money" : "seat " + seat.number();
        return switch (team.statusOf(seat)) {
            case RESERVED -> number + " is held until " + seat.until().orElseThrow();
            case RELEASED -> number + " is free again";
            case PAID -> number + " is paid";
            case REFUND_DUE -> money(seat.amount()) + " must go back to order " + seat.order();
            case REFUNDED -> money(seat.amount()) + " went back to order " + seat.order();
            case REFUND_REFUSED -> money(seat.amount()) + " did not go back to order " + seat.order();
            case MOVED -> "the money opened team " + seat.moved().orElseThrow();
        };
    }

    /** Where a team stands. */
    String state(Team team) {
        int seats = team.terms().goal().seats();
        String paid = team.paid() + " of " + seats + " seats paid";
        return switch (team.status()) {
            case FORMING -> "forming, " + paid + ", " + team.reserved().size() + " held" + sum(team);
            case SUCCEEDED ->
                "complete, " + paid + (team.virtual() == 0 ? "" : ", " + team.virtual() + " filled by nobody");
            case EXPIRED -> "expired, " + team.paid() + " paid seats to pay back";
            case CANCELLED -> "given up, " + team.paid() + " paid seats to pay back";
        };
    }

    private String sum(Team team) {
        return team.terms().goal() instanceof Goal.Amount goal
                ? ", " + money(team.paidAmount()) + " of " + money(goal.amount())
                : "";
    }

    /** What completes a team. */
    String goal(Team team) {
        return team.terms().goal() instanceof Goal.Amount goal
                ? money(goal.amount()) + " by " + goal.members() + " to " + goal.seats() + " members"
                : team.terms().goal().seats() + " members";
    }

    Money money(long minor) {
        return new Money(minor, policy.currency());
    }

    private String why(Reason reason, Optional<Team> team) {
        return team.flatMap(it -> ofTeam(reason, it)).orElseGet(() -> switch (reason) {
            case NOT_FOUND -> team.isEmpty() ? "there is no such team" : "no such order is in the team";
            case ALREADY_TOLD -> "the team was opened otherwise before";
            case ALREADY_IN_TEAM -> "the member has a seat in it by another order";
            case ALREADY_PAID -> "the order is paid; only a refund undoes it";
            case EXISTING_CUSTOMER -> "only newcomers may join";
            case MEMBER_LIMIT_REACHED ->
                "the member is in " + policy.perMember().orElse(0) + " other teams, as many as the policy lets";
            case STARTS_LATER, NOT_RUNNING ->
                "teams are opened from "
                        + policy.runs()
                                .map(it -> it.start() + " until " + it.end())
                                .orElse("now on");
            default -> ToldCounts.word(reason);
        });
    }

    private Optional<String> ofTeam(Reason reason, Team team) {
        int seats = team.terms().goal().seats();
        return switch (reason) {
            case TEAM_FULL -> Optional.of("full: " + team.occupied() + " of " + seats + " seats are taken");
            case TEAM_COMPLETE ->
                team.completedAt()
                        .map(at -> "complete since " + at + ": " + team.paid() + " of " + seats + " seats are paid");
            case EXPIRED -> Optional.of("over since " + team.expiresAt());
            case TEAM_CANCELLED -> Optional.of("the shop gave the team up");
            default -> Optional.empty();
        };
    }
}
