package io.communitykit.examples.team;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamResult;
import io.communitykit.referral.team.Teams;
import io.communitykit.referral.team.spi.SeatRefund;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One group-buy on the heap, with a clock that stands at the latest step and a till that pays everything back and remembers it. Not safe for
 * many threads.
 */
final class TeamPlay {

    private static final PseudonymKey KEY =
            PseudonymKey.of("communitykit trial key, not for keeps".getBytes(StandardCharsets.US_ASCII));

    private final TeamPolicy policy;
    private final FactClock clock = new FactClock();
    private final Till till = new Till();
    private final Teams teams;
    private final Set<TeamId> told = new LinkedHashSet<>();

    TeamPlay(TeamPolicy policy) {
        this.policy = policy;
        this.teams = Teams.builder(policy, new InMemoryBookStore(KEY), till)
                .clock(clock)
                .build();
    }

    /** Pays back once what one key asks for, as a shop's own till must. */
    private static final class Till implements SeatRefund {

        private final Map<String, Refund> paid = new LinkedHashMap<>();

        @Override
        public Outcome refund(Refund refund) {
            paid.putIfAbsent(refund.key().toString(), refund);
            return Outcome.DONE;
        }
    }

    TeamPolicy policy() {
        return policy;
    }

    Teams teams() {
        return teams;
    }

    /** Where the steps have come to. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Moves the clock and tells a step.
     *
     * @return its result; empty where it has none
     * @throws io.communitykit.core.InvalidValueException of a step that the rules have no words for
     */
    Optional<TeamResult> tell(TeamStep step) {
        clock.reach(step.at());
        Optional<TeamResult> result = step.telling().apply(teams);
        step.team().ifPresent(told::add);
        result.filter(TeamResult.Late.class::isInstance)
                .flatMap(it -> ((TeamResult.Late) it).seat().moved())
                .ifPresent(told::add);
        return result;
    }

    /** How many orders were paid back so far. */
    int refunded() {
        return till.paid.size();
    }

    /** What was paid back, in order, after the first ones. */
    List<SeatRefund.Refund> refunds(int after) {
        return till.paid.values().stream().skip(after).toList();
    }

    /** Lets the clock move although nothing is told. */
    void reach(Instant at) {
        clock.reach(at);
    }

    /** The teams there are, in the order in which they were first heard of. */
    List<TeamId> ids() {
        List<TeamId> there = new ArrayList<>();
        told.stream().filter(it -> teams.team(it).isPresent()).forEach(there::add);
        return there;
    }

    /** A team as of now. */
    Team team(TeamId id) {
        return teams.team(id).orElseThrow();
    }
}
