package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import java.util.List;

/** Predicates that are evaluated one by one: parts of texts and lists, other attributes, equal money. */
final class PlainSlot extends Slot {

    PlainSlot(List<Literal> literals) {
        super(literals);
    }

    @Override
    long write(Known known, long now, long[] bits) {
        Facts facts = known.facts();
        for (int i = 0; i < literals().size(); i++) {
            Literal literal = literals().get(i);
            Truth wanted = literal.holds() ? Truth.TRUE : Truth.FALSE;
            if (literal.predicate().evaluate(facts) == wanted) {
                Bits.set(bits, first() + i);
            }
        }
        return NEVER;
    }
}
