package io.communitykit.recommend.candidate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A positive system")
class PositiveSystemTest {

    @Test
    @DisplayName("puts a pivot that rounding made too small back to what is known to be the least")
    void floor() {
        double least = 1e-3;
        PositiveSystem system = new PositiveSystem(2);
        // What is left of the pivot is 0, which 1e-13 of the diagonal would make twenty times too small.
        system.start(new double[][] {{5e8}, {5e8, 5e8}}, 0);

        system.factor(least);
        double[] side = {1, -1};
        system.solve(side);

        // The solution with least more in the first place.
        assertThat(side[0]).isCloseTo(2 / least, within(1e-6));
        assertThat(side[1]).isCloseTo(-2 / least, within(1e-6));
    }
}
