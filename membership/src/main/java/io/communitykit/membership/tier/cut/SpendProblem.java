package io.communitykit.membership.tier.cut;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import java.util.function.Function;

/** Facts that could not be counted as they were told. Immutable and safe for many threads. */
public sealed interface SpendProblem {

    /**
     * Whom it concerns.
     *
     * @return the member
     */
    MemberId member();

    /**
     * Answers with the function of the case at hand.
     *
     * @param <T> what the functions return
     * @param conflicting for one key with several contents
     * @param foreign for another currency
     * @param unknown for refunds without an order
     * @param outOfRange for a net spend beyond 64 bits
     * @return what the chosen function returned
     */
    default <T> T fold(
            Function<? super Conflicting, ? extends T> conflicting,
            Function<? super ForeignCurrency, ? extends T> foreign,
            Function<? super UnknownOrder, ? extends T> unknown,
            Function<? super OutOfRange, ? extends T> outOfRange) {
        if (this instanceof Conflicting two) {
            return conflicting.apply(two);
        } else if (this instanceof ForeignCurrency other) {
            return foreign.apply(other);
        } else if (this instanceof UnknownOrder refund) {
            return unknown.apply(refund);
        }
        return outOfRange.apply((OutOfRange) this);
    }

    /**
     * One of at least two contents that were told under one key. Which is right cannot be known, so that none of them counts; each
     * is told once.
     *
     * @param fact one of the contents
     */
    record Conflicting(SpendFact fact) implements SpendProblem {
        @Override
        public MemberId member() {
            return fact.member();
        }
    }

    /**
     * Of another currency than the rule's minimum; does not count.
     *
     * @param fact the fact
     */
    record ForeignCurrency(SpendFact fact) implements SpendProblem {
        @Override
        public MemberId member() {
            return fact.member();
        }
    }

    /**
     * Refunds of an order for which no payment by this member is known; what becomes of them says {@link UnknownOrders}.
     *
     * @param member who got the money
     * @param order the order
     * @param refunded how much in all, {@link Long#MAX_VALUE} even if it was more
     */
    record UnknownOrder(MemberId member, OrderId order, Money refunded) implements SpendProblem {}

    /**
     * The net spend leaves the range of a 64-bit integer; the bound that it left is taken for it.
     *
     * @param member whose spend
     */
    record OutOfRange(MemberId member) implements SpendProblem {}
}
