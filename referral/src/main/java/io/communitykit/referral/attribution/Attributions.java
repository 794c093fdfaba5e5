package io.communitykit.referral.attribution;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.internal.FriendBooks;
import io.communitykit.referral.attribution.internal.FriendReader;
import io.communitykit.referral.attribution.internal.PaidTask;
import io.communitykit.referral.attribution.internal.RegisteredTask;
import io.communitykit.referral.attribution.internal.TouchTask;
import io.communitykit.referral.internal.FactHorizon;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.TouchScreen;
import io.communitykit.referral.spi.TouchScreen.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who reached whom, decides who is credited with a friend and with an order, and says why somebody else is not. The way in to this
 * package.
 *
 * <p>Touches may be told late, twice and in any order: who is bound is derived from all of them each time. What was decided for an order
 * is not: the snapshot stands, whatever is told later, and is what rewards and commission are paid by.
 *
 * <p>Nobody is credited with an order of their own or of somebody who brought them, over however many others: that is checked when a touch
 * is kept and once more when an order is paid, in the same update, so that touches told at the same time cannot close a ring together.
 *
 * <p>A touch whose time has not come yet is kept and counts from then on, if it lies within the policy's tolerance; further ahead it is
 * refused. The newest {@value #CONSIDERED} touches and orders of a friend are considered, and what was bound when more came.
 *
 * <p>A touch takes two trips to the store, three where the promoter is named for the first time; an order three; each hop to an ancestor
 * one more, only for friends who brought somebody themselves. Immutable; safe for many threads, as its store is.
 *
 * <pre>{@code
 * attributions.touch(new Touch(key, friend, promoter, channel, Strength.TYPED_CODE, now));
 * attributions.registered(friend, now);
 * attributions.paid(order).snapshot().ifPresent(it -> commissions.paid(order, it));
 * }</pre>
 */
public final class Attributions {

    /** So many of the newest touches, and of the newest orders, of a friend are considered. */
    public static final int CONSIDERED = FriendBooks.CONSIDERED;

    private static final Logger LOG = LoggerFactory.getLogger(Attributions.class);

    private final AttributionPolicy policy;
    private final AttributionEngine engine;
    private final BookStore store;
    private final FriendBooks places;
    private final FriendReader reader;
    private final FactHorizon clock;
    private final TouchScreen screen;

    private Attributions(Builder builder) {
        this.policy = builder.policy;
        this.engine = new AttributionEngine(builder.policy);
        this.store = builder.store;
        this.places = new FriendBooks(builder.policy.program());
        this.reader = new FriendReader(places, engine, store);
        this.clock = new FactHorizon(builder.clock, builder.policy.tolerance());
        this.screen = builder.screen;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param policy the rules
     * @param store keeps the books
     * @return a builder; not safe for many threads
     */
    public static Builder builder(AttributionPolicy policy, BookStore store) {
        return new Builder(policy, store);
    }

    /**
     * Tells that a promoter reached a friend.
     *
     * @param touch the fact; told again with the same content it changes nothing
     * @return what became of it
     * @throws io.communitykit.core.StorageException if the store failed; telling it again finishes it
     */
    public TouchResult touch(Touch touch) {
        Instant now = clock.now();
        TouchResult result = clock.isAhead(touch.occurredAt())
                ? new TouchResult.Refused(Reason.IN_FUTURE, OptionalInt.empty())
                : kept(touch, now);
        LOG.debug(
                "touch {} of {} by {}: {}",
                touch.key(),
                touch.friend(),
                touch.promoter().member(),
                named(result));
        return result;
    }

    private TouchResult kept(Touch touch, Instant now) {
        Verdict verdict = screen.screen(touch.friend(), touch.promoter(), touch.occurredAt());
        return store.update(new TouchTask(places, engine, touch, verdict, now)::run);
    }

    /**
     * Tells that a friend became a member, which prolongs what is bound then.
     *
     * @param friend who
     * @param at when; once told it cannot be told otherwise
     * @return what became of it
     * @throws io.communitykit.core.StorageException if the store failed; telling it again finishes it
     */
    public RegisteredResult registered(MemberId friend, Instant at) {
        Instant cut = Timestamps.cut("instant of registering", at);
        RegisteredResult result = clock.isAhead(cut)
                ? new RegisteredResult.Refused(Reason.IN_FUTURE)
                : store.update(new RegisteredTask(places, engine, friend, cut)::run);
        LOG.debug("registering of {}: {}", friend, named(result));
        return result;
    }

    /**
     * Tells that an order was paid, and decides who is credited with it, once and for all. An order is one by its id in its buyer's book,
     * whatever the key of the fact.
     *
     * @param order the fact; told again with the same content it is answered with the first decision
     * @return what became of it
     * @throws io.communitykit.core.StorageException if the store failed; telling it again finishes it
     */
    public PaidResult paid(PaidOrder order) {
        PaidResult result = clock.isAhead(order.at())
                ? new PaidResult.Refused(Reason.IN_FUTURE)
                : store.update(new PaidTask(places, engine, policy.version(), order)::run);
        LOG.debug("order {} of {}: {}", order.order(), order.buyer(), named(result));
        return result;
    }

    /**
     * Who is bound, and why the others are not: for the touches that are considered.
     *
     * @param friend who was reached
     * @param at as of when
     * @return nobody for a friend never seen or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Resolution resolve(MemberId friend, Instant at) {
        return reader.resolve(friend, Timestamps.cut("instant", at));
    }

    /**
     * Who is credited with a friend.
     *
     * @param friend who was reached
     * @param at as of when
     * @return who; empty for nobody
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<Credit> bound(MemberId friend, Instant at) {
        return resolve(friend, at).credit();
    }

    /**
     * Answers "why was I not credited" with a friend. Reads all touches of a friend who has more than are considered.
     *
     * @param friend who was reached
     * @param promoter who asks
     * @param at as of when
     * @return the promoter's touches only, with the reason of each that does not count; {@link Reason#EXPIRED} of those that are too old
     *     to be considered; nothing where no touch was told
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Resolution why(MemberId friend, Promoter promoter, Instant at) {
        return reader.why(friend, promoter, Timestamps.cut("instant", at));
    }

    /**
     * Answers "why was I not credited" with an order: shows the snapshot again.
     *
     * @param buyer whose order
     * @param order which
     * @return who was credited and who was not, with the reasons of then; who was erased since is lost for {@link Reason#ERASED} instead
     *     of credited; empty where the order was not told
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<OrderAttribution> why(MemberId buyer, OrderId order) {
        return reader.snapshot(buyer, order);
    }

    /**
     * Gives out what is kept of who brought a member. Whom the member brought stands in the books of the others.
     *
     * @param member who
     * @return a JSON object; empty for a member never seen or erased
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public Optional<String> export(MemberId member) {
        return reader.export(member);
    }

    /**
     * Forgets a member, in all books of the store: the own ones are emptied, and touches in the books of others no longer count and tell
     * of an erased promoter. Where the same store keeps rewards, call {@code Referrals.settle} before, or {@code Referrals.erase} in place of
     * this: what is reserved for an erased member would stay reserved.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public boolean erase(MemberId member) {
        return store.erase(member);
    }

    private static String named(Object result) {
        return result.getClass().getSimpleName();
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final AttributionPolicy policy;
        private final BookStore store;
        private InstantSource clock = InstantSource.system();
        private TouchScreen screen = TouchScreen.NONE;

        private Builder(AttributionPolicy policy, BookStore store) {
            this.policy = policy;
            this.store = store;
        }

        /**
         * Sets the clock; the system's without it.
         *
         * @param source tells when a touch is told, and how far ahead facts lie
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Sets what knows the same person, and unknown promoters; nothing without it.
         *
         * @param asked before each touch
         * @return this builder
         */
        public Builder screen(TouchScreen asked) {
            this.screen = asked;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         */
        public Attributions build() {
            return new Attributions(this);
        }
    }
}
