package io.communitykit.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamStatus;
import io.communitykit.referral.team.Teams;
import io.communitykit.referral.team.spi.SeatRefund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Buying together")
class BuyTogetherTest {

    @Test
    @DisplayName("completes a team of three, tells the fourth why not, and pays back a team for which nobody came")
    void buys() {
        FactClock clock = new FactClock();
        clock.reach(Instant.parse("2026-11-11T10:00:00Z"));
        List<String> till = new ArrayList<>();
        Teams teams = Teams.builder(
                        PolicyFiles.builtIn(TeamPolicy.KIND, "shop-team.json"),
                        new InMemoryBookStore(PseudonymKey.of(new byte[32])),
                        refund -> {
                            till.add(refund.order() + " " + refund.amount());
                            return SeatRefund.Outcome.DONE;
                        })
                .clock(clock)
                .build();

        assertThat(BuyTogether.run(teams, clock)).isEqualTo("sorry: TEAM_COMPLETE, SUCCEEDED");

        assertThat(teams.team(new TeamId("team-1")).orElseThrow())
                .extracting(Team::status, Team::paid, Team::paidAmount)
                .containsExactly(TeamStatus.SUCCEEDED, 3, 117_00L);
        assertThat(teams.team(new TeamId("team-2")).orElseThrow().status()).isEqualTo(TeamStatus.EXPIRED);
        assertThat(till).containsExactly("order-5 39.00 CNY");
    }
}
