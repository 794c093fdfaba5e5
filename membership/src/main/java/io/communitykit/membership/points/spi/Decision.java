package io.communitykit.membership.points.spi;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.function.Function;

/**
 * What a decider answers to the states it was shown.
 *
 * @param <R> what the caller gets
 */
public sealed interface Decision<R> {

    /**
     * The same decision with another result.
     *
     * @param result turns the result; not asked where more of the account is wanted
     * @param <S> what the caller gets instead
     * @return a commit of the same changes, or a keep, with the new result; the same wish for more
     */
    default <S> Decision<S> map(Function<? super R, ? extends S> result) {
        if (this instanceof Commit<R> commit) {
            return new Commit<>(commit.changes(), result.apply(commit.result()));
        } else if (this instanceof Keep<R> keep) {
            return new Keep<>(result.apply(keep.result()));
        }
        return new More<>(((More<R>) this).wants());
    }

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
