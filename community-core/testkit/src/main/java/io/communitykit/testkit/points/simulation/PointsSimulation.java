package io.communitykit.testkit.points.simulation;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.spi.PointsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plays a random history of two points programs against a store, with a clock of its own and a store that fails before, after,
 * half way and twice, and checks the books after every step. The same seed plays the same history. Where an invariant breaks,
 * the history is played again and again on fresh stores with steps left out, until no step can be left out.
 *
 * <pre>{@code
 * PointsSimulation.of(() -> new MyPointsStore(emptyDatabase())).seed(42).steps(500).run().orThrow();
 * }</pre>
 *
 * <p>Needs about a millisecond a step on the heap. Not safe for many threads.
 */
public final class PointsSimulation {

    private final Supplier<? extends PointsStore> stores;
    private final long seed;
    private final int steps;
    private final int members;
    private int runs;

    private PointsSimulation(Builder builder) {
        this.stores = builder.stores;
        this.seed = builder.seed;
        this.steps = builder.steps;
        this.members = builder.members;
    }

    /**
     * Starts from the store that is to be tested.
     *
     * @param stores gives a store each time it is asked; the same one again does no harm, since every run has programs and
     *     members of its own, but none in which this seed was played before
     * @return a builder; not safe for many threads
     */
    public static Builder of(Supplier<? extends PointsStore> stores) {
        return new Builder(stores);
    }

    /**
     * Plays the history.
     *
     * @return that all went well, or what broke and the shortest history that breaks it
     */
    public SimulationOutcome run() {
        List<Step> history = RandomSteps.draw(seed, name(0), steps, members);
        SimulationRun first = open(0);
        Optional<Broken> broken = play(first, history);
        if (broken.isEmpty()) {
            return new SimulationOutcome.Passed(seed, steps, first.answers().counts);
        }
        String invariant = broken.get().invariant();
        // The same seed under another name draws the same history, so that a numbered step is the same in every run.
        ShortestHistory shortest = new ShortestHistory(numbers -> {
            runs++;
            List<Step> part = RandomSteps.draw(seed, name(runs), steps, members).stream()
                    .filter(step -> numbers.contains(step.number()))
                    .toList();
            return play(open(runs), part).filter(found -> found.invariant().equals(invariant));
        });
        ShortestHistory.Found found =
                shortest.of(history.stream().map(Step::number).toList(), broken.get());
        List<String> lines = history.stream()
                .filter(step -> found.numbers().contains(step.number()))
                .map(Step::toString)
                .toList();
        return new SimulationOutcome.Failed(new SimulationFailure(seed, invariant, found.broken(), lines));
    }

    private static Optional<Broken> play(SimulationRun run, List<Step> history) {
        try {
            run.play(history);
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(broken);
        }
    }

    private SimulationRun open(int run) {
        List<PointsProgram> programs = RandomPrograms.draw(seed, name(run));
        List<MemberId> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            all.add(new MemberId("m" + i + "-" + name(run)));
        }
        return new SimulationRun(stores.get(), programs, all);
    }

    private String name(int run) {
        return seed + "." + run;
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final Supplier<? extends PointsStore> stores;
        private long seed;
        private int steps = 200;
        private int members = 3;

        private Builder(Supplier<? extends PointsStore> stores) {
            this.stores = stores;
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
         * Says how long the history is; 200 steps by default.
         *
         * @param count 1 or more
         * @return this builder
         */
        public Builder steps(int count) {
            this.steps = requirePositive("steps", count);
            return this;
        }

        /**
         * Says how many members it has; 3 by default.
         *
         * @param count 1 or more; few, so that much happens to each
         * @return this builder
         */
        public Builder members(int count) {
            this.members = requirePositive("members", count);
            return this;
        }

        private static int requirePositive(String name, int count) {
            if (count < 1) {
                throw InvalidValueException.of(name, "1 or more", count);
            }
            return count;
        }

        /**
         * Makes the simulation.
         *
         * @return the simulation
         */
        public PointsSimulation build() {
            return new PointsSimulation(this);
        }

        /**
         * Makes the simulation and plays it.
         *
         * @return what {@link PointsSimulation#run} says
         */
        public SimulationOutcome run() {
            return build().run();
        }
    }
}
