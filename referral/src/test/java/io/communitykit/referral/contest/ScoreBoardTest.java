package io.communitykit.referral.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.contest.ContestTerms.Prizes;
import io.communitykit.referral.contest.ContestTerms.Score;
import io.communitykit.referral.contest.ContestTerms.Share;
import io.communitykit.referral.contest.ContestTerms.Sizes;
import io.communitykit.referral.contest.ContestTerms.Ties;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All golden values are counted by hand. */
@DisplayName("A score board")
class ScoreBoardTest {

    private static final Instant NINE = Instant.parse("2026-11-11T09:00:00Z");

    private static ContestTerms terms(Ties ties, Share share, long leastScore, Long... prizes) {
        return new ContestTerms(
                new PolicyVersion("1"),
                Currency.getInstance("CNY"),
                ZoneId.of("Asia/Shanghai"),
                new Sizes(10, 10, 2),
                Duration.ZERO,
                List.of(new Score(EventType.ORDER_PAID, 1, OptionalInt.empty(), OptionalInt.empty())),
                ties,
                new Prizes(List.of(prizes), share, leastScore));
    }

    private static TeamScore team(int number, long score, int minute) {
        return team(number, score, minute, 3, 3);
    }

    private static TeamScore team(int number, long score, int minute, int members, int sharing) {
        return new TeamScore(
                new TeamId("队" + number),
                number,
                members,
                sharing,
                score,
                score == 0 ? Optional.empty() : Optional.of(NINE.plus(Duration.ofMinutes(minute))),
                0);
    }

    /** Number, rank, place and prize of each row; 0 for none. */
    private static List<String> rows(ContestTerms terms, TeamScore... teams) {
        List<TeamScore> shuffled = new ArrayList<>(List.of(teams));
        Collections.reverse(shuffled);
        ScoreBoard board = ScoreBoard.of(terms, shuffled);
        assertThat(ScoreBoard.of(terms, List.of(teams))).isEqualTo(board);
        return board.rows().stream()
                .map(it -> it.team().number() + ": " + it.rank().orElse(0) + " "
                        + it.place().orElse(0) + " " + it.prize())
                .toList();
    }

    @Test
    @DisplayName(
            "ranks as competitions do (1, 2, 2, 4), and gives those who share a rank the prizes of the places they take")
    void shared() {
        ContestTerms terms = terms(Ties.SHARED, Share.EQUAL, 0, 100L, 51L, 50L, 9L);
        // Two at rank 2 take places 2 and 3: 51 + 50 are 51 for the one founded first, 50 for the other.
        assertThat(rows(terms, team(1, 7, 0), team(2, 9, 5), team(3, 12, 9), team(4, 9, 0)))
                .containsExactly("3: 1 1 100", "2: 2 2 51", "4: 2 2 50", "1: 4 4 9");
    }

    @Test
    @DisplayName("puts of equal scores the one ahead that was there first, and lets only equal instants share")
    void firstToReach() {
        ContestTerms terms = terms(Ties.FIRST_TO_REACH, Share.EQUAL, 0, 100L, 50L);
        assertThat(rows(terms, team(1, 9, 5), team(2, 9, 4), team(3, 9, 5)))
                .containsExactly("2: 1 1 100", "1: 2 2 25", "3: 2 2 25");
    }

    @Test
    @DisplayName("shares what is left of places beyond the prizes, to the last fen, by the order of founding")
    void oddUnits() {
        ContestTerms terms = terms(Ties.SHARED, Share.EQUAL, 0, 5L);
        assertThat(rows(terms, team(1, 1, 0), team(2, 1, 0), team(3, 1, 0), team(4, 1, 0)))
                .containsExactly("1: 1 1 2", "2: 1 1 1", "3: 1 1 1", "4: 1 1 1");
    }

    @Test
    @DisplayName("ranks no team without a point, and lets the next one up where one may not win")
    void eligible() {
        ContestTerms terms = terms(Ties.SHARED, Share.EQUAL, 5, 100L, 50L);
        assertThat(rows(
                        terms,
                        team(1, 0, 0),
                        team(2, 90, 0, 1, 1),
                        team(3, 80, 0, 3, 0),
                        team(4, 70, 0, 2, 1),
                        team(5, 60, 0)))
                .containsExactly("2: 1 0 0", "3: 2 0 0", "4: 3 1 100", "5: 4 2 50", "1: 0 0 0");
    }

    private static Contestant member(int number, long score) {
        return new Contestant(new TeamId("队"), number, score, new TreeMap<>());
    }

    private static List<String> shares(ContestTerms terms, long prize, Contestant... members) {
        List<PrizeShare> shares = ScoreBoard.shares(terms, prize, List.of(members), NINE);
        assertThat(shares.stream().mapToLong(PrizeShare::amount).sum()).isEqualTo(prize);
        return shares.stream().map(it -> it.number() + ": " + it.amount()).toList();
    }

    @Test
    @DisplayName("shares a prize alike among those who scored enough, the odd fen to who joined first")
    void equal() {
        ContestTerms terms = terms(Ties.SHARED, Share.EQUAL, 5, 1L);
        assertThat(shares(terms, 100, member(9, 500), member(3, 5), member(4, 4), member(7, 6)))
                .containsExactly("3: 34", "7: 33", "9: 33");
        assertThat(shares(terms, 2, member(9, 500), member(3, 5), member(7, 6))).containsExactly("3: 1", "7: 1");
    }

    @Test
    @DisplayName("shares a prize by score with the largest remainders, of equal ones to who joined first")
    void byScore() {
        ContestTerms terms = terms(Ties.SHARED, Share.BY_SCORE, 0, 1L);
        // 100 by 3, 3, 1 of 7: 42 6/7, 42 6/7, 14 2/7.
        assertThat(shares(terms, 100, member(2, 3), member(1, 3), member(3, 1), member(4, 0)))
                .containsExactly("1: 43", "2: 43", "3: 14");
        assertThat(shares(terms, 101, member(2, 1), member(1, 1))).containsExactly("1: 51", "2: 50");
        // Products beyond 64 bits.
        assertThat(shares(terms, Prizes.MAX_AMOUNT, member(1, Long.MAX_VALUE / 3), member(2, Long.MAX_VALUE / 3 * 2)))
                .containsExactly("1: 333333333333", "2: 666666666667");
    }
}
