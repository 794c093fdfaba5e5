package io.communitykit.testkit.points.simulation;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes pots, lots and holds of one account from its postings alone, and checks on the way that each posting may follow those
 * before it. Written from what the records say of themselves, apart from the engine.
 */
final class LedgerFold {

    private static final int MANY_ENDED = 4;
    private static final Set<EntryKind> SPENDING = EnumSet.of(
            EntryKind.SPEND,
            EntryKind.CHARGE,
            EntryKind.ADJUST,
            EntryKind.HOLD,
            EntryKind.SEND,
            EntryKind.CONVERT_FROM);
    private static final Set<EntryKind> EXPIRING = EnumSet.of(EntryKind.EXPIRE, EntryKind.CANCEL, EntryKind.REINSTATE);

    final Map<CurrencyId, FoldedPot> pots = new TreeMap<>();
    final Map<LotId, Lot> lots = new TreeMap<>();
    final Map<IdempotencyKey, FoldedHold> holds = new TreeMap<>(Comparator.comparing(Object::toString));
    /** The tier that the last change of each ladder told of. */
    final Map<LadderId, TierId> tiers = new TreeMap<>();
    /** The last holds that ended. */
    final List<IdempotencyKey> ended = new ArrayList<>();

    final Map<Long, Posting> postings = new TreeMap<>();
    private final Set<PostingKey> keys = new HashSet<>();
    private long sequence;
    private Instant recorded = Instant.MIN;

    long sequence() {
        return sequence;
    }

    FoldedPot pot(CurrencyId currency) {
        return pots.computeIfAbsent(currency, any -> new FoldedPot());
    }

    void add(Posting posting) {
        Broken.unless(
                posting.sequence() == sequence + 1,
                "sequences run without a gap",
                () -> sequence + ", then " + posting);
        Broken.unless(keys.add(posting.key()), "a key is posted once", posting::toString);
        Broken.unless(!posting.recordedAt().isBefore(recorded), "recording times never fall", posting::toString);
        sequence = posting.sequence();
        recorded = posting.recordedAt();
        for (int i = 0; i < posting.entries().size(); i++) {
            add(posting, i, posting.entries().get(i));
        }
        posting.tiers().forEach(this::add);
        if (posting.key().leg() == Leg.RESOLVED) {
            FoldedHold hold = hold(posting);
            Broken.unless(hold.usedUp(), "a hold ends as a whole", () -> posting + " leaves " + hold.left);
            holds.remove(posting.key().key());
            ended.add(posting.key().key());
            if (ended.size() > MANY_ENDED) {
                ended.remove(0);
            }
        }
        postings.put(sequence, posting);
    }

    private void add(TierChange change) {
        change.tier().ifPresentOrElse(tier -> tiers.put(change.ladder(), tier), () -> tiers.remove(change.ladder()));
    }

    private void add(Posting posting, int index, Entry entry) {
        FoldedPot pot = pot(entry.currency());
        if (entry.kind() == EntryKind.COMMIT) {
            resolve(posting, entry);
        } else {
            for (LotShare share : entry.lots()) {
                move(posting, index, entry, share);
            }
        }
        if (entry.kind() == EntryKind.HOLD) {
            holds.put(
                    posting.key().key(),
                    new FoldedHold(entry.currency(), entry.shift().held(), entry.lots()));
        } else if (entry.kind() == EntryKind.VOID || entry.kind() == EntryKind.RELEASE) {
            resolve(posting, entry);
        }
        pot.add(entry.kind(), entry.shift(), loose(entry));
        EntryShapes.check(posting, entry);
        Broken.unlessSame(pot.balance(), entry.balance(), "an entry's balance is the sum so far", entry.toString());
        if (entry.limit().orElse(null) instanceof Limit.Refund refund) {
            pot.forgotten += refund.expired() + refund.lost();
        }
    }

    private static long loose(Entry entry) {
        if (entry.kind() == EntryKind.COMMIT) {
            return 0;
        }
        long inLots = entry.lots().stream().mapToLong(LotShare::points).sum();
        return entry.shift().available() + entry.shift().pending() - inLots;
    }

    private FoldedHold hold(Posting posting) {
        FoldedHold hold = holds.get(posting.key().key());
        if (hold == null) {
            throw new Broken("only an open hold ends", posting.toString());
        }
        return hold;
    }

    private void resolve(Posting posting, Entry entry) {
        FoldedHold hold = hold(posting);
        hold.left += entry.shift().held();
        for (LotShare share : entry.lots()) {
            hold.release(share.lot(), Math.abs(share.points()));
        }
    }

    private void move(Posting posting, int index, Entry entry, LotShare share) {
        Lot before = lots.get(share.lot());
        if (before == null) {
            Broken.unless(
                    share.lot().equals(new LotId(posting.sequence(), index)),
                    "a lot is named after the entry that opens it",
                    () -> posting + " " + entry);
            before = new Lot(share.lot(), entry.currency(), 0, 0, share.terms());
        }
        Broken.unlessSame(before.currency(), entry.currency(), "a lot keeps its currency", posting + " " + entry);
        requireSpendable(posting, entry, share, before);
        requireLife(posting, entry, share, before);
        long expired = before.expired() - (EXPIRING.contains(entry.kind()) ? share.points() : 0);
        long points = before.points() + share.points();
        Broken.unless(points >= 0 && expired >= 0, "no lot goes below 0", () -> posting + " " + entry);
        lots.put(share.lot(), new Lot(share.lot(), entry.currency(), points, expired, share.terms()));
    }

    private static void requireSpendable(Posting posting, Entry entry, LotShare share, Lot lot) {
        if (share.points() < 0 && SPENDING.contains(entry.kind())) {
            LotTerms terms = lot.terms();
            Broken.unless(
                    terms.active() && !terms.overdue(posting.recordedAt()),
                    "no lot is spent before it is active or after it expired",
                    () -> posting + " recorded at " + posting.recordedAt() + " " + entry + " takes from " + lot);
        }
        if (share.points() < 0 && entry.kind() == EntryKind.EXPIRE) {
            Broken.unless(
                    share.terms().overdue(posting.recordedAt()),
                    "nothing expires before its time",
                    () -> posting + " " + entry);
        }
    }

    /** Points that come back, or a part that leaves, take no life from the points that are there. */
    private static void requireLife(Posting posting, Entry entry, LotShare share, Lot before) {
        boolean lapse = entry.kind() == EntryKind.EXPIRE;
        if (before.points() > 0 && before.terms().active() && !lapse && entry.kind() != EntryKind.REINSTATE) {
            Broken.unless(
                    end(share.terms()).compareTo(end(before.terms())) >= 0,
                    "no entry shortens the life of points that are there",
                    () -> posting + " " + entry + " was " + before);
        }
    }

    private static Instant end(LotTerms terms) {
        return terms.expiry() instanceof LotExpiry.At at ? at.at() : Instant.MAX;
    }
}
