package io.communitykit.testkit.points.simulation;

import java.util.List;

/** An invariant of the ledger broke; says by which seed, and in the shortest history that was found. */
public final class SimulationFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** The seed of the run. */
    private final long seed;

    /** What does not hold. */
    private final String invariant;

    private final transient List<String> history;

    SimulationFailure(long seed, String invariant, Broken broken, List<String> history) {
        super(
                "seed " + seed + " breaks: " + invariant + "\n    " + broken.getMessage() + "\n  in " + history.size()
                        + " steps:\n  " + String.join("\n  ", history),
                broken);
        this.seed = seed;
        this.invariant = invariant;
        this.history = List.copyOf(history);
    }

    /**
     * What was drawn.
     *
     * @return the seed; the same one plays the same history
     */
    public long seed() {
        return seed;
    }

    /**
     * What broke.
     *
     * @return a sentence
     */
    public String invariant() {
        return invariant;
    }

    /**
     * The shortest history that was found to break it: leave out any step, and it holds.
     *
     * @return one line a step
     */
    public List<String> history() {
        return history;
    }
}
