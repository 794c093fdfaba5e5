package io.communitykit.membership.tier.cut;

import io.communitykit.membership.tier.cut.internal.RecordCursor;
import io.communitykit.membership.tier.cut.internal.RecordLog;
import io.communitykit.membership.tier.cut.internal.RecordSorter;
import io.communitykit.membership.tier.cut.internal.SpillDirectory;
import io.communitykit.membership.tier.cut.internal.SumRecord;
import java.util.function.Consumer;

/** What a {@link SpendTally} came to. Usable until the tally is closed; not safe for many threads. */
public final class MemberCut {

    private final CutResult result;
    private final TallyReport report;
    private final SpendSketch sketch;
    private final RecordLog sums;
    private final SpillDirectory spill;
    private final int memory;

    MemberCut(
            CutResult result,
            TallyReport report,
            SpendSketch sketch,
            RecordLog sums,
            SpillDirectory spill,
            int memory) {
        this.result = result;
        this.report = report;
        this.sketch = sketch;
        this.sums = sums;
        this.spill = spill;
        this.memory = memory;
    }

    /**
     * How many are in, from which sum on, or why nobody is.
     *
     * @return the result; needs no open tally
     */
    public CutResult result() {
        return result;
    }

    /**
     * What the tally met.
     *
     * @return the report; needs no open tally
     */
    public TallyReport report() {
        return report;
    }

    /**
     * A summary of all sums, to say "about X more" until the next cut-off.
     *
     * @return a copy of its own for each call; needs no open tally
     */
    public SpendSketch sketch() {
        SpendSketch copy = new SpendSketch();
        copy.merge(sketch);
        return copy;
    }

    /**
     * Tells everybody who is in, each once, in {@link MemberOrder#BYTES}: the same order for the same facts, however they were
     * told. May be called again. Sorts the winners, on disk if need be.
     *
     * @param winners takes one after the other
     * @throws io.communitykit.core.StorageException if a temporary file cannot be written or read, or the tally is closed
     */
    public void winners(Consumer<? super Winner> winners) {
        if (!(result instanceof CutResult.Made made)) {
            return;
        }
        try (RecordSorter sorter = new RecordSorter(spill, memory)) {
            try (RecordCursor all = sums.read(SpendTally.READ_BUFFER)) {
                while (all.next()) {
                    if (made.place(SumRecord.sum(all)) != Place.OUT) {
                        sorter.add(all.array(), all.from(), all.to());
                    }
                }
            }
            try (RecordCursor sorted = sorter.sorted()) {
                tell(sorted, made, winners);
            }
        }
    }

    private static void tell(RecordCursor sorted, CutResult.Made made, Consumer<? super Winner> winners) {
        long left = made.edge().included();
        while (sorted.next()) {
            long sum = SumRecord.sum(sorted);
            boolean in = true;
            if (made.place(sum) == Place.BY_KEY) {
                in = left > 0;
                left--;
            }
            if (in) {
                winners.accept(new Winner(SumRecord.member(sorted), sum));
            }
        }
    }
}
