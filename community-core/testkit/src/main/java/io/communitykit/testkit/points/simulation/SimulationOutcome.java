package io.communitykit.testkit.points.simulation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What became of a simulation. */
public sealed interface SimulationOutcome {

    /**
     * Throws what broke.
     *
     * @throws SimulationFailure if an invariant broke
     */
    default void orThrow() {
        if (this instanceof Failed failed) {
            throw failed.failure();
        }
    }

    /**
     * Every invariant held after every step.
     *
     * @param seed what was drawn
     * @param steps how many steps were played
     * @param answers how often the ledger answered what: applied, replayed, or rejected and why
     */
    record Passed(long seed, int steps, Map<String, Integer> answers) implements SimulationOutcome {

        /**
         * Copies the map.
         *
         * @param seed what was drawn
         * @param steps how many steps were played
         * @param answers how often the ledger answered what
         */
        public Passed {
            answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        }
    }

    /**
     * An invariant broke.
     *
     * @param failure which one, and the shortest history that breaks it
     */
    record Failed(SimulationFailure failure) implements SimulationOutcome {}
}
