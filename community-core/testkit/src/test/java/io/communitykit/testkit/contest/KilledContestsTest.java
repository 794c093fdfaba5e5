package io.communitykit.testkit.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.contest.ContestId;
import io.communitykit.referral.contest.Contests;
import io.communitykit.referral.contest.PrizeShare;
import io.communitykit.referral.contest.ScoreBoard;
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

class KilledContestsTest {

    /** 10.00 by 9 and 6 points, and 7.00 by 6 and 3, in the order of joining. */
    private static final long[] SHARES = {600, 467, 400, 233};

    @TempDir
    private Path directory;

    @RepeatedTest(3)
    @Timeout(120)
    @DisplayName(
            "kill -9 among facts and prizes: told again, every point counts once and every prize is paid once to the fen")
    void killed(RepetitionInfo repetition) throws IOException, InterruptedException, SQLException {
        KilledShop<ContestProcess.Shop> shop = KilledShop.after(
                KilledShop.Moment.of(repetition, 2, 14), ContestProcess.class, directory, ContestProcess.Shop::new);
        Map<String, Long> due = new TreeMap<>();
        for (int first = 0; first < shop.steps(); first += ContestProcess.A_CONTEST) {
            ContestId contest = ContestProcess.contest(first);
            Map<String, Long> scores = new TreeMap<>();
            Map<String, Long> teams = new TreeMap<>();
            shop.again().contests().members(contest, (party, member) -> {
                scores.put(party.toString(), member.score());
                teams.merge(member.team().value(), member.score(), Math::addExact);
            });
            assertThat(scores).isEqualTo(ContestProcess.scores(first, shop.steps()));
            ScoreBoard board = shop.again().contests().board(contest).orElseThrow();
            assertThat(board).isEqualTo(shop.clean().contests().board(contest).orElseThrow());
            assertThat(board.rows())
                    .allSatisfy(row -> assertThat(row.team().score())
                            .isEqualTo(teams.get(row.team().id().value())));
            Map<String, PrizeShare> shares = shares(shop.again().contests(), contest);
            assertThat(shares).isEqualTo(shares(shop.clean().contests(), contest));
            shares.forEach((member, share) -> due.put(member, share.amount()));
            if (first + ContestProcess.A_CONTEST <= shop.steps()) {
                for (int i = 0; i < SHARES.length; i++) {
                    assertThat(due).containsEntry("m" + (first + i), SHARES[i]);
                }
            }
        }
        assertThat(shop.paid().sums()).isEqualTo(due).isEqualTo(shop.cleanPaid().sums());
    }

    private static Map<String, PrizeShare> shares(Contests contests, ContestId contest) {
        Map<String, PrizeShare> shares = new TreeMap<>();
        contests.shares(contest, (party, share) -> {
            assertThat(share.status()).isEqualTo(PrizeShare.Status.PAID);
            shares.put(party.toString(), share);
        });
        return shares;
    }
}
