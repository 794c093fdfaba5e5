package io.communitykit.recommend.candidate.recent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The neighbours of an item")
class NeighbourRowsTest {

    @Test
    @DisplayName("take over what the one that made way weighed, as an error that fades as the weight does")
    void errorFades() {
        NeighbourRows rows = new NeighbourRows(1);
        rows.reach(0);
        rows.add(0, 1, 8, 0);
        rows.add(0, 2, 1, 0);
        assertThat(rows.neighbour(0, 0)).isEqualTo(2);
        assertThat(rows.sure(0, 0)).isEqualTo(1);
        rows.add(0, 2, 1, 2);
        assertThat(rows.sure(0, 0)).isEqualTo(1.25f);
        assertThat(rows.total(0)).isEqualTo(9 / 4.0 + 1);
    }
}
