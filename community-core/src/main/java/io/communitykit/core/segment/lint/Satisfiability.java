package io.communitykit.core.segment.lint;

import java.util.Optional;
import java.util.function.Function;

/** Whether something can be: with a witness, with a proof that it cannot, or undecided. Immutable and safe for many threads. */
public sealed interface Satisfiability {

    /**
     * Handles each case.
     *
     * @param can with the witness
     * @param cannot with the number of cases
     * @param open with the reason
     * @param <T> what comes of it
     * @return what the function of the case gives
     */
    default <T> T fold(Function<Satisfiable, T> can, Function<Unsatisfiable, T> cannot, Function<Undecided, T> open) {
        if (this instanceof Satisfiable it) {
            return can.apply(it);
        }
        return this instanceof Unsatisfiable it ? cannot.apply(it) : open.apply((Undecided) this);
    }

    /**
     * The member who shows that it can be.
     *
     * @return the witness, if it can
     */
    default Optional<Witness> shown() {
        return this instanceof Satisfiable it ? Optional.of(it.witness()) : Optional.empty();
    }

    /**
     * Whether it is proved that it cannot be.
     *
     * @return true for {@link Unsatisfiable} only
     */
    default boolean isRefuted() {
        return this instanceof Unsatisfiable;
    }

    /**
     * It can be.
     *
     * @param witness a member of whom it is so
     */
    record Satisfiable(Witness witness) implements Satisfiability {}

    /**
     * It cannot be, for any profile that keeps to the schema, at any time.
     *
     * @param cases how many cases were told apart; each contradicts itself
     */
    record Unsatisfiable(long cases) implements Satisfiability {}

    /**
     * Nothing is claimed.
     *
     * @param reason why
     */
    record Undecided(Reason reason) implements Satisfiability {}

    /** Why nothing is claimed. */
    enum Reason {
        /** The budget was spent. */
        BUDGET,
        /** Nothing contradicts it, but no member was found of whom the evaluator says so. */
        NO_WITNESS
    }
}
