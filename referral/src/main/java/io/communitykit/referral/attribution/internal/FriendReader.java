package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionEngine;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Resolution;
import io.communitykit.referral.attribution.Resolution.Lost;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers questions about a friend's book without changing it. Immutable and safe for many threads. */
public final class FriendReader {

    private final FriendBooks places;
    private final AttributionEngine engine;
    private final BookStore store;

    /**
     * Prepares.
     *
     * @param places what stands where
     * @param engine decides
     * @param store keeps the books
     */
    public FriendReader(FriendBooks places, AttributionEngine engine, BookStore store) {
        this.places = places;
        this.engine = engine;
        this.store = store;
    }

    private FriendState state(MemberId friend) {
        BookWant want = FriendBooks.withHistory(BookWant.keep(places.id(friend)));
        return FriendBooks.states(List.of(want), store::read).get(0);
    }

    /**
     * Decides by what is considered.
     *
     * @param friend who
     * @param at as of when
     * @return who is bound, and why the others are not
     */
    public Resolution resolve(MemberId friend, Instant at) {
        return engine.resolve(state(friend).history(friend), at);
    }

    /**
     * The part of one promoter, and of touches that are too many to be considered too.
     *
     * @param friend who
     * @param promoter of whom
     * @param at as of when
     * @return the promoter's touches
     */
    public Resolution why(MemberId friend, Promoter promoter, Instant at) {
        FriendState state = state(friend);
        Resolution all = engine.resolve(state.history(friend), at);
        Stream<Lost> older = state.anchors().isEmpty()
                ? Stream.empty()
                : places.all(store, friend, FriendBooks.TOUCH).stream()
                        .filter(it -> !state.touches().containsKey(it.key().text()))
                        .map(it -> new Lost(KeptTouch.of(it).told(), Reason.EXPIRED));
        return new Resolution(
                all.winner().filter(it -> isOf(it, promoter)),
                Stream.concat(older, all.lost().stream())
                        .filter(it -> isOf(it.touch(), promoter))
                        .toList());
    }

    private static boolean isOf(Told touch, Promoter promoter) {
        return touch.promoter().equals(Party.of(promoter.member())) && touch.kind() == promoter.kind();
    }

    /**
     * Reads the snapshot of an order.
     *
     * @param buyer whose
     * @param order which
     * @return the snapshot; empty where the order was not told
     */
    public Optional<OrderAttribution> snapshot(MemberId buyer, OrderId order) {
        EntryKey key = EntryKey.of(FriendBooks.WHY, order.value());
        BookWant want =
                BookWant.keep(places.id(buyer), key).with(FriendBooks.newest(FriendBooks.PARTY, PartyNumbers.LIMIT));
        Book book = store.read(List.of(want)).get(0);
        return book.entry(key)
                .map(it -> KeptSnapshot.read(
                        it, buyer, new PartyNumbers(book.ranges().get(0))));
    }

    /**
     * Gives out all of a friend's book.
     *
     * @param friend whose
     * @return a JSON object; empty where nothing is kept
     */
    public Optional<String> export(MemberId friend) {
        Book book = store.read(List.of(BookWant.keep(places.id(friend)))).get(0);
        if (book.standing() != Standing.KEPT) {
            return Optional.empty();
        }
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("member", Json.of(friend.value()));
        book.header().ifPresent(it -> parts.put("state", it));
        for (EntryKind kind : List.of(FriendBooks.TOUCH, FriendBooks.WHY, FriendBooks.PARTY)) {
            List<Json> entries = places.all(store, friend, kind).stream()
                    .map(FriendReader::json)
                    .toList();
            parts.put(kind.name(), new Json.Arr(entries));
        }
        return Optional.of(JsonWriter.compact(new Json.Obj(parts)));
    }

    private static Json json(Entry entry) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("key", Json.of(entry.key().text()));
        entry.key().party().ifPresent(it -> fields.put("with", Json.of(it.toString())));
        fields.put("at", Json.of(entry.at().toString()));
        fields.put("body", entry.body());
        return new Json.Obj(fields);
    }
}
