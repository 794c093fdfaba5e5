package io.communitykit.testkit.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.team.Seat;
import io.communitykit.referral.team.SeatStatus;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.Teams;
import io.communitykit.testkit.killed.KilledShop;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledTeamsTest {

    @TempDir
    private Path directory;

    @RepeatedTest(2)
    @Timeout(120)
    @DisplayName(
            "kill -9 among joins and refunds: told again, no seat is lost and each order that has none is paid back once")
    void killed(RepetitionInfo repetition) throws IOException, InterruptedException, SQLException {
        KilledShop<TeamProcess.Shop> shop = KilledShop.after(
                KilledShop.Moment.of(repetition, 11, 38), TeamProcess.class, directory, TeamProcess.Shop::new);
        int steps = shop.steps();
        assertThat(shop.paid().sums()).isEqualTo(TeamProcess.owed(steps));
        for (int i = 0; i < steps; i++) {
            TeamId team = TeamProcess.team(i);
            assertThat(standing(shop.again().teams(), team))
                    .isEqualTo(standing(shop.clean().teams(), team));
        }
    }

    /** Where a team and all its orders stand, and for how much. */
    private static Map<String, String> standing(Teams teams, TeamId id) {
        Map<String, String> standing = new TreeMap<>();
        Team team = teams.team(id).orElseThrow();
        standing.put("team", team.status() + " " + team.paid() + " " + team.paidAmount() + " " + team.isOwing());
        teams.each(id, (member, seat) -> standing.put(order(seat), team.statusOf(seat) + " " + seat.amount()));
        assertThat(standing.values()).noneMatch(it -> it.startsWith(SeatStatus.REFUND_DUE.name()));
        return standing;
    }

    private static String order(Seat seat) {
        return seat.order().value();
    }
}
