package io.communitykit.membership.points;

import java.util.Optional;
import java.util.function.Function;

/** What became of a fact or command on one account. Immutable and safe for many threads. */
public sealed interface AccountResult {

    /**
     * The account in question.
     *
     * @return program and member
     */
    AccountId account();

    /**
     * The posting that holds the outcome.
     *
     * @return the posting, or empty if the fact or command was rejected and left nothing
     */
    Optional<Posting> posted();

    /**
     * Answers with the function of the case at hand.
     *
     * @param <T> what the functions return
     * @param applied for a first telling
     * @param replayed for a repeat
     * @param rejected for a refusal
     * @return what the chosen function returned
     */
    default <T> T fold(
            Function<? super Applied, ? extends T> applied,
            Function<? super Replayed, ? extends T> replayed,
            Function<? super Rejected, ? extends T> rejected) {
        if (this instanceof Applied first) {
            return applied.apply(first);
        } else if (this instanceof Replayed repeat) {
            return replayed.apply(repeat);
        }
        return rejected.apply((Rejected) this);
    }

    /**
     * Told for the first time and posted, even where it came to 0.
     *
     * @param account program and member
     * @param posting what was posted
     */
    record Applied(AccountId account, Posting posting) implements AccountResult {
        @Override
        public Optional<Posting> posted() {
            return Optional.of(posting);
        }
    }

    /**
     * Told before with the same content; nothing changed.
     *
     * @param account program and member
     * @param posting what the first telling posted
     */
    record Replayed(AccountId account, Posting posting) implements AccountResult {
        @Override
        public Optional<Posting> posted() {
            return Optional.of(posting);
        }
    }

    /**
     * Refused; the store is as it was, and the same key may be told again.
     *
     * @param account program and member
     * @param rejection why, with numbers
     */
    record Rejected(AccountId account, Rejection rejection) implements AccountResult {
        @Override
        public Optional<Posting> posted() {
            return Optional.empty();
        }
    }
}
