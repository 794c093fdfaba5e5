package io.communitykit.membership.tier.cut;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.tier.cut.internal.FactPass;
import io.communitykit.membership.tier.cut.internal.FactSorter;
import io.communitykit.membership.tier.cut.internal.MemberPass;
import io.communitykit.membership.tier.cut.internal.RecordCursor;
import io.communitykit.membership.tier.cut.internal.RecordLog;
import io.communitykit.membership.tier.cut.internal.RecordSorter;
import io.communitykit.membership.tier.cut.internal.SpillDirectory;
import io.communitykit.membership.tier.cut.internal.SumRecord;
import java.nio.file.Path;
import java.util.Currency;
import java.util.function.Consumer;

/**
 * Cuts the top of a population from raw orders and refunds. A way in to this package: tell it every fact, finish, and take the
 * winners.
 *
 * <p>Facts come in any order and any number of times. The same key with the same content counts once; with several contents none of
 * them counts, and each is reported. An order belongs to the window in which it was first paid, with everything paid and paid back
 * for it, so that refunds undo exactly; also when they come after the window, as long as they come before the cut-off. So tell all
 * facts of the orders in question, not only those of the window. What is refunded beyond what was paid makes the net negative. A
 * member belongs to {@link Population#EVERYONE} who is mentioned by a fact before the cut-off, or by {@link #add(MemberId)}.
 *
 * <p>Memory is bounded by the budget, whatever the number of members, orders and repeats and however they are spread; what does not
 * fit is sorted in temporary files: about 70 bytes a fact, twice, and 35 a member, with ids of a dozen characters. Time is that of a
 * sort. Sums are exact to 128 bits on the way and bounded to 64 at the end.
 *
 * <p>For one thread at a time. Close it, best by try-with-resources: that deletes the files, as does any failure of theirs. A
 * process that is killed leaves them in a directory named {@code communitykit-cut...}; it holds ids and amounts, readable by its
 * owner only where the file system knows owners.
 */
public final class SpendTally implements AutoCloseable {

    /** A temporary file could not be written, read or deleted; perhaps the disk is full. */
    public static final ErrorCode SPILL_FAILED = new ErrorCode("cut.spill-failed");

    static final int READ_BUFFER = 65_536;

    private final CutRule rule;
    private final CutOff off;
    private final UnknownOrders unknownOrders;
    private final Consumer<? super SpendProblem> problems;
    private final int memory;
    private final SpillDirectory spill;
    private final FactSorter facts;
    private final RecordSorter spends;
    private final RecordLog sums;
    private boolean open = true;

