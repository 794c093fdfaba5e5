package io.communitykit.membership.tier;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.tier.internal.TierCount;
import io.communitykit.membership.tier.internal.TierJudge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts what a store keeps of a member into the words of the ladders. */
final class Standings {

    private final PointsProgram program;
    private final TierProgram tiers;

    Standings(PointsProgram program, TierProgram tiers) {
        this.program = program;
        this.tiers = tiers;
    }

    List<TierStanding> of(Map<CurrencyId, Pot> pots, Map<LadderId, TierState> places, Instant now) {
        List<TierStanding> standings = new ArrayList<>(tiers.ladders().size());
        for (TierLadder ladder : tiers.ladders()) {
            standings.add(of(ladder, pots, Optional.ofNullable(places.get(ladder.id())), now));
        }
        return standings;
    }

    private TierStanding of(TierLadder ladder, Map<CurrencyId, Pot> pots, Optional<TierState> place, Instant now) {
        long balance = ladder.climb()
                .map(climb ->
                        pots.getOrDefault(climb.measure().currency(), Pot.EMPTY).balance())
                .orElse(0L);
        TierState state = place.orElseGet(() -> unseen(ladder, balance, now));
        Optional<Tier> climbed = state.climbed().flatMap(id -> tier(ladder, id));
        int rank = state.climbed().map(id -> ladder.rank(id).orElse(-1)).orElse(-1);
        boolean climbs = ladder.climb().isPresent();
        return new TierStanding(
                ladder.id(),
                ladder.climb().map(Climb::measure),
                state.tier().flatMap(id -> tier(ladder, id)),
                place.map(TierState::since),
                climbed,
                TierJudge.value(ladder, program.zone(), state, balance, now),
                climbs && rank + 1 < ladder.tiers().size()
                        ? Optional.of(ladder.tiers().get(rank + 1))
                        : Optional.empty(),
                TierJudge.falls(ladder, rank)
                        ? OptionalLong.of(climbed.orElseThrow().keep())
                        : OptionalLong.empty(),
                state.reviewAt(),
                state.grace().map(TierState.Grace::until),
                state.locks());
    }

    /** A member of whom nothing was posted has what everybody begins with. */
    private TierState unseen(TierLadder ladder, long balance, Instant now) {
        TierState fresh = TierCount.fresh(ladder, CalendarWindow.dayOf(now, program.zone()), now);
        return new TierJudge(ladder, program.zone(), tiers.version(), fresh, balance, now, 0)
                .judge(TierJudge.Cause.TOLD)
                .state();
    }

    private static Optional<Tier> tier(TierLadder ladder, TierId id) {
        return ladder.tiers().stream().filter(tier -> tier.id().equals(id)).findFirst();
    }
}
