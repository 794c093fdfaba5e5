package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The four value quadrants of a population: average revenue by the host's value index. Can be kept and applied to members later.
 * Who lacks one of the two values is in no quadrant. Immutable and safe for many threads.
 *
 * @param rule where the axes were parted
 * @param asOf the instant that the values are of; cut to microseconds
 * @param population how many members had both values
 * @param missing how many lacked one or both
 * @param arpuFrom this revenue or more is high, in minor units; empty where all members are low
 * @param indexFrom this index or more is high; empty where all members are low
 */
public record ValueQuadrants(
        QuadrantRule rule, Instant asOf, long population, long missing, OptionalLong arpuFrom, OptionalLong indexFrom) {

    /**
     * Cuts the instant and checks the counts.
     *
     * @param rule where the axes were parted
     * @param asOf the instant that the values are of
     * @param population how many members had both values
     * @param missing how many lacked one or both
     * @param arpuFrom this revenue or more is high
     * @param indexFrom this index or more is high
     */
    public ValueQuadrants {
        asOf = Timestamps.cut("instant of a cut", asOf);
        if (population < 0 || missing < 0) {
            throw InvalidValueException.of("members of a cut", "0 or more", population + " and " + missing);
        }
    }

    /**
     * The quadrant of a member who has both values.
     *
     * @param revenue average revenue of the member
     * @param value the host's value index
     * @return the quadrant, or empty where the population was smaller than the rule asks for
     * @throws InvalidValueException if the revenue is of another currency
     */
    public Optional<ValueQuadrant> quadrantOf(Money revenue, long value) {
        long minor = CutAttributes.minor("revenue", revenue, rule.currency());
        if (population < rule.smallest()) {
            return Optional.empty();
        }
        boolean valuable = isHigh(value, indexFrom);
        if (isHigh(minor, arpuFrom)) {
            return Optional.of(valuable ? ValueQuadrant.HIGH_ARPU_HIGH_VALUE : ValueQuadrant.HIGH_ARPU_LOW_VALUE);
        }
        return Optional.of(valuable ? ValueQuadrant.LOW_ARPU_HIGH_VALUE : ValueQuadrant.LOW_ARPU_LOW_VALUE);
    }

    private static boolean isHigh(long value, OptionalLong from) {
        return from.isPresent() && value >= from.getAsLong();
    }

    /**
     * What to write into a member's profile.
     *
     * @param revenue average revenue of the member
     * @param value the host's value index
     * @return {@code valueQuadrant}, or nothing where the population was too small; then, as for who lacks a value, remove what an
     *     earlier cut left
     * @throws InvalidValueException if the revenue is of another currency
     */
    public Map<AttributeName, AttributeValue> attributes(Money revenue, long value) {
        return quadrantOf(revenue, value).map(ValueQuadrant::attributes).orElse(Map.of());
    }
}
