package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of many values an attribute has: one look into a map however many segments ask, and however many values they list.
 * Not for money, whose currencies do not compare.
 */
final class MatchSlot extends Slot {

    private static final int[] NONE = {};

    private final AttributeName name;
    /** The literals that ask for a value. */
    private final Map<Scalar, int[]> asking = new HashMap<>();
    /** The literals that hold for every known value that is none of theirs. */
    private final int[] denials;

    MatchSlot(AttributeName name, List<Literal> literals) {
        super(literals);
        this.name = name;
        this.denials = indexes(literals, false);
        Map<Scalar, List<Integer>> lists = new HashMap<>();
        for (int i = 0; i < literals.size(); i++) {
            for (Scalar value : values(literals.get(i).predicate())) {
                lists.computeIfAbsent(value, key -> new ArrayList<>()).add(i);
            }
        }
        lists.forEach((value, list) ->
                asking.put(value, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static Set<Scalar> values(Condition predicate) {
        return predicate instanceof Membership membership
                ? membership.operands()
                : Set.of(((Comparison) predicate).operand());
    }

    @Override
    long write(Known known, long now, long[] bits) {
        AttributeValue value = known.value(name);
        if (value == null) {
            return NEVER;
        }
        for (int denial : denials) {
            Bits.set(bits, first() + denial);
        }
        for (int literal : asking.getOrDefault(value, NONE)) {
            int bit = first() + literal;
            if (literals().get(literal).holds()) {
                Bits.set(bits, bit);
            } else {
                Bits.clear(bits, bit);
            }
        }
        return NEVER;
    }
}
