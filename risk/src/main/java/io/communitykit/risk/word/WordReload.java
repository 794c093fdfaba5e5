package io.communitykit.risk.word;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.policy.Violation;
import java.util.List;
import java.util.function.Function;

/** What became of a reload. Immutable and safe for many threads. */
public sealed interface WordReload {

    /**
     * What is in use after it, source by source.
     *
     * @return the sources; those of which nothing was ever loaded are missing
     */
    List<LoadedSource> sources();

    /**
     * One answer for each case.
     *
     * @param unchanged where no source has another edition
     * @param reloaded where a new matcher is in use
     * @param failed where the old one stays
     * @param <R> the answer
     * @return the answer
     */
    default <R> R fold(Function<Unchanged, R> unchanged, Function<Reloaded, R> reloaded, Function<Failed, R> failed) {
        if (this instanceof Reloaded done) {
            return reloaded.apply(done);
        }
        return this instanceof Failed fault ? failed.apply(fault) : unchanged.apply((Unchanged) this);
    }

    /**
     * No source has another edition.
     *
     * @param sources what is in use
     */
    record Unchanged(List<LoadedSource> sources) implements WordReload {

        /**
         * Copies the sources.
         *
         * @param sources what is in use
         */
        public Unchanged {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A new matcher is in use.
     *
     * @param sources what is in use now
     * @param changes what is different
     */
    record Reloaded(List<LoadedSource> sources, WordChanges changes) implements WordReload {

        /**
         * Copies the sources.
         *
         * @param sources what is in use now
         * @param changes what is different
         */
        public Reloaded {
            sources = List.copyOf(sources);
        }
    }

    /**
     * The old matcher stays in use.
     *
     * @param sources what is in use still
     * @param faults all that was found, at least one
     */
    record Failed(List<LoadedSource> sources, List<Fault> faults) implements WordReload {

        /**
         * Copies the parts.
         *
         * @param sources what is in use still
         * @param faults all that was found
         */
        public Failed {
            sources = List.copyOf(sources);
            faults = List.copyOf(faults);
        }
    }

    /**
     * One reason why a reload failed.
     *
     * @param what the name of the source, {@code pattern} and its id, or {@code dictionary}
     * @param code the kind of fault
     * @param why the message
     * @param violations every fault of a document; empty if it is none of a document
     */
    record Fault(String what, ErrorCode code, String why, List<Violation> violations) {

        /**
         * Copies the faults.
         *
         * @param what where it is
         * @param code the kind of fault
         * @param why the message
         * @param violations every fault of a document
         */
        public Fault {
            violations = List.copyOf(violations);
        }
    }
}
