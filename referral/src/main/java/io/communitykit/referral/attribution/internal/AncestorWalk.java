package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionEngine;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.Resolution;
import io.communitykit.referral.attribution.Resolution.Lost;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks whether a promoter descends from a friend, hop by hop, in the update that would bind the friend: the books on the way are kept, so
 * that two updates that would close a ring together cannot both take effect. A hop opens all its books in one trip.
 *
 * <p>A friend whom no book names as promoter is nobody's ancestor, and need not be looked for: the mark in the friend's own book is set in
 * the same update that first names the friend, and this update has that book open to be changed.
 */
final class AncestorWalk {

    /** So many books are opened at most; a promoter who stands further down is refused. */
    static final int MAX_BOOKS = 1_000;

    private final FriendBooks places;
    private final AttributionEngine engine;
    private final Books books;

    AncestorWalk(FriendBooks places, AttributionEngine engine, Books books) {
        this.places = places;
        this.engine = engine;
        this.books = books;
    }

    /** Follows every touch that counts, or may come to count, from an instant on: who is bound can change by time alone. */
    Optional<Reason> whyNotBound(MemberId friend, MemberId promoter, Instant at) {
        return walk(friend, new TreeSet<>(Set.of(promoter)), history -> contenders(engine.resolve(history, at)));
    }

    /** Follows who is bound at an instant. */
    Optional<Reason> whyNotCredited(MemberId friend, Set<MemberId> above, Instant at) {
        return walk(
                friend,
                new TreeSet<>(above),
                history -> engine.resolve(history, at).winner().stream().flatMap(AncestorWalk::who));
    }

    private interface Edges {
        Stream<MemberId> of(FriendHistory history);
    }

    private Optional<Reason> walk(MemberId friend, Set<MemberId> start, Edges edges) {
        Set<MemberId> visited = new HashSet<>(start);
        Set<MemberId> hop = start;
        while (!hop.isEmpty()) {
            if (hop.contains(friend)) {
                return Optional.of(Reason.CYCLE);
            }
            if (visited.size() > MAX_BOOKS) {
                return Optional.of(Reason.DEPTH_EXCEEDED);
            }
            List<BookWant> wants = hop.stream()
                    .map(it -> FriendBooks.withHistory(BookWant.keep(places.id(it))))
                    .toList();
            Set<MemberId> above = new TreeSet<>();
            for (FriendState state : FriendBooks.states(wants, books::open)) {
                state.book()
                        .id()
                        .owner()
                        .filter(it -> !state.isErased())
                        .ifPresent(owner -> edges.of(state.history(owner))
                                .filter(visited::add)
                                .forEach(above::add));
            }
            hop = above;
        }
        return Optional.empty();
    }

    private static Stream<MemberId> contenders(Resolution resolution) {
        Stream<FriendHistory.Told> lost =
                resolution.lost().stream().filter(it -> mayCount(it.reason())).map(Lost::touch);
        return Stream.concat(resolution.winner().stream(), lost).flatMap(AncestorWalk::who);
    }

    private static Stream<MemberId> who(FriendHistory.Told touch) {
        return Stream.of(touch.promoter()).map(Party::known).flatMap(Optional::stream);
    }

    private static boolean mayCount(Reason reason) {
        return switch (reason) {
            case IN_FUTURE, WEAKER, EARLIER_WON, LATER_WON, LOWER_PRIORITY, SALE_ATTRIBUTED -> true;
            default -> false;
        };
    }
}
