package io.communitykit.core.segment.counter;

import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.segment.counter.CounterResult.OverLimit;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes from one event what its counters keep. Not safe for many threads. */
final class HitReader {

    private final EventFacts facts;
    private final Told told;
    private @Nullable OverLimit fault;

    HitReader(EventFacts facts, Told told) {
        this.facts = facts;
        this.told = told;
    }

    /** The hit; meaningless after a {@link #fault()}. */
    Hit read(Counter counter) {
        return new Hit(told, keys(counter), amount(counter), values(counter));
    }

    Optional<OverLimit> fault() {
        return Optional.ofNullable(fault);
    }

    private String[] keys(Counter counter) {
        List<Scalar> given = scalars(counter.by());
        if (given.isEmpty()) {
            return Hit.NO_KEYS;
        }
        SortedSet<String> keys = new TreeSet<>();
        for (Scalar each : given) {
            if (each instanceof Text text) {
                keys.add(text.value());
                check(
                        counter,
                        CounterLimit.KEY_LENGTH,
                        CounterState.MAX_KEY,
                        text.value().length());
            }
        }
        check(counter, CounterLimit.KEYS, CounterState.MAX_LIST, keys.size());
        return keys.toArray(Hit.NO_KEYS);
    }

    private long[] values(Counter counter) {
        List<Scalar> given = scalars(counter.value());
        if (given.isEmpty()) {
            return SortedLongs.NONE;
        }
        long[] values = SortedLongs.of(given.stream().mapToLong(ValueHash::of).toArray());
        check(counter, CounterLimit.VALUES, CounterState.MAX_LIST, values.length);
        return values;
    }

    private @Nullable Scalar amount(Counter counter) {
        AttributeValue amount = counter.amount().flatMap(facts::value).orElse(null);
        if (amount instanceof Decimal decimal) {
            check(counter, CounterLimit.DIGITS, CounterState.MAX_DIGITS, Numbers.digits(decimal.value()));
            return Numbers.of(decimal.value());
        }
        return amount instanceof Whole || amount instanceof Amount ? (Scalar) amount : null;
    }

    private List<Scalar> scalars(Optional<AttributeName> name) {
        AttributeValue value = name.flatMap(facts::value).orElse(null);
        if (value == null) {
            return List.of();
        }
        return value instanceof ListOf list ? list.values() : List.of((Scalar) value);
    }

    private void check(Counter counter, CounterLimit limit, long allowed, long actual) {
        if (actual > allowed && fault == null) {
            fault = new OverLimit(facts.event().key(), counter.id(), limit, allowed, BigInteger.valueOf(actual));
        }
    }
}
