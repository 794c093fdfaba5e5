package io.communitykit.core.segment.internal;

import io.communitykit.core.event.AttributeName;
import java.util.List;

/** Whether an attribute, or a set of tags, is known. */
final class KnownSlot extends Slot {

    private final AttributeName name;

    KnownSlot(AttributeName name, List<Literal> literals) {
        super(literals);
        this.name = name;
    }

    @Override
    long write(Known known, long now, long[] bits) {
        boolean there = known.value(name) != null || known.knows(name);
        for (int i = 0; i < literals().size(); i++) {
            if (literals().get(i).holds() == there) {
                Bits.set(bits, first() + i);
            }
        }
        return NEVER;
    }
}
