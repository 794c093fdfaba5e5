package io.communitykit.risk.abuse.spi;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a fact that was appended. Immutable. */
public sealed interface Appended {

    /**
     * Asks which it is.
     *
     * @param recorded if it was new
     * @param replayed if it was known
     * @param conflicting if its key was known with another content
     * @param erased if it is of somebody who was erased
     * @param <R> the answer
     * @return the answer of the case that it is
     */
    <R> R fold(
            Function<Recorded, R> recorded,
            Supplier<R> replayed,
            Function<Conflicting, R> conflicting,
            Supplier<R> erased);

    /**
     * It was new.
     *
     * @param number its place in the order of recording, from 1
     */
    record Recorded(long number) implements Appended {

        @Override
        public <R> R fold(
                Function<Recorded, R> recorded,
                Supplier<R> replayed,
                Function<Conflicting, R> conflicting,
                Supplier<R> erased) {
            return recorded.apply(this);
        }
    }

    /** It is known under the same key with the same content; nothing was done. */
    record Replayed() implements Appended {

        @Override
        public <R> R fold(
                Function<Recorded, R> recorded,
                Supplier<R> replayed,
                Function<Conflicting, R> conflicting,
                Supplier<R> erased) {
            return replayed.get();
        }
    }

    /**
     * The same key is known with another content; nothing was done.
     *
     * @param fields the components of the fact that differ, by name; {@code type} alone where it is another kind of fact
     */
    record Conflicting(List<String> fields) implements Appended {

        /**
         * Copies the names.
         *
         * @param fields the components that differ
         */
        public Conflicting {
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R fold(
                Function<Recorded, R> recorded,
                Supplier<R> replayed,
                Function<Conflicting, R> conflicting,
                Supplier<R> erased) {
            return conflicting.apply(this);
        }
    }

    /** It names a member who was erased, or its key is that of a fact that went with one; nothing was done. */
    record Erased() implements Appended {

        @Override
        public <R> R fold(
                Function<Recorded, R> recorded,
                Supplier<R> replayed,
                Function<Conflicting, R> conflicting,
                Supplier<R> erased) {
            return erased.get();
        }
    }
}
