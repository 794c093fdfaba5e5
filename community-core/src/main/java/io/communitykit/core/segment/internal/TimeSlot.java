package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Recency;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.time.Timestamps;
import java.util.List;

/** How long ago an instant is, in microseconds. */
final class TimeSlot extends Slot {

    private static final long LAST = Timestamps.toMicros(Timestamps.MAX);

    private final AttributeName name;
    private final long[] durations;

    TimeSlot(AttributeName name, List<Literal> literals) {
        super(literals);
        this.name = name;
        this.durations = literals.stream()
                .mapToLong(it -> ((Recency) it.predicate()).micros())
                .toArray();
    }

    @Override
    long write(Known known, long now, long[] bits) {
        if (!(known.value(name) instanceof Moment moment)) {
            return NEVER;
        }
        long since = Timestamps.toMicros(moment.value());
        long next = NEVER;
        for (int i = 0; i < durations.length; i++) {
            long turnsOld = since + durations[i] + 1;
            if (literals().get(i).holds() == now < turnsOld) {
                Bits.set(bits, first() + i);
            }
            next = turnsOld > now && turnsOld <= LAST ? Math.min(next, turnsOld) : next;
        }
        return next;
    }
}
