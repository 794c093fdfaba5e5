package io.communitykit.examples.team;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.summary.TeamSummary;
import io.communitykit.referral.team.TeamPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Hears the history of a shop and says, at its end, what became of its teams, by the policy that the jar carries. What is due is done as each
 * hour begins. Books are kept in memory. Not safe for many threads; used once.
 */
public final class TeamTally {

    private final TeamPlay play = new TeamPlay(PolicyFiles.builtIn(TeamPolicy.KIND, "shop-team.json"));
    private final ToldCounts counts = new ToldCounts();
    private Instant hour = Instant.MIN;

    /**
     * Adds a fact.
     *
     * @param event in the order of time
     */
    public void add(CommunityEvent event) {
        play.reach(event.occurredAt());
        Instant now = event.occurredAt().truncatedTo(ChronoUnit.HOURS);
        if (now.isAfter(hour)) {
            hour = now;
            play.tell(TeamStep.due(event.occurredAt()));
        }
        TeamFacts.of(event)
                .ifPresent(step -> play.tell(step)
                        .flatMap(TeamWords::reason)
                        .ifPresent(why -> counts.because("team " + step.fact(), why)));
    }

    /**
     * What became of all teams as of the last fact.
     *
     * @return {@link TeamSummary#NONE} where there were none
     */
    public TeamSummary summary() {
        if (play.ids().isEmpty()) {
            return TeamSummary.NONE;
        }
        play.tell(TeamStep.due(play.now()));
        return TeamFigures.of(play, counts.reasons());
    }
}
