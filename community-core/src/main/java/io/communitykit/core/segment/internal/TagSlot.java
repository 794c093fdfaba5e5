package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.time.Timestamps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one tag is there, and surely enough. */
final class TagSlot extends Slot {

    private final AttributeName set;
    private final TagId id;
    private final int[] least;

    TagSlot(AttributeName set, TagId id, List<Literal> literals) {
        super(literals);
        this.set = set;
        this.id = id;
        this.least = literals.stream()
                .mapToInt(it -> ((TagMatch) it.predicate()).confidence())
                .toArray();
    }

    AttributeName set() {
        return set;
    }

    TagId id() {
        return id;
    }

    @Override
    long write(Known known, long now, long[] bits) {
        if (!known.knows(set)) {
            return NEVER;
        }
        return write(known.tag(set, id), now, bits);
    }

    /** Writes what a tag of a known set says; null where it is not there. */
    long write(@Nullable Tag tag, long now, long[] bits) {
        int sure =
                tag == null ? 0 : tag.fading().isEmpty() ? tag.confidence() : tag.confidence(Timestamps.ofMicros(now));
        int lowest = 0;
        for (int i = 0; i < least.length; i++) {
            boolean holds = sure >= least[i];
            if (literals().get(i).holds() == holds) {
                Bits.set(bits, first() + i);
            }
            lowest = holds ? Math.max(lowest, least[i]) : lowest;
        }
        // The next to fall is the literal that asks for the most of those that hold.
        return tag == null || lowest == 0
                ? NEVER
                : tag.fallsBelow(lowest).map(Timestamps::toMicros).orElse(NEVER);
    }
}
