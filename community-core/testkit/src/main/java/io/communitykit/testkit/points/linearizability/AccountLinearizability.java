package io.communitykit.testkit.points.linearizability;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.spi.PointsStore;
import java.util.List;
import java.util.Optional;

/**
 * Lets real threads grant, spend, hold, commit, void, repeat and look at one account of a store, and says whether there is an
 * order of the calls, each at one moment between its begin and its end, that explains every answer. Does so with many accounts,
 * one after another. What is asked is drawn from a seed; how threads interleave is up to the machine, so that a failure proves
 * a fault, while a success proves none to be absent.
 *
 * <pre>{@code
 * AccountLinearizability.of(new MyPointsStore(database)).seed(42).histories(500).run().orThrow();
 * }</pre>
 *
 * <p>Where it fails, it goes on to look for a failure in fewer calls. A thread that the store never answers is waited for. Not
 * safe for many threads.
 */
public final class AccountLinearizability {

    /** How often a shorter history is tried before a longer one. */
    private static final int TRIES = 60;

    private final PointsStore store;
    private final long seed;
    private final int histories;
    private final int threads;
    private final int operations;
    private int accounts;

    private AccountLinearizability(Builder builder) {
        this.store = builder.store;
        this.seed = builder.seed;
        this.histories = builder.histories;
        this.threads = builder.threads;
        this.operations = builder.operations;
    }

    /**
     * Starts from the store that is to be tested.
     *
     * @param store a store that is ready to use; has no account of this seed yet
     * @return a builder; not safe for many threads
     */
    public static Builder of(PointsStore store) {
        return new Builder(store);
    }

    /**
     * Plays the histories.
     *
     * @return that there is an order for each, or one for which there is none
     */
    public LinearizabilityOutcome run() {
        int calls = 0;
        int overlapping = 0;
        int unanswered = 0;
        try (Recorder recorder = new Recorder()) {
            for (int i = 0; i < histories; i++) {
                List<Call> history = play(recorder, operations);
                if (!OrderSearch.explains(history)) {
                    List<Call> shorter = shorter(recorder).orElse(history);
                    return new LinearizabilityOutcome.Failed(LinearizabilityFailure.of(seed, shorter));
                }
                calls += history.size();
                overlapping += (int) history.stream()
                        .filter(call -> history.stream().anyMatch(other -> !other.equals(call) && other.overlaps(call)))
                        .count();
                unanswered += (int)
                        history.stream().filter(call -> call.answer().isEmpty()).count();
            }
        }
        return new LinearizabilityOutcome.Passed(histories, calls, overlapping, unanswered);
    }

    private Optional<List<Call>> shorter(Recorder recorder) {
        for (int size = 2; size < operations; size++) {
            for (int i = 0; i < TRIES; i++) {
                List<Call> history = play(recorder, size);
                if (!OrderSearch.explains(history)) {
                    return Optional.of(history);
                }
            }
        }
        return Optional.empty();
    }

    private List<Call> play(Recorder recorder, int size) {
        accounts++;
        // Accounts of one seed draw other operations each.
        long own = seed * 1_000_003 + accounts;
        return recorder.play(
                new Account(store, "linear " + seed + "." + accounts), RandomOperations.draw(own, threads, size));
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final PointsStore store;
        private long seed;
        private int histories = 100;
        private int threads = 4;
        private int operations = 28;

        private Builder(PointsStore store) {
            this.store = store;
        }

        /**
         * Says what is drawn; 0 by default.
         *
         * @param number any number
         * @return this builder
         */
        public Builder seed(long number) {
            this.seed = number;
            return this;
        }

        /**
         * Says how many histories are played, each on an account of its own; 100 by default.
         *
         * @param count 1 or more
         * @return this builder
         */
        public Builder histories(int count) {
            this.histories = atLeast(1, "histories", count);
            return this;
        }

        /**
         * Says how many threads ask one account at once; 4 by default.
         *
         * @param count 2 or more; the search for an order takes longer the more there are
         * @return this builder
         */
        public Builder threads(int count) {
            this.threads = atLeast(2, "threads", count);
            return this;
        }

        /**
         * Says how many calls all threads together make in one history; 28 by default.
         *
         * @param count 2 or more
         * @return this builder
         */
        public Builder operations(int count) {
            this.operations = atLeast(2, "operations", count);
            return this;
        }

        private static int atLeast(int least, String name, int count) {
            if (count < least) {
                throw InvalidValueException.of(name, least + " or more", count);
            }
            return count;
        }

        /**
         * Makes the check and runs it.
         *
         * @return what {@link AccountLinearizability#run} says
         */
        public LinearizabilityOutcome run() {
            return build().run();
        }

        /**
         * Makes the check.
         *
         * @return the check
         */
        public AccountLinearizability build() {
            return new AccountLinearizability(this);
        }
    }
}
