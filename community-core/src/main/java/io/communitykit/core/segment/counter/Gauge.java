package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.time.Timestamps;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of one measure while hits enter and leave in the order of time: what enters last leaves last. Not safe for
 * many threads.
 */
abstract class Gauge {

    abstract void enter(Hit hit);

    abstract void leave(Hit hit);

    abstract Optional<AttributeValue> value();

    /** A gauge of what is folded, before any single hit; without folded hits for a window. */
    static Gauge of(Reading reading, Total folded, Hit[] hits) {
        return switch (reading.measure()) {
            case COUNT -> new Count(folded.count());
            case SUM -> new Sum(new ExactSum(reading.currency().orElse(null), folded));
            case DISTINCT -> new Distinct(reading.window(), folded.distinct(), hits);
            case FIRST -> new First(reading.key().orElse(null), folded, hits);
            case LAST -> new Last(folded);
        };
    }

    private static final class Count extends Gauge {

        private long count;

        Count(long folded) {
            count = folded;
        }

        @Override
        void enter(Hit hit) {
            count++;
        }

        @Override
        void leave(Hit hit) {
            count--;
        }

        @Override
        Optional<AttributeValue> value() {
            return Optional.of(AttributeValue.of(count));
        }
    }

    private static final class Sum extends Gauge {

        private final ExactSum sum;

        Sum(ExactSum sum) {
            this.sum = sum;
        }

        @Override
        void enter(Hit hit) {
            sum.add(hit.amount);
        }

        @Override
        void leave(Hit hit) {
            sum.subtract(hit.amount);
        }

        @Override
        Optional<AttributeValue> value() {
            return Optional.of(sum.value());
        }
    }

    private static final class Distinct extends Gauge {

        private final LongTally tally;
        private final long most;

        Distinct(CounterWindow window, long[] folded, Hit[] hits) {
            int capacity = folded.length;
            for (Hit hit : hits) {
                capacity += hit.values.length;
            }
            tally = new LongTally(capacity);
            most = window instanceof CounterWindow.Lifetime ? CounterState.MAX_DISTINCT : Long.MAX_VALUE;
            for (long value : folded) {
                tally.add(value);
            }
        }

        @Override
        void enter(Hit hit) {
            for (long value : hit.values) {
                tally.add(value);
            }
        }

        @Override
        void leave(Hit hit) {
            for (long value : hit.values) {
                tally.remove(value);
            }
        }

        @Override
        Optional<AttributeValue> value() {
            return Optional.of(AttributeValue.of(Math.min(most, tally.distinct())));
        }
    }

    private static final class First extends Gauge {

        private final @Nullable String key;
        private final Total folded;
        private final Hit[] hits;
        private int inside;
        /** The first hit inside, if there is any. */
        private int at;

        First(@Nullable String key, Total folded, Hit[] hits) {
            this.key = key;
            this.folded = folded;
            this.hits = hits;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // one and the same element of the array
        void enter(Hit hit) {
            while (inside == 0 && hits[at] != hit) {
                at++;
            }
            inside++;
        }

        @Override
        void leave(Hit hit) {
            inside--;
            do {
                at++;
            } while (inside > 0 && !hits[at].counts(key));
        }

        @Override
        Optional<AttributeValue> value() {
            long live = inside > 0 ? hits[at].event.micros() : Long.MAX_VALUE;
            return inside == 0 && folded.count() == 0 ? Optional.empty() : moment(Math.min(live, folded.first()));
        }
    }

    private static final class Last extends Gauge {

        private final Total folded;
        private long inside;
        private long last = Long.MIN_VALUE;

        Last(Total folded) {
            this.folded = folded;
        }

        @Override
        void enter(Hit hit) {
            inside++;
            last = hit.event.micros();
        }

        @Override
        void leave(Hit hit) {
            inside--;
        }

        @Override
        Optional<AttributeValue> value() {
            return inside == 0 && folded.count() == 0 ? Optional.empty() : moment(Math.max(last, folded.last()));
        }
    }

    private static Optional<AttributeValue> moment(long micros) {
        return Optional.of(AttributeValue.of(Timestamps.ofMicros(micros)));
    }
}
