package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.spi.PointsStore;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Issues vouchers, shows a member's wallet, and holds, redeems, releases and returns the vouchers of orders. The way in to this
 * package.
 *
 * <p>Everything is kept by the ledger of the points program: a voucher is a point of its own currency. What the ledger offers
 * for points holds for vouchers too, such as transfers, reinstatement, statements, seals and erasure.
 *
 * <p>An order is its own key: it holds each kind once, and what is told again changes nothing. Kinds are posted one after the
 * other, in the order of their ids, by one call of the store; a database store does that in one transaction. Where another store
 * was cut off by a crash in between, telling the same again finishes the rest.
 *
 * <p>Immutable; safe for many threads, as its store is.
 *
 * <pre>{@code
 * Quote quote = vouchers.best(member, basket).quote();
 * vouchers.hold(new VoucherHold(member, order, quote.applied(), Optional.empty(), now));   // the order is placed
 * vouchers.redeem(member, order, now);                                                    // the order is paid
 * }</pre>
 */
public final class Vouchers {

    private final VoucherProgram program;
    private final Points points;
    private final PointsStore store;
    private final InstantSource clock;
    private final OrderReader orders;

    private Vouchers(Builder builder) {
        this.program = builder.program;
        this.points = builder.points;
        this.store = builder.store;
        this.clock = builder.clock;
        this.orders = new OrderReader(store, program);
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param program the terms
     * @param points the points program that keeps the vouchers
     * @param store the store of those points
     * @return a builder; not safe for many threads
     */
    public static Builder builder(VoucherProgram program, Points points, PointsStore store) {
        return new Builder(program, points, store);
    }

    /**
     * What a member has. Reads the whole account where an order holds vouchers, and otherwise no more than the vouchers. Advice:
     * what is shown may be held elsewhere a moment later.
     *
     * @param member the member
     * @return one stock for each kind of the program; all empty for a member never seen, or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Wallet wallet(MemberId member) {
        return new WalletReader(store, program, member, now()).wallet();
    }

    /**
     * Finds the vouchers of a member that take most off a basket, as {@link VoucherRules#best(Basket, Wallet, VoucherProgram)}
     * does.
     *
     * @param member the member
     * @param basket what is bought
     * @return the best combination
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public BestChoice best(MemberId member, Basket basket) {
        return VoucherRules.best(basket, wallet(member), program);
    }

    /**
     * Gives a member vouchers. They are valid as the points program says of their currency. With a subject, such as the order
     * that earned them, a refund of that subject takes them back.
     *
     * @param grant so many points of a voucher's currency; may have been told before
     * @return applied, replayed, or rejected; unknown currency where the program has no such voucher
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public AccountResult issue(PointsCommand.Grant grant) {
        if (program.voucher(grant.currency()).isEmpty()) {
            AccountId account = new AccountId(program.program(), grant.member());
            return new AccountResult.Rejected(account, new Rejection.UnknownCurrency(grant.currency()));
        }
        return points.execute(grant);
    }

    /**
     * Sets vouchers aside for an order, all of them or none. Whether they go together is not judged here: hold what a {@link
     * Quote} applies.
     *
     * <p>An order is held once: other kinds, one more or less among them, another count or another end are refused as conflicting,
     * and what the order holds stays as it is. To change the choice, release the order and hold under another id.
     *
     * <p>What is refused beforehand leaves nothing. Where another order took a voucher in the very meantime, or since a crash that
     * cut this hold off, what was held by this hold already is released, and those kinds can be held under another order id only.
     * What was redeemed or released after such a crash is no longer completed. Where a release was cut off itself, {@link #release}
     * finishes it.
     *
     * @param hold the order and its vouchers; may have been told before
     * @return done, also where it was done before; or refused, with the reason of each kind
     * @throws io.communitykit.core.StorageException if the store failed; tell the same again
     */
    public OrderResult hold(VoucherHold hold) {
        OrderUnits units = new OrderUnits(points, store, hold.order(), now());
        return new OrderHolding(program, hold, units, () -> orders.look(hold.member(), hold.order(), now())).carryOut();
    }

    /**
     * Uses up the vouchers that an order holds: the order is paid. Where the time of any hold is over, or it was released, none
     * is used up. The clock is read once, and that instant decides for all kinds.
     *
     * <p>Telling {@code redeem} and {@code release} at the same time is decided by the kind with the lowest id: who comes first
     * there, wins, and the other stops.
     *
     * <p>A store that commits kinds apart, as the one on the heap does, leaves a gap: where somebody else, by a later clock, posts
     * to the account between two kinds that the time of a hold is over, or a crash comes between and the time is over before this
     * is told again, this is refused though some kinds are used up. The order's vouchers say which; {@link #returned} gives them
     * back.
     *
     * @param member whose vouchers
     * @param order the order
     * @param occurredAt when it was paid
     * @return done, also where it was done before; nothing, for an order without vouchers; or refused
     * @throws io.communitykit.core.StorageException if the store failed; tell the same again
     */
    public OrderResult redeem(MemberId member, OrderId order, Instant occurredAt) {
        return step(member, order)
                .blockedBy(OrderVouchers.State.RELEASED, OrderVouchers.State.LAPSED)
                .together(
                        OrderVouchers.State.HELD,
                        item -> new PointsCommand.Commit(OrderReader.key(item.voucher(), order), member, occurredAt),
                        new OrderUnits(points, store, order, now()));
    }

    /**
     * Gives back the vouchers that an order holds: the order was not paid. Refused where any is redeemed.
     *
     * @param member whose vouchers
     * @param order the order
     * @param occurredAt when it was given up
     * @return done, also where they were back before; nothing, for an order without vouchers; or refused
     * @throws io.communitykit.core.StorageException if the store failed; tell the same again
     */
    public OrderResult release(MemberId member, OrderId order, Instant occurredAt) {
        return step(member, order)
                .blockedBy(OrderVouchers.State.REDEEMED, OrderVouchers.State.RETURNED)
                .together(
                        OrderVouchers.State.HELD,
                        item -> new PointsCommand.VoidHold(OrderReader.key(item.voucher(), order), member, occurredAt),
                        new OrderUnits(points, store, order, now()));
    }

    /**
     * Gives back the vouchers that an order has redeemed, to the lots they came from, with their own expiry: the order was
     * undone. The order's points stay as they are. Refused where any is held, not redeemed: release it.
     *
     * <p>Do not call it where the points program has a reversal rule for refunded orders: the order is the subject of its
     * vouchers, so that a refund that is told as a fact returns them with the points, a part with a part, rounded down. Once
     * that has begun, this is refused.
     *
     * @param member whose vouchers
     * @param order the order
     * @param occurredAt when it was undone
     * @return done, also where they were back before; nothing, for an order without vouchers; or refused
     * @throws io.communitykit.core.StorageException if the store failed; tell the same again
     */
    public OrderResult returned(MemberId member, OrderId order, Instant occurredAt) {
        return step(member, order)
                .blockedBy(OrderVouchers.State.HELD)
                .oneByOne(
                        OrderVouchers.State.REDEEMED, item -> OrderStep.undo(item, member, order, occurredAt), points);
    }

    private OrderStep step(MemberId member, OrderId order) {
        return new OrderStep(order(member, order), () -> order(member, order));
    }

    /**
     * What became of the vouchers of an order.
     *
     * @param member whose vouchers
     * @param order the order
     * @return every kind that was ever held for it
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public OrderVouchers order(MemberId member, OrderId order) {
        return orders.read(member, order, now());
    }

    /**
     * What became of all vouchers of all members, the redemption rate among it. Reads every posting of every account that ever
     * had a voucher, a page at a time, so that memory does not grow with them. What is due but not yet posted is not in it: call
     * {@link Points#runDue} before.
     *
     * @return one line a kind, in the program's order; erased members count
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<VoucherFigures> figures() {
        return new FiguresReader(store, program).figures();
    }

    private Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final VoucherProgram program;
        private final Points points;
        private final PointsStore store;
        private InstantSource clock = Clock.systemUTC();

        private Builder(VoucherProgram program, Points points, PointsStore store) {
            this.program = program;
            this.points = points;
            this.store = store;
        }

        /**
         * Sets the clock that says what has expired; the system's by default. Give the one that the points have.
         *
         * @param source the clock; safe for many threads
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         * @throws InvalidValueException if the points are of another program, or a voucher is none of its currencies that are
         *     kept in lots
         */
        public Vouchers build() {
            if (!points.program().id().equals(program.program())) {
                throw InvalidValueException.of(
                        "points program",
                        "that of the vouchers, " + program.program(),
                        points.program().id());
            }
            for (Voucher voucher : program.vouchers()) {
                if (points.program()
                        .currency(voucher.id())
                        .flatMap(PointsCurrency::lots)
                        .isEmpty()) {
                    throw InvalidValueException.of(
                            "voucher", "a currency of the points program that is kept in lots", voucher.id());
                }
            }
            return new Vouchers(this);
        }
    }
}
