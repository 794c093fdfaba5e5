package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.demand.spi.DemandValues;
import io.communitykit.recommend.internal.Checks;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param version names the policy in scores, 1 to 100 characters
 * @param history weight, basis points
 * @param environment weight, basis points
 * @param discussion weight, basis points
 * @param supply weight, basis points; the four are 10,000 together
 * @param missing what becomes of the weight of a source that does not know
 */
public record DemandPolicy(
        String version, int history, int environment, int discussion, int supply, MissingSources missing) {

    /** History 40, environment 25, discussion 20, supply 15 per cent; the weight of missing sources is shared. */
    public static final DemandPolicy USUAL =
            new DemandPolicy("1", 4_000, 2_500, 2_000, 1_500, MissingSources.REWEIGHED);

    private static final int LONGEST_VERSION = 100;

    /**
     * Checks the ranges and the sum.
     *
     * @param version names the policy
     * @param history weight
     * @param environment weight
     * @param discussion weight
     * @param supply weight
     * @param missing what becomes of the weight of a source that does not know
     */
    public DemandPolicy {
        if (version.isBlank() || version.length() > LONGEST_VERSION) {
            throw InvalidValueException.of("version of a demand policy", "1 to 100 characters", version);
        }
        Checks.basisPoints("weight of history", history);
        Checks.basisPoints("weight of environment", environment);
        Checks.basisPoints("weight of discussion", discussion);
        Checks.basisPoints("weight of supply", supply);
        int sum = history + environment + discussion + supply;
        if (sum != Checks.BASIS) {
            throw InvalidValueException.of("weights of a demand policy", "10000 basis points together", sum);
        }
    }

    /**
     * The weight of a source.
     *
     * @param source which
     * @return basis points
     */
    public int weight(DemandSource source) {
        return switch (source) {
            case HISTORY -> history;
            case ENVIRONMENT -> environment;
            case DISCUSSION -> discussion;
            case SUPPLY -> supply;
        };
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
