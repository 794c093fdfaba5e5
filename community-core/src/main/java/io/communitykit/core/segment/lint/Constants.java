package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Between;
import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values that predicates compare with, and where they lie on the line of numbers. */
final class Constants {

    private Constants() {}

    static Stream<Scalar> of(Collection<Condition> atoms) {
        return atoms.stream().flatMap(atom -> of(atom).stream());
    }

    private static Collection<Scalar> of(Condition atom) {
        if (atom instanceof Comparison it) {
            return List.of(it.operand());
        } else if (atom instanceof Between it) {
            return List.of(it.from(), it.to());
        }
        return atom instanceof Membership it ? it.operands() : List.of();
    }

    /** Numbers as they are, money in minor units, instants in microseconds, dates in days. */
    static BigDecimal number(AttributeValue value) {
        if (value instanceof Decimal it) {
            return it.value();
        } else if (value instanceof Whole it) {
            return BigDecimal.valueOf(it.value());
        } else if (value instanceof Amount it) {
            return BigDecimal.valueOf(it.value().minor());
        } else if (value instanceof Moment it) {
            return BigDecimal.valueOf(Timestamps.toMicros(it.value()));
        }
        return BigDecimal.valueOf(((Day) value).value().toEpochDay());
    }

    /** Different numbers in order. */
    static List<BigDecimal> sorted(Stream<BigDecimal> numbers) {
        return List.copyOf(new TreeSet<>(numbers.toList()));
    }

    /** Whole numbers of a range of which at least one lies in each place that constants make: on, between, below, above. */
    static SortedSet<Long> around(Collection<BigDecimal> constants, long least, long most) {
        SortedSet<Long> wholes = new TreeSet<>();
        BigDecimal low = BigDecimal.valueOf(least);
        BigDecimal high = BigDecimal.valueOf(most);
        for (BigDecimal constant : constants) {
            BigDecimal near = constant.max(low).min(high);
            BigDecimal floor = near.setScale(0, RoundingMode.FLOOR);
            for (BigDecimal it : List.of(
                    floor,
                    floor.add(BigDecimal.ONE),
                    near.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE))) {
                wholes.add(it.max(low).min(high).longValueExact());
            }
        }
        if (wholes.isEmpty()) {
            wholes.add(Math.max(least, 0));
        }
        return wholes;
    }
}
