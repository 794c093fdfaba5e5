package io.communitykit.referral.contest.spi;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;

/**
 * Pays members their shares of prizes: the way out of contests into a wallet. Called after what it is called for was committed; after a
 * crash in between it is called again with the same key, so it must do what one key asks for once only, and answer as it did. May be called
 * from many threads.
 */
@FunctionalInterface
public interface PrizePayout {

    /**
     * Pays a share. Where it throws or answers null, that means {@link Outcome#LATER}.
     *
     * @param prize what to pay to whom; all of it or nothing
     * @return what became of it
     */
    Outcome pay(Prize prize);

    /**
     * What to pay.
     *
     * @param key names it; the same however often it is asked for
     * @param member to whom
     * @param amount how much, 1 minor unit or more
     */
    record Prize(IdempotencyKey key, MemberId member, Money amount) {}

    /** What became of a share. */
    enum Outcome {
        /** It is paid. */
        DONE,
        /** It is not paid and never will be. */
        REFUSED,
        /** It is not known to be paid. It will be asked for again. */
        LATER
    }
}
