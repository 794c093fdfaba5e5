package io.communitykit.examples.team;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamResult;
import io.communitykit.referral.team.Teams;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that happens to teams.
 *
 * @param at when
 * @param fact of which kind, as in a line
 * @param team to which; empty where to all
 * @param told what, as a sentence without its end
 * @param telling tells it; empty where it has no result of its own
 */
record TeamStep(
        Instant at, String fact, Optional<TeamId> team, String told, Function<Teams, Optional<TeamResult>> telling) {

    static TeamStep open(Instant at, TeamId team, MemberId member, OrderId order) {
        return of(
                at, "open", team, member + " opens " + team + " by order " + order, it -> it.open(team, member, order));
    }

    static TeamStep join(Instant at, TeamId team, MemberId member, OrderId order, Standing standing) {
        return of(
                at,
                "join",
                team,
                member + " joins " + team + " by order " + order,
                it -> it.join(team, member, order, standing));
    }

    static TeamStep pay(Instant at, TeamId team, MemberId member, OrderId order, Money amount, Standing standing) {
        return of(
                at,
                "pay",
                team,
                member + " pays " + amount + " for " + team + " by order " + order,
                it -> it.paid(team, member, order, amount, standing));
    }

    static TeamStep giveUp(Instant at, TeamId team, MemberId member, OrderId order) {
        return of(
                at,
                "give-up",
                team,
                member + " gives up order " + order + " of " + team,
                it -> it.givenUp(team, member, order));
    }

    static TeamStep refund(Instant at, TeamId team, MemberId member, OrderId order) {
        return of(
                at,
                "refund",
                team,
                "the shop pays order " + order + " of " + member + " in " + team + " back",
                it -> it.refunded(team, member, order));
    }

    static TeamStep cancel(Instant at, TeamId team) {
        return of(at, "cancel", team, "the shop gives " + team + " up", it -> it.cancel(team));
    }

    /** All that is due is done. */
    static TeamStep due(Instant at) {
        return new TeamStep(at, "due", Optional.empty(), "what is due", it -> {
            it.runDue(at);
            return Optional.empty();
        });
    }

    private static TeamStep of(Instant at, String fact, TeamId team, String told, Function<Teams, TeamResult> telling) {
        return new TeamStep(at, fact, Optional.of(team), told, it -> Optional.of(telling.apply(it)));
    }
}
