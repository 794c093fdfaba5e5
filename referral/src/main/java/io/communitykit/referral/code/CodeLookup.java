package io.communitykit.referral.code;

import io.communitykit.referral.Reason;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.MemberCode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a typed text leads to, at an instant. Immutable and safe for many threads. */
public sealed interface CodeLookup {

    /**
     * A code that may be used.
     *
     * @param code the code, with owner, kind and program
     */
    record Found(MemberCode code) implements CodeLookup {}

    /**
     * The text is no code; no store was asked.
     *
     * @param reading what is wrong, and where
     */
    record Malformed(CodeReading.Malformed reading) implements CodeLookup {}

    /**
     * Nobody has such a code.
     *
     * @param key what was looked for
     */
    record NotFound(CodeKey key) implements CodeLookup {}

    /**
     * It was taken back.
     *
     * @param code the code
     * @param at since when
     */
    record Revoked(MemberCode code, Instant at) implements CodeLookup {}

    /**
     * It was good until then.
     *
     * @param code the code
     * @param at since when it is not
     */
    record Expired(MemberCode code, Instant at) implements CodeLookup {}

    /**
     * It will be good from then on.
     *
     * @param code the code
     * @param at from when on
     */
    record StartsLater(MemberCode code, Instant at) implements CodeLookup {}

    /**
     * It was used as often as it may be.
     *
     * @param code the code
     * @param limit how often
     */
    record LimitReached(MemberCode code, long limit) implements CodeLookup {}

    /**
     * Its owner was erased.
     *
     * @param code the code, without an owner
     */
    record Erased(MemberCode code) implements CodeLookup {}

    /**
     * Judges a code, in this order: owner erased, taken back, starts later, expired, used up.
     *
     * @param code the code as it is kept
     * @param at at which instant
     * @return what it leads to
     */
    static CodeLookup of(MemberCode code, Instant at) {
        if (code.owner().isEmpty()) {
            return new Erased(code);
        }
        if (code.revokedAt().isPresent()) {
            return new Revoked(code, code.revokedAt().get());
        }
        if (at.isBefore(code.terms().startsAt())) {
            return new StartsLater(code, code.terms().startsAt());
        }
        if (!code.isLive(at)) {
            return new Expired(code, code.terms().endsAt().orElse(at));
        }
        long limit = code.terms().limit();
        return limit > 0 && code.uses() >= limit ? new LimitReached(code, limit) : new Found(code);
    }

    /**
     * Why the code cannot be used.
     *
     * @return the reason; empty where it can
     */
    default Optional<Reason> reason() {
        if (this instanceof Found) {
            return Optional.empty();
        }
        if (this instanceof Malformed) {
            return Optional.of(Reason.MALFORMED_CODE);
        }
        if (this instanceof NotFound) {
            return Optional.of(Reason.NOT_FOUND);
        }
        if (this instanceof Revoked) {
            return Optional.of(Reason.REVOKED);
        }
        if (this instanceof Expired) {
            return Optional.of(Reason.EXPIRED);
        }
        if (this instanceof StartsLater) {
            return Optional.of(Reason.STARTS_LATER);
        }
        return Optional.of(this instanceof LimitReached ? Reason.CODE_LIMIT_REACHED : Reason.ERASED);
    }

    /**
     * Goes on with the code, or with why there is none to be used.
     *
     * @param found for a code that may be used
     * @param refused for any other case
     * @param <R> the result
     * @return what the function gave
     */
    default <R> R fold(Function<? super MemberCode, ? extends R> found, Function<? super Reason, ? extends R> refused) {
        return this instanceof Found it ? found.apply(it.code()) : refused.apply(reason().orElseThrow());
    }
}
