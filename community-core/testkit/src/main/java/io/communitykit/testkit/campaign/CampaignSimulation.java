package io.communitykit.testkit.campaign;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.spi.BookStore;
import java.io.Serial;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Plays a random history of group-buys, bargains, contests and two lotteries against a store, with a clock of its own, a store that fails before,
 * after and twice, and a till and a wallet that put off, refuse and lose replies. Facts are told in any order and told again, orders are
 * given up and refunded by hand, times end, members are erased, and other editions of the policies come, in another currency too.
 *
 * <p>Each capability is kept on paper beside, by a plain model of its own: after every step all teams, bargains, contests and draws are compared
 * with it, and answers too. Every paid order is exactly one of seated, paid back once in its own currency and amount, or owed; no team has more
 * members than seats; cuts sum up to the fen and never go below the floor; stock and budgets are exact; every point of a contest counts
 * once and every prize is shared out to the fen; and every draw follows from the seed. At the end nothing is owed. The same seed plays the same history.
 *
 * <pre>{@code
 * CampaignSimulation.of(() -> new MyBookStore(emptyDatabase())).seed(42).steps(200).run();
 * }</pre>
 *
 * <p>Needs about a millisecond a step on the heap. Not safe for many threads.
 */
public final class CampaignSimulation {

    private final Supplier<? extends BookStore> stores;
    private long seed;
    private int steps = 60;

    private CampaignSimulation(Supplier<? extends BookStore> stores) {
        this.stores = stores;
    }

    /**
     * Starts from the store that is to be tested.
     *
     * @param stores gives a store each time it is asked; the same one again does no harm, since every seed has activities and members of
     *     its own, but none in which this seed was played before
     * @return a simulation of seed 0 and 60 steps
     */
    public static CampaignSimulation of(Supplier<? extends BookStore> stores) {
        return new CampaignSimulation(stores);
    }

    /**
     * Says what is drawn.
     *
     * @param number any number
     * @return this simulation
     */
    public CampaignSimulation seed(long number) {
        this.seed = number;
        return this;
    }

    /**
     * Says how long the history is.
     *
     * @param count 1 or more
     * @return this simulation
     */
    public CampaignSimulation steps(int count) {
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
        CampaignHistory history = new CampaignHistory(stores.get(), seed);
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
