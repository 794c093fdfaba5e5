package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionEngine;
import io.communitykit.referral.attribution.FriendHistory;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.attribution.Resolution;
import io.communitykit.referral.attribution.Resolution.Lost;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.referral.attribution.TouchResult;
import io.communitykit.referral.attribution.internal.KeptTouch.Outcome;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.TouchScreen.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a touch: one update, that may run again. Opens the friend's book to change it and the promoter's to rely on it; the promoter's
 * once more, to mark it, when the promoter is named for the first time; and those of the promoter's ancestors, if the friend may be one.
 */
public final class TouchTask {

    private final FriendBooks places;
    private final AttributionEngine engine;
    private final Touch touch;
    private final Verdict verdict;
    private final Instant now;
    private final EntryKey key;

    /**
     * Prepares.
     *
     * @param places what stands where
     * @param engine decides
     * @param touch what is told
     * @param verdict what a screen says
     * @param now when it is told
     */
    public TouchTask(FriendBooks places, AttributionEngine engine, Touch touch, Verdict verdict, Instant now) {
        this.places = places;
        this.engine = engine;
        this.touch = touch;
        this.verdict = verdict;
        this.now = now;
        this.key = EntryKey.of(
                FriendBooks.TOUCH, FactKeys.of(touch.key()), touch.promoter().member());
    }

    /**
     * Runs.
     *
     * @param books of the update
     * @return what became of it
     */
    public TouchResult run(Books books) {
        MemberId promoter = touch.promoter().member();
        List<BookWant> wants = new ArrayList<>();
        wants.add(FriendBooks.withHistory(BookWant.change(places.id(touch.friend()), key)));
        if (!isSelf()) {
            wants.add(BookWant.keep(places.id(promoter)));
        }
        List<FriendState> states = FriendBooks.states(wants, books::open);
        FriendState friend = states.get(0);
        FriendState other = states.get(states.size() - 1);
        if (friend.isErased() || other.isErased()) {
            return new TouchResult.Erased(friend.isErased() ? touch.friend() : promoter);
        }
        Optional<KeptTouch> before = before(friend);
        if (before.isPresent()) {
            return again(before.get());
        }
        KeptTouch kept = judged(friend, refusal(friend, books));
        save(books, friend, other, kept);
        return kept.result();
    }

    private boolean isSelf() {
        return touch.promoter().member().equals(touch.friend());
    }

    /** With another promoter, the key is found among those considered only. */
    private Optional<KeptTouch> before(FriendState friend) {
        return friend.book()
                .entry(key)
                .map(KeptTouch::of)
                .or(() -> Optional.ofNullable(friend.touches().get(key.text())));
    }

    private TouchResult again(KeptTouch before) {
        Told was = before.told();
        Told is = Told.of(touch);
        List<String> fields = new ArrayList<>();
        if (!was.promoter().equals(is.promoter()) || was.kind() != is.kind()) {
            fields.add("promoter");
        }
        if (!was.channel().equals(is.channel())) {
            fields.add("channel");
        }
        if (was.strength() != is.strength()) {
            fields.add("strength");
        }
        if (!was.at().equals(is.at())) {
            fields.add("occurredAt");
        }
        return fields.isEmpty() ? new TouchResult.Replayed(before.result()) : new TouchResult.Conflict(fields);
    }

    /** What stands against the touch for ever, beside what the fold finds. */
    private Optional<Reason> refusal(FriendState friend, Books books) {
        if (isSelf()) {
            return Optional.empty();
        }
        if (verdict instanceof Verdict.Against against) {
            return Optional.of(against.reason());
        }
        if (!friend.promotes()) {
            return Optional.empty();
        }
        return new AncestorWalk(places, engine, books)
                .whyNotBound(touch.friend(), touch.promoter().member(), touch.occurredAt());
    }

    private KeptTouch judged(FriendState friend, Optional<Reason> refusal) {
        Told told = refusal.map(Told.of(touch)::refusedFor).orElse(Told.of(touch));
        FriendHistory history = friend.history(touch.friend());
        List<Told> touches =
                Stream.concat(history.touches().stream(), Stream.of(told)).toList();
        FriendHistory after = new FriendHistory(
                history.friend(), history.registeredAt(), history.firstPaidAt(), touches, history.sales());
        Resolution resolution = engine.resolve(after, now);
        Optional<Reason> reason = resolution.lost().stream()
                .filter(it -> it.touch().key().equals(touch.key()))
                .map(Lost::reason)
                .findFirst();
        int weight = verdict instanceof Verdict.Against against && refusal.isPresent() ? against.weight() : 0;
        return new KeptTouch(told, reason.map(TouchTask::outcome).orElseGet(() -> bound(history)), reason, weight);
    }

    private Outcome bound(FriendHistory history) {
        Optional<Told> before = engine.resolve(history, now).winner();
        Promoter promoter = touch.promoter();
        return before.flatMap(it -> it.promoter().known())
                        .filter(it -> !it.equals(promoter.member()))
                        .isPresent()
                ? Outcome.REBOUND
                : Outcome.BOUND;
    }

    /** What the friend, the promoter or the policy have against a touch refuses it; what other touches or time have, does not. */
    private static Outcome outcome(Reason reason) {
        return switch (reason) {
            case WEAKER,
                    EARLIER_WON,
                    LATER_WON,
                    LOWER_PRIORITY,
                    PROTECTED,
                    SALE_ATTRIBUTED,
                    IN_FUTURE,
                    OUTSIDE_WINDOW,
                    BINDING_LAPSED -> Outcome.KEPT;
            default -> Outcome.REFUSED;
        };
    }

    private void save(Books books, FriendState friend, FriendState other, KeptTouch kept) {
        List<BookChange> changes = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        entries.add(kept.entry(FriendBooks.TOUCH));
        anchor(friend).ifPresent(entries::add);
        changes.add(places.change(touch.friend(), friend.header().touched(), entries));
        boolean counts = !isSelf() && kept.told().refused().isEmpty();
        if (counts && !other.promotes()) {
            // What a policy refuses today a later edition may accept: it is marked too.
            MemberId promoter = touch.promoter().member();
            Book marked =
                    books.open(List.of(BookWant.change(places.id(promoter)))).get(0);
            if (marked.standing() != Standing.ERASED) {
                changes.add(places.change(promoter, other.header().promoting(), List.of()));
            }
        }
        books.save(changes);
    }

    /** What is bound would leave the considered ones when newer touches come. */
    private Optional<Entry> anchor(FriendState friend) {
        return friend.anchors()
                .flatMap(anchored -> engine.resolve(friend.history(touch.friend()), now)
                        .winner()
                        .map(it -> FactKeys.of(it.key()))
                        .filter(text -> !anchored.contains(text))
                        .flatMap(text -> Optional.ofNullable(friend.touches().get(text)))
                        .map(it -> it.entry(FriendBooks.ANCHOR)));
    }
}
