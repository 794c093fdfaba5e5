package io.communitykit.testkit.referral;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.spi.BookStore;
import java.io.Serial;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Plays a random history of a referral program and a commission program against a store, with a clock of its own, a store that fails
 * before, after and twice, and a wallet and a bank that put off, refuse and lose replies; facts are told late, twice and in any order,
 * members are erased, and another edition comes. After every step the rows of each member are added up and compared with what the ladder
 * gives, with caps and with the budget. Whenever nothing is under way, what wallet and bank have is compared with the books, each
 * commission with a plain reading of its program, each statement with its lines, and nothing tells who was erased; at the end each
 * referrer has what friends who bought and kept give. The same seed plays the same history.
 *
 * <pre>{@code
 * ReferralSimulation.of(() -> new MyBookStore(emptyDatabase())).seed(42).steps(200).run();
 * }</pre>
 *
 * <p>Needs some milliseconds a step on the heap. Not safe for many threads.
 */
public final class ReferralSimulation {

    private final Supplier<? extends BookStore> stores;
    private long seed;
    private int steps = 60;

    private ReferralSimulation(Supplier<? extends BookStore> stores) {
        this.stores = stores;
    }

    /**
     * Starts from the store that is to be tested.
     *
     * @param stores gives a store each time it is asked; the same one again does no harm, since every seed has a program and members of
     *     its own, but none in which this seed was played before
     * @return a simulation of seed 0 and 60 steps
     */
    public static ReferralSimulation of(Supplier<? extends BookStore> stores) {
        return new ReferralSimulation(stores);
    }

    /**
     * Says what is drawn.
     *
     * @param number any number
     * @return this simulation
     */
    public ReferralSimulation seed(long number) {
        this.seed = number;
        return this;
    }

    /**
     * Says how long the history is.
     *
     * @param count 1 or more
     * @return this simulation
     */
    public ReferralSimulation steps(int count) {
        if (count < 1) {
            throw InvalidValueException.of("steps", "1 or more", count);
        }
        this.steps = count;
        return this;
    }

    /**
     * Plays the history.
     *
     * @return how often what was answered
     * @throws Failure if an invariant broke
     */
    public Map<String, Integer> run() {
        ReferralHistory history = new ReferralHistory(stores.get(), seed);
        try {
            history.play(steps);
        } catch (Broken broken) {
            throw new Failure(seed, String.valueOf(broken.getMessage()), history.lines());
        }
        return Collections.unmodifiableMap(new TreeMap<>(history.answers()));
    }

    /** An invariant broke; the message shows the seed, the invariant and the history. */
    public static final class Failure extends AssertionError {

        @Serial
        private static final long serialVersionUID = 1L;

        Failure(long seed, String invariant, List<String> history) {
            super("seed " + seed + ": " + invariant + "\n" + String.join("\n", history));
        }
    }
}
