package io.communitykit.examples.team;

import io.communitykit.core.money.Money;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.examples.summary.TeamSummary;
import io.communitykit.referral.team.Seat;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import java.util.ArrayList;
import java.util.List;

/** Reads what became of a group-buy out of its store. */
final class TeamFigures {

    private TeamFigures() {}

    static TeamSummary of(TeamPlay play, List<ReferralSummary.Why> reasons) {
        TeamPolicy policy = play.policy();
        List<TeamSummary.TeamLine> teams = new ArrayList<>();
        play.ids().forEach(id -> teams.add(team(play, id)));
        List<TeamSummary.Refund> refunds = new ArrayList<>();
        Money refunded = Money.zero(policy.currency());
        for (var refund : play.refunds(0)) {
            refunds.add(new TeamSummary.Refund(
                    refund.order().value(), refund.amount().toString()));
            refunded = refunded.plus(refund.amount());
        }
        return new TeamSummary(
                policy.program() + " " + policy.version(),
                play.now().toString(),
                teams,
                refunds,
                refunded.toString(),
                reasons);
    }

    private static TeamSummary.TeamLine team(TeamPlay play, TeamId id) {
        TeamWords words = new TeamWords(play.policy());
        Team team = play.team(id);
        List<TeamSummary.SeatLine> seats = new ArrayList<>();
        play.teams().each(id, (member, seat) -> seats.add(seat(words, team, member.toString(), seat)));
        return new TeamSummary.TeamLine(
                id.value(),
                ToldCounts.word(team.status()),
                words.goal(team),
                team.openedAt().toString(),
                team.completedAt().orElse(team.expiresAt()).toString(),
                team.paid(),
                team.reserved().size(),
                words.money(team.paidAmount()).toString(),
                seats);
    }

    private static TeamSummary.SeatLine seat(TeamWords words, Team team, String member, Seat seat) {
        return new TeamSummary.SeatLine(
                seat.number(),
                member,
                ToldCounts.word(team.statusOf(seat)),
                seat.order().value(),
                seat.amount() == 0 ? "" : words.money(seat.amount()).toString(),
                seat.reason().map(ToldCounts::word).orElse(""));
    }
}
