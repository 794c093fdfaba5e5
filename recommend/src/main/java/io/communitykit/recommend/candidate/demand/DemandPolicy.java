package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.demand.spi.DemandValues;
import io.communitykit.recommend.internal.Checks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What each source counts in a demand score: {@code sum of weight * value / sum of weights}, all in basis points. The score is rounded to the nearest, half up;
 * each part is rounded down, and what is then lacking goes a point each to the parts that lost most by it, equal ones in the order of the sources (largest
 * remainders). Immutable and safe for many threads.
 *
 * @param version this edition; scores name it
 * @param weights of each source, 0 to 10,000 basis points, 10,000 together; a source that is not there has 0
 * @param missing what becomes of the weight of a source that does not know
 * @param forecast how a series is foreseen
 */
public record DemandPolicy(
        PolicyVersion version, Map<DemandSource, Integer> weights, MissingSources missing, ForecastRule forecast) {

    /** Documents of kind {@code demand-policy}. */
    public static final PolicyKind<DemandPolicy> KIND = new DemandPolicyKind();

    /**
     * History 40, environment 25, discussion 20, supply 15 per cent; the weight of missing sources is shared; seasons of 7 periods, such as the days of a week.
     */
    public static final DemandPolicy USUAL = new DemandPolicy(
            new PolicyVersion("1"),
            Map.of(
                    DemandSource.HISTORY, 4_000,
                    DemandSource.ENVIRONMENT, 2_500,
                    DemandSource.DISCUSSION, 2_000,
                    DemandSource.SUPPLY, 1_500),
            MissingSources.REWEIGHED,
            ForecastRule.of(7));

    /**
     * Copies the weights, and checks the ranges and the sum.
     *
     * @param version this edition
     * @param weights of each source
     * @param missing what becomes of the weight of a source that does not know
     * @param forecast how a series is foreseen
     */
    public DemandPolicy {
        Map<DemandSource, Integer> all = new EnumMap<>(DemandSource.class);
        int sum = 0;
        for (DemandSource source : DemandSource.values()) {
            int weight = Checks.basisPoints("weight of " + source, weights.getOrDefault(source, 0));
            all.put(source, weight);
            sum += weight;
        }
        if (sum != Checks.BASIS) {
            throw InvalidValueException.of("weights of a demand policy", "10000 basis points together", sum);
        }
        weights = Collections.unmodifiableMap(all);
    }

    /**
     * The same with another forecast.
     *
     * @param rule how a series is foreseen
     * @return the policy
     */
    public DemandPolicy foreseeing(ForecastRule rule) {
        return new DemandPolicy(version, weights, missing, rule);
    }

    /**
     * The weight of a source.
     *
     * @param source which
     * @return basis points
     */
    public int weight(DemandSource source) {
        return weights.getOrDefault(source, 0);
    }

    /**
     * Scores what sources say.
     *
     * @param values 0 to 10,000 of each source that knows
     * @return the score; empty where no source with a weight knows
     * @throws InvalidValueException if a value is out of range
     */
    public Optional<DemandScore> score(Map<DemandSource, Integer> values) {
        Map<DemandSource, Integer> known = new EnumMap<>(DemandSource.class);
        known.putAll(values);
        long weights = 0;
        for (Map.Entry<DemandSource, Integer> each : known.entrySet()) {
            Checks.basisPoints("demand value of " + each.getKey(), each.getValue());
            weights += weight(each.getKey());
        }
        if (weights == 0) {
            return Optional.empty();
        }
        return Optional.of(score(known, missing == MissingSources.ZERO ? Checks.BASIS : weights));
    }

    private DemandScore score(Map<DemandSource, Integer> known, long weights) {
        DemandSource[] sources = DemandSource.values();
        long[] parts = new long[sources.length];
        long[] rest = new long[sources.length];
        long sum = 0;
        long given = 0;
        for (int i = 0; i < sources.length; i++) {
            long product = (long) weight(sources[i]) * known.getOrDefault(sources[i], 0);
            sum += product;
            parts[i] = product / weights;
            rest[i] = product % weights;
            given += product / weights;
        }
        long points = (2 * sum + weights) / (2 * weights);
        for (; given < points; given++) {
            int most = largest(rest);
            parts[most]++;
            rest[most] = -1;
        }
        List<DemandPart> all = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            Integer value = known.get(sources[i]);
            OptionalInt said = value == null ? OptionalInt.empty() : OptionalInt.of(value);
            all.add(new DemandPart(sources[i], said, (int) parts[i]));
        }
        return new DemandScore(version, (int) points, all);
    }

    private static int largest(long[] rest) {
        int most = 0;
        for (int i = 1; i < rest.length; i++) {
            if (rest[i] > rest[most]) {
                most = i;
            }
        }
        return most;
    }

    /**
     * Asks the sources and scores what they say.
     *
     * @param item of what
     * @param at as of when
     * @param sources who is asked
     * @return the score; empty where no source with a weight knows
     */
    public Optional<DemandScore> score(ItemId item, Instant at, DemandValues sources) {
        Map<DemandSource, Integer> values = new EnumMap<>(DemandSource.class);
        for (DemandSource source : DemandSource.values()) {
            sources.value(item, source, at).ifPresent(value -> values.put(source, value));
        }
        return score(values);
    }
}
