package io.communitykit.core.segment.internal;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What a plan knows of one member: a bit for each literal and for each target, and for each slot when time will change it.
 * Mutable and for one thread; evaluation allocates nothing.
 */
public final class SegmentRow {

    private final SegmentPlan plan;
    /** First the bits, then a bit for each target that is to be judged, then when time changes each slot: one piece of memory. */
    private final long[] words;

    private final int openFrom;
    private final int openTo;
    private int evaluated;
    private int flipped;

    /**
     * A row of which nothing is known yet.
     *
     * @param plan the rules
     */
    public SegmentRow(SegmentPlan plan) {
        this.plan = plan;
        this.openFrom = Bits.words(plan.bits());
        this.openTo = openFrom + Bits.words(plan.targets().size());
        this.words = new long[openTo + plan.slots().size()];
        Arrays.fill(words, openTo, words.length, Slot.NEVER);
    }

    /**
     * Whether a segment's rule is true.
     *
     * @param segment its index
     * @return whether it is
     */
    public boolean isIn(int segment) {
        return Bits.get(words, plan.segmentBit(segment));
    }

    /**
     * Whether a target's answer is yes.
     *
     * @param target one of the plan's
     * @return the answer as of the last evaluation
     */
    public boolean holds(Target target) {
        return Bits.get(words, target.bit());
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
        for (int at = openTo; at < words.length; at++) {
            earliest = Math.min(earliest, words[at]);
        }
        return earliest;
    }

    long due(int slot) {
        return words[openTo + slot];
    }

    /** Writes a slot anew and opens the targets that look at bits which differ. */
    void write(int index, Known known, long now) {
        Slot slot = plan.slots().get(index);
        int from = slot.first() >>> 6;
        int last = (slot.end() - 1) >>> 6;
        if (last > from) {
            writeMany(index, slot, known, now);
            return;
        }
        long mine = Bits.within(from, slot.first(), slot.end());
        long before = words[from];
        words[from] = before & ~mine;
        words[openTo + index] = slot.write(known, now, words);
        open(from, before ^ words[from]);
    }

    private void writeMany(int index, Slot slot, Known known, long now) {
        int from = slot.first() >>> 6;
        int last = (slot.end() - 1) >>> 6;
        long[] before = Arrays.copyOfRange(words, from, last + 1);
        slot.clear(words);
        words[openTo + index] = slot.write(known, now, words);
        for (int word = from; word <= last; word++) {
            open(word, before[word - from] ^ words[word]);
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
            words[openFrom + (target >>> 6)] |= 1L << target;
        }
    }

    /** Sets an answer without judging. */
    void assume(Target target, boolean holds) {
        if (holds) {
            Bits.set(words, target.bit());
        }
    }

    /** Opens all targets. */
    void openAll() {
        for (int target = 0; target < plan.targets().size(); target++) {
            words[openFrom + (target >>> 6)] |= 1L << target;
        }
    }

    /** Judges the open targets in order, and those that open meanwhile; tells of each whose answer changed. */
    void settle(Consumer<Target> changed) {
        for (int word = openFrom; word < openTo; word++) {
            while (words[word] != 0) {
                int index = ((word - openFrom) << 6) + Long.numberOfTrailingZeros(words[word]);
                words[word] &= words[word] - 1;
                judge(plan.target(index), changed);
            }
        }
    }

    private void judge(Target target, Consumer<Target> changed) {
        evaluated++;
        boolean holds = plan.run(target, words);
        if (holds != Bits.get(words, target.bit())) {
            words[target.bit() >>> 6] ^= 1L << target.bit();
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
            boolean holds = plan.run(target, words);
            if (holds != Bits.get(words, target.bit())) {
                words[target.bit() >>> 6] ^= 1L << target.bit();
            }
            in += holds && target.kind() == Target.Kind.SEGMENT ? 1 : 0;
        }
        return in;
    }
}
