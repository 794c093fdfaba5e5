package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionEngine;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.PaidResult;
import io.communitykit.referral.attribution.Resolution;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides an order for good: one update, that may run again. Opens the buyer's book to change it, and then that of the promoter who would
 * be credited, whose own promoter is the upline; those of the ancestors above only if the buyer may be one.
 */
public final class PaidTask {

    private final FriendBooks places;
    private final AttributionEngine engine;
    private final PolicyVersion policy;
    private final PaidOrder order;

    /**
     * Prepares.
     *
     * @param places what stands where
     * @param engine decides
     * @param policy the edition that decides
     * @param order what is told
     */
    public PaidTask(FriendBooks places, AttributionEngine engine, PolicyVersion policy, PaidOrder order) {
        this.places = places;
        this.engine = engine;
        this.policy = policy;
        this.order = order;
    }

    /** Who is credited, who brought them, and the touches that were found not to count. */
    private record Decision(Resolution resolution, Optional<Promoter> upline, Map<IdempotencyKey, Reason> refused) {}

    /**
     * Runs.
     *
     * @param books of the update
     * @return what became of it
     */
    public PaidResult run(Books books) {
        EntryKey why = EntryKey.of(FriendBooks.WHY, order.order().value());
        BookWant want = FriendBooks.withHistory(BookWant.change(places.id(order.buyer()), why))
                .with(FriendBooks.newest(FriendBooks.PARTY, PartyNumbers.LIMIT));
        FriendState buyer = FriendBooks.states(List.of(want), books::open).get(0);
        if (buyer.isErased()) {
            return new PaidResult.Erased(order.buyer());
        }
        PartyNumbers numbers = new PartyNumbers(buyer.book().ranges().get(2));
        Optional<Entry> before = buyer.book().entry(why);
        if (before.isPresent()) {
            return again(before.get(), numbers);
        }
        Decision decision = decide(buyer, books);
        OrderAttribution snapshot = new OrderAttribution(
                order.order(),
                order.buyer(),
                order.at(),
                buyer.header().orders() + 1,
                decision.resolution().credit(),
                decision.upline(),
                decision.resolution().losses(),
                policy);
        save(books, buyer, decision, KeptSnapshot.entry(snapshot, OrderContent.of(order), numbers), numbers);
        return new PaidResult.Attributed(snapshot);
    }

    private PaidResult again(Entry before, PartyNumbers numbers) {
        List<String> fields = OrderContent.of(order).differences(KeptSnapshot.content(before));
        return fields.isEmpty()
                ? new PaidResult.Replayed(KeptSnapshot.read(before, order.buyer(), numbers))
                : new PaidResult.Conflict(fields);
    }

    /** Whoever must not be credited is passed over, and the next best is looked at. */
    private Decision decide(FriendState buyer, Books books) {
        Map<IdempotencyKey, Reason> refused = new HashMap<>();
        FriendHistory history = buyer.history(order.buyer());
        while (true) {
            Resolution resolution = engine.resolve(without(history, refused), order.at());
            Optional<MemberId> promoter =
                    resolution.credit().map(it -> it.promoter().member());
            if (promoter.isEmpty()) {
                return new Decision(resolution, Optional.empty(), refused);
            }
            BookWant want = FriendBooks.withHistory(BookWant.keep(places.id(promoter.get())));
            FriendState state = FriendBooks.states(List.of(want), books::open).get(0);
            Optional<Promoter> upline = upline(state, promoter.get());
            Optional<Reason> against = against(buyer, state, upline, books);
            if (against.isEmpty()) {
                return new Decision(resolution, upline, refused);
            }
            refused.put(resolution.winner().orElseThrow().key(), against.get());
        }
    }

    private Optional<Promoter> upline(FriendState state, MemberId promoter) {
        return engine.resolve(state.history(promoter), order.at()).credit().map(it -> it.promoter());
    }

    private Optional<Reason> against(FriendState buyer, FriendState state, Optional<Promoter> upline, Books books) {
        if (state.isErased()) {
            return Optional.of(Reason.ERASED);
        }
        if (!buyer.promotes() || upline.isEmpty()) {
            return Optional.empty();
        }
        return new AncestorWalk(places, engine, books)
                .whyNotCredited(order.buyer(), Set.of(upline.get().member()), order.at());
    }

    private static FriendHistory without(FriendHistory history, Map<IdempotencyKey, Reason> refused) {
        List<Told> touches = history.touches().stream()
                .map(it -> Optional.ofNullable(refused.get(it.key()))
                        .map(it::refusedFor)
                        .orElse(it))
                .toList();
        return new FriendHistory(
                history.friend(), history.registeredAt(), history.firstPaidAt(), touches, history.sales());
    }

    private void save(Books books, FriendState buyer, Decision decision, Entry snapshot, PartyNumbers numbers) {
        Optional<IdempotencyKey> credited = decision.resolution().winner().map(Told::key);
        List<Entry> entries = new ArrayList<>(numbers.entries(order.at()));
        entries.add(KeptSale.entry(FriendBooks.ORDER, new Sale(order.order(), order.at(), credited)));
        entries.add(snapshot);
        // A ring that was found stays found; an erasure is known from the book that was erased.
        for (KeptTouch touch : buyer.touches().values()) {
            Reason reason = decision.refused().get(touch.told().key());
            if (reason != null && reason != Reason.ERASED) {
                entries.add(touch.refusedFor(reason).entry(FriendBooks.TOUCH));
                if (buyer.isAnchored(touch)) {
                    entries.add(touch.refusedFor(reason).entry(FriendBooks.ANCHOR));
                }
            }
        }
        books.save(List.of(places.change(order.buyer(), buyer.header().bought(order.at()), entries)));
    }
}
