package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Takes each member's average revenue and value index, and makes the four value quadrants. Not safe for many threads.
 *
 * <p>The quadrants are the same for any order of telling. Takes 16 bytes a member for each axis that is parted at its median, none
 * for one parted at a given number; no id is kept.
 */
public final class QuadrantTally {

    private final QuadrantRule rule;
    private final Axis arpu;
    private final Axis index;
    private long population;
    private long missing;

    private QuadrantTally(QuadrantRule rule) {
        this.rule = rule;
        arpu = Axis.of(rule.arpu());
        index = Axis.of(rule.index());
    }

    /**
     * Starts without members.
     *
     * @param rule where the axes are parted
     * @return a tally
     */
    public static QuadrantTally of(QuadrantRule rule) {
        return new QuadrantTally(rule);
    }

    /**
     * Tells both values of a member.
     *
     * @param member who
     * @param revenue average revenue of the member, over what stretch is the host's choice
     * @param value the host's value index, any number; the larger, the more valuable
     * @throws InvalidValueException if the revenue is of another currency; nothing is counted then
     */
    public void add(MemberId member, Money revenue, long value) {
        long minor = CutAttributes.minor("revenue", revenue, rule.currency());
        arpu.add(member, minor);
        index.add(member, value);
        population++;
    }

    /** Tells that a member lacks one value or both. Such a member is counted as missing, in no quadrant, and moves no median. */
    public void addMissing() {
        missing++;
    }

    /**
     * Cuts what was told so far.
     *
     * @param asOf the instant that the values are of
     * @return the quadrants; empty ones where there were too few members
     */
    public ValueQuadrants cut(Instant asOf) {
        Instant at = Timestamps.cut("instant of a cut", asOf);
        return new ValueQuadrants(rule, at, population, missing, arpu.border(at), index.border(at));
    }

    /** Finds the border of one axis. */
    private interface Axis {

        void add(MemberId member, long value);

        OptionalLong border(Instant asOf);

        static Axis of(AxisRule rule) {
            return rule instanceof AxisRule.Median median ? new AtMedian(median) : new Given((AxisRule.From) rule);
        }
    }

    private record Given(AxisRule.From rule) implements Axis {

        @Override
        public void add(MemberId member, long value) {}

        @Override
        public OptionalLong border(Instant asOf) {
            return OptionalLong.of(rule.threshold());
        }
    }

    private record AtMedian(QuantileTally halves) implements Axis {

        AtMedian(AxisRule.Median rule) {
            this(QuantileTally.of(QuantileRule.of(2).ties(rule.ties())));
        }

        @Override
        public void add(MemberId member, long value) {
            halves.add(member, value);
        }

        @Override
        public OptionalLong border(Instant asOf) {
            return halves.cut(asOf).threshold(2);
        }
    }
}
