package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Comparison.Operator;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where an attribute lies among the constants that segments compare it with. The constants cut the line into places: 2i + 1 is
 * constant i itself, 2i what lies below it and above the one before. Every literal asks whether the place is at least some
 * number, or below it; sorted by that number, those that hold are the first of the ones and the last of the others. So
 * the bits that differ between two places are those of the constants between the old and the new value.
 */
final class OrderSlot extends Slot {

    private final AttributeName name;
    private final Line line;
    /** For each place, how many of the literals that ask for at least some place hold. */
    private final int[] reached;
    /** For each place, how many of the literals that ask for less than some place do not hold. */
    private final int[] passed;

    private final int rising;

    /** Takes literals sorted as {@link #sorted} does. */
    OrderSlot(AttributeName name, Line line, List<Literal> literals) {
        super(literals);
        this.name = name;
        this.line = line;
        int[] places = literals.stream().mapToInt(it -> place(line, it)).toArray();
        this.rising = (int) literals.stream().filter(OrderSlot::rises).count();
        this.reached = counts(line, Arrays.copyOf(places, rising));
        this.passed = counts(line, Arrays.copyOfRange(places, rising, places.length));
    }

    static List<Literal> sorted(Line line, List<Literal> literals) {
        return literals.stream()
                .sorted(Comparator.comparing((Literal it) -> !rises(it)).thenComparingInt(it -> place(line, it)))
                .toList();
    }

    private static boolean rises(Literal literal) {
        Operator operator = ((Comparison) literal.predicate()).operator();
        return operator == Operator.AT_LEAST || operator == Operator.ABOVE;
    }

    /** The place that the literal asks for at least, or for less than. */
    private static int place(Line line, Literal literal) {
        Comparison comparison = (Comparison) literal.predicate();
        int place = line.place(comparison.operand());
        boolean behind = comparison.operator() == Operator.ABOVE || comparison.operator() == Operator.AT_MOST;
        return behind ? place + 1 : place;
    }

    /** For each place of the line, how many of the sorted numbers are at most that place. */
    private static int[] counts(Line line, int[] sorted) {
        int[] counts = new int[line.places()];
        int count = 0;
        for (int place = 0; place < counts.length; place++) {
            while (count < sorted.length && sorted[count] <= place) {
                count++;
            }
            counts[place] = count;
        }
        return counts;
    }

    @Override
    long write(Known known, long now, long[] bits) {
        AttributeValue value = known.value(name);
        int place = value == null ? Line.NOWHERE : line.place(value);
        if (place != Line.NOWHERE) {
            Bits.set(bits, first(), first() + reached[place]);
            Bits.set(bits, first() + rising + passed[place], end());
        }
        return NEVER;
    }
}
