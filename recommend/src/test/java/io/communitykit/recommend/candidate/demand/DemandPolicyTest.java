package io.communitykit.recommend.candidate.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.recommend.candidate.data.ItemId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DemandPolicyTest {

    private static DemandPolicy policy(
            int history, int environment, int discussion, int supply, MissingSources missing) {
        return new DemandPolicy(
                new PolicyVersion("2"),
                Map.of(
                        DemandSource.HISTORY, history,
                        DemandSource.ENVIRONMENT, environment,
                        DemandSource.DISCUSSION, discussion,
                        DemandSource.SUPPLY, supply),
                missing,
                ForecastRule.of(7));
    }

    @Test
    @DisplayName("the usual weights are 40, 25, 20 and 15 per cent, and the parts are the score")
    void usual() {
        DemandScore score = DemandPolicy.USUAL
                .score(Map.of(
                        DemandSource.HISTORY, 8_000,
                        DemandSource.ENVIRONMENT, 5_000,
                        DemandSource.DISCUSSION, 1_000,
                        DemandSource.SUPPLY, 10_000))
                .orElseThrow();
        assertThat(score.parts()).extracting(DemandPart::points).containsExactly(3_200, 1_250, 200, 1_500);
        assertThat(score.points()).isEqualTo(6_150);
        assertThat(score.missing()).isEmpty();
        assertThat(score.policyVersion()).isEqualTo(new PolicyVersion("1"));
    }

    @Test
    @DisplayName("of parts that lose as much by rounding, the first in the order of sources gets the point")
    void ties() {
        DemandPolicy half = policy(5_000, 5_000, 0, 0, MissingSources.ZERO);
        DemandScore score = half.score(Map.of(DemandSource.HISTORY, 1, DemandSource.ENVIRONMENT, 1))
                .orElseThrow();
        assertThat(score.points()).isEqualTo(1);
        assertThat(score.parts()).extracting(DemandPart::points).containsExactly(1, 0, 0, 0);
    }

    @Test
    @DisplayName("a source that does not know is named, and its weight is shared or counts 0")
    void missing() {
        Map<DemandSource, Integer> values = Map.of(DemandSource.HISTORY, 9_000, DemandSource.DISCUSSION, 3_000);
        DemandScore shared = DemandPolicy.USUAL.score(values).orElseThrow();
        assertThat(shared.points()).isEqualTo(7_000);
        assertThat(shared.missing()).containsExactly(DemandSource.ENVIRONMENT, DemandSource.SUPPLY);
        DemandPolicy zero = policy(4_000, 2_500, 2_000, 1_500, MissingSources.ZERO);
        assertThat(zero.score(values).orElseThrow().points()).isEqualTo(4_200);
        assertThat(DemandPolicy.USUAL.score(Map.of())).isEmpty();
    }

    @Test
    @DisplayName("the sources are asked through the port")
    void port() {
        Optional<DemandScore> score = DemandPolicy.USUAL.score(
                new ItemId("pan"),
                Instant.EPOCH,
                (item, source, at) -> source == DemandSource.SUPPLY ? OptionalInt.of(1_234) : OptionalInt.empty());
        assertThat(score.orElseThrow().points()).isEqualTo(1_234);
    }

    @Test
    @DisplayName("weights that are not 10,000 together, and values out of range, are refused")
    void ranges() {
        assertThatThrownBy(() -> policy(4_000, 2_500, 2_000, 1_499, MissingSources.ZERO))
                .hasMessageContaining("got 9999");
        assertThatThrownBy(() -> policy(10_001, 0, 0, -1, MissingSources.ZERO)).hasMessageContaining("HISTORY");
        assertThatThrownBy(() -> DemandPolicy.USUAL.score(Map.of(DemandSource.SUPPLY, 10_001)))
                .hasMessageContaining("SUPPLY");
    }

    /** The rule in fractions of whole numbers: nearest half up for the sum, each part within a point of its own fraction. */
    @Property
    void partsAddUpAndAreWithinAPointOfTheirShare(@ForAll long seed, @ForAll MissingSources rule) {
        Random random = new Random(seed);
        int a = random.nextInt(10_001);
        int b = random.nextInt(10_001 - a);
        int c = random.nextInt(10_001 - a - b);
        DemandPolicy policy = policy(a, b, c, 10_000 - a - b - c, rule);
        Map<DemandSource, Integer> values = new EnumMap<>(DemandSource.class);
        long weights = 0;
        long sum = 0;
        for (DemandSource source : DemandSource.values()) {
            if (random.nextInt(4) > 0) {
                int value = random.nextInt(10_001);
                values.put(source, value);
                weights += policy.weight(source);
                sum += (long) policy.weight(source) * value;
            }
        }
        Optional<DemandScore> got = policy.score(values);
        assertThat(got.isEmpty()).isEqualTo(weights == 0);
        if (weights > 0) {
            long of = rule == MissingSources.ZERO ? 10_000 : weights;
            DemandScore score = got.orElseThrow();
            BigInteger[] halves = BigInteger.valueOf(2 * sum + of).divideAndRemainder(BigInteger.valueOf(2 * of));
            assertThat(score.points()).isEqualTo(halves[0].intValueExact());
            assertThat(score.parts().stream().mapToInt(DemandPart::points).sum())
                    .isEqualTo(score.points());
            for (DemandPart part : score.parts()) {
                long product =
                        (long) policy.weight(part.source()) * part.value().orElse(0);
                assertThat(Math.abs(part.points() * of - product)).isLessThan(of);
            }
        }
    }
}
