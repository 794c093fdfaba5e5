package io.communitykit.core.segment.explain;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.explain.Flip.Moves.Reach;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The places of a line that constants cut, tried from where a value lies outwards, upwards and downwards. */
final class Steps {

    private static final int MOST = 500;

    private final List<Scalar> constants;
    private final List<BigDecimal> numbers;
    private final Optional<BigDecimal> from;

    /** Takes constants and a value of one type; money of another currency than the value's is left out. */
    Steps(Set<Scalar> all, Optional<AttributeValue> value) {
        List<Scalar> sorted = new ArrayList<>(all);
        value.ifPresent(it -> sorted.removeIf(constant -> !comparable(constant, it)));
        sorted.sort((a, b) -> number(a).compareTo(number(b)));
        this.constants = List.copyOf(sorted);
        this.numbers = constants.stream().map(Steps::number).toList();
        this.from = value.map(Steps::number);
    }

    /** Says whether a value does it. */
    interface Trial {

        /** Tries a value that stands for a place. */
        boolean does(Scalar to, Reach reach, Scalar tried);
    }

    /** A place that does it. */
    record Step(Scalar to, Reach reach) {}

    /** The nearest place upwards that does it, and the nearest downwards. Upwards from the lowest where there is no value. */
    List<Step> nearest(Trial trial) {
        List<Step> found = new ArrayList<>();
        first(upwards(), trial).ifPresent(found::add);
        if (from.isPresent()) {
            first(downwards(), trial).ifPresent(found::add);
        }
        return found;
    }

    /** The nearest place upwards that does it. */
    List<Step> nextUp(Trial trial) {
        return first(upwards(), trial).stream().toList();
    }

    private static Optional<Step> first(List<Place> places, Trial trial) {
        return places.stream()
                .limit(MOST)
                .filter(it -> trial.does(it.to(), it.reach(), it.tried()))
                .map(it -> new Step(it.to(), it.reach()))
                .findFirst();
    }

    private record Place(Scalar to, Reach reach, Scalar tried) {}

    private List<Place> upwards() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            int side = from.isEmpty() ? 1 : numbers.get(i).compareTo(from.get());
            if (from.isEmpty() && i == 0) {
                beside(i, -1).ifPresent(it -> places.add(new Place(constants.get(0), Reach.BELOW, it)));
            }
            if (side > 0) {
                places.add(new Place(constants.get(i), Reach.AT, constants.get(i)));
            }
            if (side >= 0) {
                int at = i;
                beside(i, 1).ifPresent(it -> places.add(new Place(constants.get(at), Reach.ABOVE, it)));
            }
        }
        return places;
    }

    private List<Place> downwards() {
        List<Place> places = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            indexes.add(i);
        }
        Collections.reverse(indexes);
        for (int i : indexes) {
            int side = numbers.get(i).compareTo(from.orElseThrow());
            if (side < 0) {
                places.add(new Place(constants.get(i), Reach.AT, constants.get(i)));
            }
            if (side <= 0) {
                beside(i, -1).ifPresent(it -> places.add(new Place(constants.get(i), Reach.BELOW, it)));
            }
        }
        return places;
    }

    /** A value between a constant and its neighbour on one side; empty where there is none. */
    private Optional<Scalar> beside(int index, int side) {
        int neighbour = index + side;
        BigDecimal at = numbers.get(index);
        BigDecimal next = at.add(BigDecimal.valueOf(side));
        if (neighbour < 0 || neighbour >= numbers.size() || between(at, next, numbers.get(neighbour))) {
            return value(constants.get(index), next);
        }
        boolean divisible = constants.get(index) instanceof Whole || constants.get(index) instanceof Decimal;
        BigDecimal middle = at.add(numbers.get(neighbour)).divide(BigDecimal.valueOf(2));
        return divisible && middle.compareTo(at) != 0 ? value(constants.get(index), middle) : Optional.empty();
    }

    private static boolean between(BigDecimal from, BigDecimal value, BigDecimal to) {
        return from.compareTo(value) != to.compareTo(value) && value.compareTo(to) != 0;
    }

    private static boolean comparable(Scalar a, AttributeValue b) {
        return !(a instanceof Amount x && b instanceof Amount y)
                || x.value().currency().equals(y.value().currency());
    }

    private static BigDecimal number(AttributeValue value) {
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

    /** A value of the constant's type; empty where it lies out of range. */
    private static Optional<Scalar> value(Scalar like, BigDecimal number) {
        try {
            if (like instanceof Amount it) {
                return Optional.of(AttributeValue.of(
                        new Money(number.longValueExact(), it.value().currency())));
            } else if (like instanceof Moment) {
                return Optional.of(AttributeValue.of(Timestamps.ofMicros(number.longValueExact())));
            } else if (like instanceof Day) {
                return Optional.of(AttributeValue.of(LocalDate.ofEpochDay(number.longValueExact())));
            }
            return Optional.of(AttributeValue.canonical(AttributeValue.of(number)));
        } catch (ArithmeticException | InvalidValueException e) {
            return Optional.empty();
        }
    }
}
