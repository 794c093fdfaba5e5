package io.communitykit.core.segment.internal;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What a plan knows of one member: a bit for each literal and for each target, and for each slot when time will change it.
 * Mutable and for one thread; evaluation allocates nothing.
 */
public final class SegmentRow {

    private final SegmentPlan plan;
    private final long[] bits;
    /** Takes a slot's bits before they are compared. */
    private final long[] fresh;
    /** The targets to judge. */
    private final long[] open;

    private final long[] due;
    private int evaluated;
    private int flipped;

    /**
     * A row of which nothing is known yet.
     *
     * @param plan the rules
     */
    public SegmentRow(SegmentPlan plan) {
        this.plan = plan;
        this.bits = Bits.of(plan.bits());
        this.fresh = Bits.of(plan.bits());
        this.open = Bits.of(plan.targets().size());
        this.due = new long[plan.slots().size()];
        Arrays.fill(due, Slot.NEVER);
    }

    /**
     * Whether a segment's rule is true.
     *
     * @param segment its index
     * @return whether it is
     */
    public boolean isIn(int segment) {
        return Bits.get(bits, plan.segmentBit(segment));
    }

    /**
     * Whether a target's answer is yes.
     *
     * @param target one of the plan's
     * @return the answer as of the last evaluation
     */
    public boolean holds(Target target) {
        return Bits.get(bits, target.bit());
    }

    /**
     * How many rules were judged since the row was made.
     *
     * @return a count
     */
    public int evaluated() {
        return evaluated;
    }

    /**
     * How many literals changed since the row was made.
     *
     * @return a count
     */
    public int flipped() {
        return flipped;
    }

    /** The first microsecond at which time changes a slot. */
    long earliest() {
        long earliest = Slot.NEVER;
        for (long at : due) {
            earliest = Math.min(earliest, at);
        }
        return earliest;
    }

    long due(int slot) {
        return due[slot];
    }

    /** Writes a slot anew and opens the targets that look at bits which differ. */
    void write(int index, Known known, long now) {
        Slot slot = plan.slots().get(index);
        int from = slot.first();
        int to = slot.end();
        int last = (to - 1) >>> 6;
        for (int word = from >>> 6; word <= last; word++) {
            fresh[word] &= ~Bits.within(word, from, to);
        }
        due[index] = slot.write(known, now, fresh);
        for (int word = from >>> 6; word <= last; word++) {
            long differ = (bits[word] ^ fresh[word]) & Bits.within(word, from, to);
            bits[word] ^= differ;
            open(word, differ);
        }
    }

    private void open(int word, long differ) {
        for (long left = differ; left != 0; left &= left - 1) {
            flipped++;
            openUsers((word << 6) + Long.numberOfTrailingZeros(left));
        }
    }

    private void openUsers(int bit) {
        for (int target : plan.dependents(bit)) {
            Bits.set(open, target);
        }
    }

    /** Sets an answer without judging. */
    void assume(Target target, boolean holds) {
        if (holds) {
            Bits.set(bits, target.bit());
        }
    }

    /** Opens all targets. */
    void openAll() {
        Bits.set(open, 0, plan.targets().size());
    }

    /** Judges the open targets in order, and those that open meanwhile; tells of each whose answer changed. */
    void settle(Consumer<Target> changed) {
        for (int word = 0; word < open.length; word++) {
            while (open[word] != 0) {
                int index = (word << 6) + Long.numberOfTrailingZeros(open[word]);
                open[word] &= open[word] - 1;
                judge(plan.target(index), changed);
            }
        }
    }

    private void judge(Target target, Consumer<Target> changed) {
        evaluated++;
        boolean holds = plan.run(target, bits);
        if (holds != Bits.get(bits, target.bit())) {
            bits[target.bit() >>> 6] ^= 1L << target.bit();
            openUsers(target.bit());
            changed.accept(target);
        }
    }

    /**
     * Judges every rule anew, whatever changed: the full evaluation that incremental ones are measured against.
     *
     * @return how many segments hold
     */
    public int judgeAll() {
        int in = 0;
        for (int i = 0; i < plan.targets().size(); i++) {
            Target target = plan.target(i);
            evaluated++;
            boolean holds = plan.run(target, bits);
            if (holds != Bits.get(bits, target.bit())) {
                bits[target.bit() >>> 6] ^= 1L << target.bit();
            }
            in += holds && target.kind() == Target.Kind.SEGMENT ? 1 : 0;
        }
        return in;
    }
}
