package io.communitykit.examples.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeaderboardTest {

    @Test
    @DisplayName("equal balances share a rank, are listed by id, and the ranks after them are skipped")
    void ties() {
        Leaderboard board = new Leaderboard(4);
        board.add("d", 5);
        board.add("b", 7);
        board.add("a", 7);
        board.add("c", 9);
        board.add("e", 5);
        board.add("zero", 0);
        assertThat(board.leaders())
                .containsExactly(
                        new Leader(1, "c", 9), new Leader(2, "a", 7), new Leader(2, "b", 7), new Leader(4, "d", 5));
    }
}
