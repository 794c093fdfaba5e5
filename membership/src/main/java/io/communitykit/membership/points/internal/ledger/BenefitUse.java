package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Uses a benefit. What a quota leaves becomes a lot that ends with the quota's period, by a posting of its own, and is used up
 * from there; so an undone use comes back to it, and the quota counts as used. Used once.
 */
final class BenefitUse {

    private final AccountBook book;
    private final Movements movements;
    private final Action.Use use;
    private final Instant occurredAt;

    BenefitUse(AccountBook book, Movements movements, Action.Use use, Instant occurredAt) {
        this.book = book;
        this.movements = movements;
        this.use = use;
        this.occurredAt = occurredAt;
    }

    void carryOut() {
        LotPolicy policy = movements.lots(use.benefit());
        long ofQuota = Math.min(use.units(), quotaLeft());
        long rest = use.units() - ofQuota;
        if (rest > 0) {
            book.expireNew(use.benefit());
            long available = Math.max(0, book.pot(use.benefit()).available());
            if (available < rest) {
                throw Movements.insufficient(use.benefit(), use.units(), available + ofQuota);
            }
        }
        Optional<LotShare> issued = ofQuota == 0 ? Optional.empty() : Optional.of(issue(ofQuota));
        issued.ifPresent(lot -> spend(ofQuota, List.of(new LotShare(lot.lot(), -ofQuota, lot.terms()))));
        if (rest > 0) {
            spend(rest, book.take(use.benefit(), rest, policy.order()));
        }
        Lots.touch(book, use.benefit(), occurredAt);
    }

    private long quotaLeft() {
        if (use.window().isEmpty()) {
            return 0;
        }
        book.requireWindows(Set.of(use.window().get()));
        long most = 0;
        for (Action.Use.TierQuota quota : use.quotas()) {
            most = book.ladders().has(quota.tiers()) ? Math.max(most, quota.units()) : most;
        }
        return Math.max(
                0, Movements.saturatedDifference(most, book.usedIn(use.window().get())));
    }

    private LotShare issue(long units) {
        LotExpiry expiry = use.expiresAt().<LotExpiry>map(LotExpiry.At::new).orElse(LotExpiry.Never.INSTANCE);
        LotShare lot = book.open(units, new LotTerms(occurredAt, LotState.Active.INSTANCE, expiry));
        book.count(use.window().orElseThrow(), units);
        Optional<RuleId> rule = Optional.of(use.rule());
        Shift shift = Shift.available(units);
        book.enter(
                use.benefit(), EntryKind.GRANT, rule, List.of(), units, units, Optional.empty(), shift, List.of(lot));
        book.post(PostingDraft.issue(occurredAt, book.now()));
        return lot;
    }

    private void spend(long units, List<LotShare> shares) {
        book.enter(use.benefit(), EntryKind.SPEND, Shift.available(-units), shares);
    }
}
