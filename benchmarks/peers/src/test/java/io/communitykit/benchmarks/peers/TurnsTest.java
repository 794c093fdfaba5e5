package io.communitykit.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    @DisplayName("a turn asks for each member once; costs are those of a member, and ratios of a round")
    void costs() {
        List<Integer> asked = new ArrayList<>();
        int[] members = {5, 3, 9};
        Turns small = new Turns(
                member -> {
                    asked.add(member);
                    return new int[10];
                },
                members,
                3);
        Turns large = new Turns(member -> new int[1_000_000], members, 3);
        for (int round = -1; round < 3; round++) {
            small.turn(round);
            large.turn(round);
        }

        assertThat(asked).startsWith(5, 3, 9, 5, 3, 9).hasSize(12);
        assertThat(large.bytes()).isBetween(4_000_000.0, 5_000_000.0);
        assertThat(small.bytes()).isBetween(40.0, 100_000.0);
        assertThat(small.wall()).isPositive();
        assertThat(small.cpu()).isNotNegative();
        assertThat(small.wallOf(small)).isEqualTo(1);
        assertThat(small.wallOf(large)).isPositive();
    }
}
