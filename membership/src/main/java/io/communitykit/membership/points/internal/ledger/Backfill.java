package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.ReversalRule;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.internal.TierCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads all postings of an account, oldest first, and says what a ladder would have counted of them. Refunds are attributed by
 * subject and by the reversal rules of the edition at hand, the first that came in first. Used once.
 */
public final class Backfill {

    private final PointsProgram program;
    private final Map<LadderId, TierCount> counts = new LinkedHashMap<>();
    private final Map<LadderId, Climb> climbs = new LinkedHashMap<>();
    private final List<TierLadder> ladders;
    private final Map<LadderId, TierState> known;

    /** What came in and was not taken back yet, under the subject or the key that a refund or an undo names. */
    private final Map<Object, List<Open>> open = new HashMap<>();

    private long sequence;

    /**
     * Starts with the ladders to fill.
     *
     * @param program the program with its ladders
     * @param ladders those that need it; members climb them
     * @param places where the member stands already, for windows that begin with a tier
     */
    public Backfill(PointsProgram program, List<TierLadder> ladders, Map<LadderId, TierState> places) {
        this.program = program;
        this.known = Map.copyOf(places);
        this.ladders = List.copyOf(ladders);
    }

    /** An entry of which some is left that can be undone. */
    private static final class Open {
        final Posting posting;
        final Entry entry;
        long left;
        long cancelled;

        Open(Posting posting, Entry entry) {
            this.posting = posting;
            this.entry = entry;
            this.left = Math.abs(entry.applied());
        }
    }

    /**
     * Adds the next posting.
     *
     * @param posting the posting
     */
    public void add(Posting posting) {
        if (sequence == 0) {
            begin(posting);
        }
        sequence = posting.sequence();
        for (Entry entry : posting.entries()) {
            if (Ladders.counts(entry)) {
                count(entry, posting.occurredAt(), posting.sequence(), entry.applied());
            } else if (entry.kind() == EntryKind.CANCEL) {
                entry.lots().forEach(share -> cancel(entry, share));
            } else if (entry.kind() == EntryKind.CLAWBACK || entry.kind() == EntryKind.RETURN) {
                takeBack(posting, entry);
            }
            remember(posting, entry);
        }
    }

    private void begin(Posting first) {
        for (TierLadder ladder : ladders) {
            TierState place = known.get(ladder.id());
            long from = place == null ? 0 : place.from();
            TierState fresh = TierCount.fresh(ladder, dayOf(first.occurredAt()), first.recordedAt())
                    .startedWith(from);
            climbs.put(ladder.id(), ladder.climb().orElseThrow());
            counts.put(ladder.id(), new TierCount(ladder.climb().orElseThrow(), fresh));
        }
    }

    private LocalDate dayOf(Instant instant) {
        return CalendarWindow.dayOf(instant, program.zone());
    }

    private void count(Entry entry, Instant occurredAt, long from, long points) {
        climbs.forEach((id, climb) -> {
            if (climb.measure().currency().equals(entry.currency())) {
                Objects.requireNonNull(counts.get(id)).add(dayOf(occurredAt), from, points);
            }
        });
    }

    private void cancel(Entry entry, LotShare share) {
        count(entry, share.terms().earnedAt(), share.lot().sequence(), share.points());
        open.values().stream()
                .flatMap(List::stream)
                .filter(part -> part.posting.sequence() == share.lot().sequence()
                        && part.entry.lots().stream()
                                .anyMatch(opened -> opened.lot().equals(share.lot())))
                .distinct()
                .forEach(part -> part.cancelled -= share.points());
    }

    private void remember(Posting posting, Entry entry) {
        if (Origins.earned(entry) || Origins.spent(entry)) {
            Open part = new Open(posting, entry);
            posting.subject()
                    .ifPresent(subject -> open.computeIfAbsent(subject, any -> new ArrayList<>())
                            .add(part));
            open.computeIfAbsent(posting.key().key(), any -> new ArrayList<>()).add(part);
        }
    }

    private void takeBack(Posting posting, Entry entry) {
        boolean claim = entry.kind() == EntryKind.CLAWBACK;
        long left = Math.abs(entry.asked());
        for (Open part : origins(posting)) {
            boolean meant = part.entry.currency().equals(entry.currency())
                    && (claim ? Origins.earned(part.entry) : Origins.spent(part.entry));
            long here = meant ? Math.min(left, part.left) : 0;
            if (here > 0) {
                part.left -= here;
                left -= here;
                // What waited in vain is the last part, and stopped counting then.
                long counting = Math.max(0, Math.min(here, here + part.left - part.cancelled));
                if (claim || Ladders.counts(part.entry)) {
                    count(entry, part.posting.occurredAt(), part.posting.sequence(), claim ? -counting : here);
                }
            }
        }
    }

    private List<Open> origins(Posting posting) {
        if (posting.kind() == PostingKind.UNDO) {
            IdempotencyKey key = posting.key().key();
            return open.getOrDefault(key, List.of());
        }
        Optional<Subject> subject = posting.subject();
        Optional<EventType> of = program.reversals().stream()
                .filter(rule -> Optional.of(rule.when()).equals(posting.type()))
                .map(ReversalRule::of)
                .findFirst();
        return subject.map(open::get).orElse(List.of()).stream()
                .filter(part -> of.isEmpty()
                        || part.posting.kind() != PostingKind.FACT
                        || part.posting.type().equals(of))
                .toList();
    }

    /**
     * The number of the last posting that was read.
     *
     * @return 0 if there was none
     */
    public long sequence() {
        return sequence;
    }

    /**
     * What the ladders counted.
     *
     * @return one place a ladder, without a tier; empty if there was no posting
     */
    public Map<LadderId, TierState> places() {
        Map<LadderId, TierState> places = new LinkedHashMap<>();
        counts.forEach((id, count) -> places.put(id, count.state()));
        return places;
    }
}
