package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Bucket;
import java.util.List;

/** The stable draws of the member. */
final class BucketSlot extends Slot {

    BucketSlot(List<Literal> literals) {
        super(literals);
    }

    @Override
    long write(Known known, long now, long[] bits) {
        for (int i = 0; i < literals().size(); i++) {
            Bucket draw = (Bucket) literals().get(i).predicate();
            int bucket = draw.bucketOf(known.unit());
            boolean inside = bucket >= draw.from() && bucket < draw.to();
            if (literals().get(i).holds() == inside) {
                Bits.set(bits, first() + i);
            }
        }
        return NEVER;
    }
}
