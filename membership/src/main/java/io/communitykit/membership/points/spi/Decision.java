package io.communitykit.membership.points.spi;

import io.communitykit.core.InvalidValueException;
import java.util.List;

/**
 * What a decider answers to the states it was shown.
 *
 * @param <R> what the caller gets
 */
public sealed interface Decision<R> {

    /**
     * Change the accounts, all together or not at all, and return the result.
     *
     * @param changes at most one for each account of the unit
     * @param result what the caller gets once they are durable
     * @param <R> what the caller gets
     */
    record Commit<R>(List<Changes> changes, R result) implements Decision<R> {

        /**
         * Copies the list and refuses two changes of one account.
         *
         * @param changes at most one for each account of the unit
         * @param result what the caller gets once they are durable
         */
        public Commit {
            changes = List.copyOf(changes);
            if (changes.size() > 1
                    && changes.stream().map(Changes::account).distinct().count() != changes.size()) {
                throw InvalidValueException.of("changes", "at most one for each account", changes.size());
            }
        }
    }

    /**
     * Leave everything as it is and return the result.
     *
     * @param result what the caller gets
     * @param <R> what the caller gets
     */
    record Keep<R>(R result) implements Decision<R> {}

    /**
     * Show more of the same accounts and ask again, without letting anyone change them in between.
     *
     * @param wants the new wants, in place of the old ones; the same accounts in the same order
     * @param <R> what the caller gets
     */
    record More<R>(List<Want> wants) implements Decision<R> {

        /**
         * Copies the list.
         *
         * @param wants the new wants, in place of the old ones
         */
        public More {
            wants = List.copyOf(wants);
        }
    }
}
