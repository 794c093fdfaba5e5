package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.attribution.AttributionEngine;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.RegisteredResult;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps when a friend became a member: one update, that may run again. */
public final class RegisteredTask {

    private final FriendBooks places;
    private final AttributionEngine engine;
    private final MemberId friend;
    private final Instant at;

    /**
     * Prepares.
     *
     * @param places what stands where
     * @param engine decides
     * @param friend who registered
     * @param at when, in microseconds
     */
    public RegisteredTask(FriendBooks places, AttributionEngine engine, MemberId friend, Instant at) {
        this.places = places;
        this.engine = engine;
        this.friend = friend;
        this.at = at;
    }

    /**
     * Runs.
     *
     * @param books of the update
     * @return what became of it
     */
    public RegisteredResult run(Books books) {
        BookWant want = FriendBooks.withHistory(BookWant.change(places.id(friend)));
        FriendState state = FriendBooks.states(List.of(want), books::open).get(0);
        if (state.isErased()) {
            return new RegisteredResult.Erased(friend);
        }
        Optional<Instant> before = state.header().registeredAt();
        if (before.isPresent() && !before.get().equals(at)) {
            return new RegisteredResult.Conflict(before.get());
        }
        FriendHistory history = state.history(friend);
        FriendHistory joined =
                new FriendHistory(friend, Optional.of(at), history.firstPaidAt(), history.touches(), history.sales());
        Optional<Credit> credit = engine.resolve(joined, at).credit();
        if (before.isPresent()) {
            return new RegisteredResult.Replayed(credit);
        }
        books.save(List.of(places.change(friend, state.header().registered(at), List.of())));
        return new RegisteredResult.Registered(credit);
    }
}
