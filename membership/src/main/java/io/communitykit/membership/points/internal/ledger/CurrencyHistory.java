package io.communitykit.membership.points.internal.ledger;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an order earned and spent in one currency, and what refunds have done about it so far. */
final class CurrencyHistory {

    /**
     * An entry that earned or spent, and the posting it is in.
     *
     * @param posting the posting
     * @param entry the entry
     */
    record Earning(Posting posting, Entry entry) {}

    private final CurrencyId currency;
    private final List<Earning> earnings = new ArrayList<>();
    private final List<Earning> spendings = new ArrayList<>();
    private final List<LotShare> spentFrom = new ArrayList<>();
    private final Set<LotId> own = new HashSet<>();
    private final Map<LotId, Long> restored = new HashMap<>();
    private final Map<LotId, Long> clawed = new HashMap<>();
    private final Set<LotId> activated = new HashSet<>();
    private long earned;
    private long spent;
    private long claimed;
    private long returned;
    private long forgiven;
    private long lost;
    private long paidByLost;

    /** Of all postings about the order, those that are undone and those that undid them. */
    CurrencyHistory(CurrencyId currency, List<Posting> about, List<Posting> originals, List<Posting> refunds) {
        this.currency = currency;
        for (Posting posting : about) {
            for (Entry entry : posting.entries()) {
                if (entry.kind() == EntryKind.ACTIVATE) {
                    activated.addAll(Lots.idsOf(entry.lots()));
                }
            }
        }
        for (Posting posting : originals) {
            for (Entry entry : posting.entries()) {
                if (entry.currency().equals(currency)) {
                    readOriginal(posting, entry);
                }
            }
        }
        for (Posting posting : refunds) {
            readRefund(posting);
        }
    }

    private void readOriginal(Posting posting, Entry entry) {
        if (Origins.earned(entry)) {
            earned = Math.addExact(earned, entry.applied());
            earnings.add(new Earning(posting, entry));
            own.addAll(Lots.idsOf(entry.lots()));
        } else if (Origins.spent(entry)) {
            spent = Math.subtractExact(spent, entry.applied());
            spendings.add(new Earning(posting, entry));
            spentFrom.addAll(Shares.negated(entry.lots()));
        }
    }

    private void readRefund(Posting posting) {
        boolean again = false;
        for (Entry entry : posting.entries()) {
            if (entry.currency().equals(currency)) {
                readRefund(entry, again);
                again |= entry.kind() == EntryKind.CLAWBACK;
            }
        }
    }

    /** A second claim took back what earlier refunds had given. */
    private void readRefund(Entry entry, boolean again) {
        if (entry.kind() == EntryKind.CLAWBACK) {
            claimed -= entry.asked();
            if (entry.limit().orElse(null) instanceof Limit.Refund refund) {
                forgiven += refund.forgiven();
                lost -= refund.lost();
                paidByLost -= refund.lost();
            }
        } else if (entry.kind() == EntryKind.RETURN) {
            returned += entry.asked();
        } else if (entry.kind() == EntryKind.EXPIRE) {
            lost -= entry.applied();
            return;
        } else {
            return;
        }
        for (LotShare share : entry.lots()) {
            if (entry.kind() == EntryKind.RETURN || again) {
                restored.merge(share.lot(), share.points(), Long::sum);
            }
            if (entry.kind() == EntryKind.CLAWBACK) {
                clawed.merge(share.lot(), -share.points(), Long::sum);
            }
        }
    }

    CurrencyId currency() {
        return currency;
    }

    long earned() {
        return earned;
    }

    long spent() {
        return spent;
    }

    long claimed() {
        return claimed;
    }

    long returned() {
        return returned;
    }

    long forgiven() {
        return forgiven;
    }

    /** How many points refunds of the order gave back to lots whose time was over, and that paid no claim yet. */
    long lost() {
        return lost;
    }

    List<Earning> earnings() {
        return earnings;
    }

    List<Earning> spendings() {
        return spendings;
    }

    /** From which lots the order's spending came, in order; positive. */
    List<LotShare> spentFrom() {
        return spentFrom;
    }

    boolean isOwn(LotId lot) {
        return own.contains(lot);
    }

    /** Whether a fact about the order made a lot active that had waited for it. */
    boolean activated(LotId lot) {
        return activated.contains(lot);
    }

    /** How many points refunds of the order have taken from a lot. */
    long clawedFrom(LotId lot) {
        return clawed.getOrDefault(lot, 0L);
    }

    /** How many points refunds of the order have given back to a lot and not taken again. */
    long restoredIn(LotId lot) {
        return Math.max(0, restored.getOrDefault(lot, 0L));
    }

    /** How many points refunds of the order have given back to lots, lost or not, and not taken again. */
    long restored() {
        return restored.keySet().stream().mapToLong(this::restoredIn).sum() + paidByLost;
    }
}