    private SpendTally(Builder builder) {
        this.rule = builder.rule;
        this.off = builder.off;
        this.unknownOrders = builder.unknownOrders;
        this.problems = builder.problems;
        // Facts that are read, spends that are taken and spends that are merged meet at the same moment.
        this.memory = builder.memory / 3;
        this.spill = new SpillDirectory(builder.directory, SPILL_FAILED);
        this.spends = new RecordSorter(spill, memory);
        this.facts = new FactSorter(new RecordSorter(spill, memory), spends);
        this.sums = new RecordLog(spill, Math.min(memory, READ_BUFFER));
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param rule who is in; its minimum says the currency
     * @param off when, over which window, until when
     * @param directory where temporary files may be made, in a directory of their own; must exist
     * @return a builder; not safe for many threads
     */
    public static Builder builder(CutRule rule, CutOff off, Path directory) {
        return new Builder(rule, off, directory);
    }

    /**
     * Tells a fact.
     *
     * @param fact a payment or refund, of any member and time
     * @throws StorageException if a temporary file cannot be written; the tally is closed then
     * @throws InvalidValueException if the tally is finished or closed
     */
    public void add(SpendFact fact) {
        requireOpen();
        try {
            facts.add(fact);
        } catch (StorageException e) {
            throw closing(e);
        }
    }

    /**
     * Tells that there is such a member, whether or not there are facts. Needed only for {@link Population#EVERYONE}.
     *
     * @param member the member; may be told again
     * @throws StorageException if a temporary file cannot be written; the tally is closed then
     * @throws InvalidValueException if the tally is finished or closed
     */
    public void add(MemberId member) {
        requireOpen();
        try {
            facts.add(member);
        } catch (StorageException e) {
            throw closing(e);
        }
    }

    /**
     * Ends the telling and makes the cut. Problems are reported meanwhile.
     *
     * @return the cut; usable until this tally is closed
     * @throws StorageException if a temporary file cannot be written or read; the tally is closed then
     * @throws InvalidValueException if the tally is finished or closed
     */
    public MemberCut finish() {
        requireOpen();
        open = false;
        try {
            return cut(rule.minimum().currency());
        } catch (StorageException e) {
            throw closing(e);
        }
    }

    private MemberCut cut(Currency currency) {
        FactPass first = new FactPass(off, currency, problems, spends);
        try (RecordCursor sorted = facts.sorted()) {
            first.run(sorted);
        }
        facts.close();
        MemberPass second = new MemberPass(off, currency, unknownOrders, problems, sums);
        try (RecordCursor sorted = spends.sorted()) {
            second.run(sorted);
        }
        spends.close();
        CutResult result = SpendCut.cut(rule, off, SumRecord.sums(sums, READ_BUFFER));
        TallyReport report = new TallyReport(
                facts.told(),
                first.repeated(),
                first.later(),
                first.conflicts(),
                first.foreign(),
                second.unknownOrders(),
                second.outOfRange(),
                second.sketch().size(),
                spill.written());
        return new MemberCut(result, report, second.sketch(), sums, spill, memory);
    }

    private void requireOpen() {
        if (!open) {
            throw InvalidValueException.of("spend tally", "open", "one that is finished or closed");
        }
    }

    private StorageException closing(StorageException failure) {
        try {
            close();
        } catch (StorageException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /**
     * Deletes the temporary files. Does nothing the second time.
     *
     * @throws StorageException if one cannot be deleted; the others are
     */
    @Override
    public void close() {
        open = false;
        spill.close();
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private static final int LEAST_MEMORY = 1 << 17;
        private static final int DEFAULT_MEMORY = 1 << 28;

        private final CutRule rule;
        private final CutOff off;
        private final Path directory;
        private int memory = DEFAULT_MEMORY;
        private UnknownOrders unknownOrders = UnknownOrders.LEAVE_OUT;
        private Consumer<? super SpendProblem> problems = problem -> {};

        private Builder(CutRule rule, CutOff off, Path directory) {
            this.rule = rule;
            this.off = off;
            this.directory = directory;
        }

        /**
         * How much memory to work in; 256 MiB unless said otherwise. Taken as it is needed, not at once.
         *
         * @param bytes at least 131,072; about one MiB of fixed parts comes besides
         * @return this builder
         * @throws InvalidValueException if it is less
         */
        public Builder memory(int bytes) {
            if (bytes < LEAST_MEMORY) {
                throw InvalidValueException.of("memory of a tally", LEAST_MEMORY + " bytes or more", bytes);
            }
            memory = bytes;
            return this;
        }

        /**
         * What becomes of refunds whose order is not known; they are left out unless said otherwise.
         *
         * @param policy what becomes of them
         * @return this builder
         */
        public Builder unknownOrders(UnknownOrders policy) {
            unknownOrders = policy;
            return this;
        }

        /**
         * Who is told, while it finishes, what could not be counted as it was told; the report has the numbers in any case. The
         * order of problems depends on the facts, not on the order of telling.
         *
         * @param reported takes one after the other; what it throws ends the finishing
         * @return this builder
         */
        public Builder onProblem(Consumer<? super SpendProblem> reported) {
            problems = reported;
            return this;
        }

        /**
         * Makes the tally. No file is made before memory runs out.
         *
         * @return a tally to be closed
         */
        public SpendTally build() {
            return new SpendTally(this);
        }
    }
}
