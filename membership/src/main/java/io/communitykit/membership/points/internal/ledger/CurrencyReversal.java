package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.lot.PointsValue;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Undoes a share of what an order earned and spent in one currency. How much is claimed and returned depends on the share
 * alone, and both grow with it; what is claimed is taken from a fixed row of sources, what is returned goes to a fixed row of
 * lots. So it does not matter into how many refunds a share is split.
 *
 * <p>The row of sources: the order's own lots, pending before active; its points that expired anyhow; points that this refund
 * gives back; points that earlier refunds of the order gave back, the last first; all other points; debt; nobody.
 */
final class CurrencyReversal {

    private final AccountBook book;
    private final CurrencyHistory history;
    private final CurrencyId currency;
    private final Instant occurredAt;
    private final Optional<LotPolicy> policy;
    private final long claim;
    private final long giveBack;

    /** What leaves which lot so far; positive. */
    private final Map<LotId, Long> taken = new LinkedHashMap<>();

    /** What leaves which lot of what earlier refunds had given back; positive. */
    private final Map<LotId, Long> takenAgain = new LinkedHashMap<>();

    CurrencyReversal(AccountBook book, CurrencyHistory history, Share share, Instant occurredAt) {
        this.book = book;
        this.history = history;
        this.currency = history.currency();
        this.occurredAt = occurredAt;
        this.policy = book.policy(currency);
        long both = share.up(Math.min(history.earned(), history.spent()));
        long more = history.earned() - history.spent();
        this.claim = Math.max(0, both + (more > 0 ? share.up(more) : 0) - history.claimed());
        this.giveBack = Math.max(0, both + (more < 0 ? share.down(-more) : 0) - history.returned());
    }

    /** False if nothing was left to undo. */
    boolean carryOut() {
        if (claim == 0 && giveBack == 0) {
            return history.claimed() < history.earned() || history.returned() < history.spent();
        }
        countBack();
        if (policy.isPresent()) {
            new Movements(book, occurredAt).carryOver(currency);
            inLots(policy.get());
            if (giveBack > 0) {
                Lots.keepAlive(book, currency, book.now());
            }
            Pot left = book.pot(currency);
            if (left.available() == 0 && (left.held() == 0 || left.lapsedAt().isPresent())) {
                // Nothing is left that could lapse, whether or not a part of the refund gave back some in between.
                book.change(currency, pot -> pot.lapsing(Optional.empty()));
            }
        } else {
            loose();
        }
        return true;
    }

    /** What counts towards tiers no longer counts on the day on which it came in, the first that came first. */
    private void countBack() {
        forEachPart(history.earnings(), history.claimed(), claim, (earning, first, points) -> {
            // What waited for its fact in vain is the last part, and stopped counting then.
            long counting = earning.entry().applied() - cancelled(earning) - first;
            count(earning, -Math.max(0, Math.min(points, counting)));
        });
        forEachPart(history.spendings(), history.returned(), giveBack, (spending, first, points) -> {
            if (Ladders.counts(spending.entry())) {
                count(spending, points);
            }
        });
    }

    /**
     * How much of what was earned waited for a fact in vain: what was in a lot that is empty and that no fact made active, but for
     * what refunds took from it while it waited.
     */
    private long cancelled(CurrencyHistory.Earning earning) {
        long points = 0;
        for (LotShare share : earning.entry().lots()) {
            boolean waits = share.terms().state() instanceof LotState.Waiting;
            boolean empty = book.lot(share.lot()).map(Lot::points).orElse(0L) == 0;
            if (waits && empty && !history.activated(share.lot())) {
                points += share.points() - history.clawedFrom(share.lot());
            }
        }
        return points;
    }

    private void count(CurrencyHistory.Earning origin, long points) {
        Posting posting = origin.posting();
        book.ladders().count(currency, posting.occurredAt(), posting.sequence(), points);
    }

    /** Which parts of earlier entries so many points are, after those that were undone before. */
    private static void forEachPart(List<CurrencyHistory.Earning> entries, long from, long points, PartAction action) {
        long start = 0;
        for (CurrencyHistory.Earning each : entries) {
            long end = start + Math.abs(each.entry().applied());
            long first = Math.max(start, from);
            long part = Math.min(end, from + points) - first;
            if (part > 0) {
                action.accept(each, first - start, part);
            }
            start = end;
        }
    }

    /** Takes a part of an entry: so many points, after the first so many. */
    @FunctionalInterface
    private interface PartAction {
        void accept(CurrencyHistory.Earning entry, long first, long points);
    }

    // ---- a currency that keeps no lots

    private void loose() {
        long offset = Math.min(claim, giveBack);
        returnPoints(giveBack, offset, List.of());
        long floor =
                book.program().currency(currency).map(PointsCurrency::floor).orElse(0L);
        long available =
                Math.max(0, Movements.saturatedDifference(book.pot(currency).available(), floor));
        long paid = Math.min(claim - offset, available);
        long forgiven = claim - offset - paid;
        claimPoints(Shift.available(-paid), new Paid(0, offset, 0, forgiven), Clawback.WITHIN_BALANCE, List.of());
    }

    // ---- a currency in lots

    private void inLots(LotPolicy lots) {
        boolean pendingOnly = lots.clawback() == Clawback.PENDING_ONLY;
        long left = claim;
        long pending = takeFrom(own(false), left);
        left -= pending;
        long active = pendingOnly ? 0 : takeFrom(own(true), left);
        left -= active;
        long expired = Math.min(left, expiredOwn());
        left -= expired;
        forget(expired);
        long offset = pendingOnly ? 0 : Math.min(left, giveBack);
        left -= offset;
        long lost = 0;
        if (!pendingOnly && left > 0) {
            book.requireCover(currency, claim, lots.order());
            lost = takeRestored(left);
            left -= lost;
            left -= sum(takenAgain);
            long more = takeRest(lots.order(), left);
            active += more;
            left -= more;
        }
        long debt = Math.min(left, debtRoom(lots));
        left -= debt;
        // What is given back never meets what is taken beyond the order's own lots: if points are given back, all was
        // paid.
        returnPoints(giveBack, offset, giveBackTo(giveBack - offset));
        Shift shift = new Shift(-active, -pending, 0, debt);
        claimPoints(shift, new Paid(expired, offset, lost, left), lots.clawback(), shares(taken));
        if (!takenAgain.isEmpty()) {
            book.enter(currency, EntryKind.CLAWBACK, Shift.available(-sum(takenAgain)), shares(takenAgain));
        }
    }

    /**
     * What pays a claim beside points that move.
     *
     * @param expired the order's points that had expired
     * @param offset points that the same refund gives back
     * @param lost points that earlier refunds gave back to lots whose time was over
     * @param forgiven what no points pay
     */
    private record Paid(long expired, long offset, long lost, long forgiven) {}

    private List<Lot> own(boolean active) {
        return book.lots().stream()
                .filter(lot -> history.isOwn(lot.id())
                        && lot.currency().equals(currency)
                        && lot.points() > 0
                        && lot.terms().active() == active)
                .sorted(policy.orElse(LotPolicy.DEFAULT).order().comparator())
                .toList();
    }

    private long takeFrom(List<Lot> lots, long points) {
        long left = points;
        for (Lot lot : lots) {
            // What earlier refunds gave back to an own lot is taken in its turn, after what this one gives back.
            long here = lot.points() - history.restoredIn(lot.id());
            long part = Math.min(left, here);
            if (part > 0) {
                taken.merge(lot.id(), part, Long::sum);
                left -= part;
            }
        }
        return points - left;
    }

    private long expiredOwn() {
        return book.lots().stream().mapToLong(this::expiredOwn).sum();
    }

    /** What earlier refunds gave back to an own lot and was lost there pays in its turn. */
    private long expiredOwn(Lot lot) {
        if (!history.isOwn(lot.id()) || !lot.currency().equals(currency)) {
            return 0;
        }
        long givenBack = lot.terms().overdue(book.now()) ? history.restoredIn(lot.id()) : 0;
        return Math.max(0, lot.expired() - givenBack);
    }

    /** Points that expired and were claimed can no longer be brought back. */
    private void forget(long expired) {
        long left = expired;
        for (Lot lot : List.copyOf(book.lots())) {
            long part = Math.min(left, expiredOwn(lot));
            if (part > 0) {
                book.put(new Lot(lot.id(), currency, lot.points(), lot.expired() - part, lot.terms()));
                left -= part;
            }
        }
    }

    /** What is left in active lots, in order. */
    private long takeRest(ConsumptionOrder order, long points) {
        long free = Math.max(0, book.pot(currency).available() - takenFromActive());
        long wanted = Math.min(points, free);
        // One after the other even where spending is proportional, whose remainders would tell parts from the whole.
        List<Lot> others = book.lots().stream()
                .filter(lot -> lot.points() > 0
                        && lot.terms().active()
                        && lot.currency().equals(currency))
                .sorted(order.comparator())
                .map(this::withoutTaken)
                .filter(lot -> lot.points() > 0)
                .toList();
        if (wanted > 0) {
            for (LotShare share : Shares.take(others, wanted, false)) {
                taken.merge(share.lot(), -share.points(), Long::sum);
            }
        }
        return Math.max(0, wanted);
    }

    private Lot withoutTaken(Lot lot) {
        long left = lot.points() - takenFrom(lot.id());
        return new Lot(lot.id(), lot.currency(), left, lot.expired(), lot.terms());
    }

    private long takenFromActive() {
        long points = sum(takenAgain);
        for (Map.Entry<LotId, Long> each : taken.entrySet()) {
            boolean active = book.lot(each.getKey()).orElseThrow().terms().active();
            points += active ? each.getValue() : 0;
        }
        return points;
    }

    /**
     * Takes what earlier refunds gave back, the last first: from its lot where it is still there; where it was lost at once,
     * the loss pays. What the member spent meanwhile is left to the other lots.
     *
     * @return how much was lost and pays
     */
    private long takeRestored(long points) {
        long end = history.spentFrom().stream().mapToLong(LotShare::points).sum();
        long filled = history.restored();
        long open = Math.min(points, filled);
        long lost = 0;
        List<LotShare> backwards = new ArrayList<>(history.spentFrom());
        Collections.reverse(backwards);
        for (LotShare share : backwards) {
            long start = end - share.points();
            long part = Math.min(open, Math.max(0, Math.min(filled, end) - start));
            long there = Math.min(part, pointsLeft(share.lot()));
            long gone = Math.min(part - there, Math.min(history.lost() - lost, expiredIn(share.lot())));
            if (there > 0) {
                takenAgain.merge(share.lot(), there, Long::sum);
            }
            if (gone > 0) {
                Lot lot = book.lot(share.lot()).orElseThrow();
                book.put(new Lot(lot.id(), currency, lot.points(), lot.expired() - gone, lot.terms()));
                lost += gone;
            }
            open -= part;
            end = start;
        }
        return lost;
    }

    private long pointsLeft(LotId id) {
        return book.lot(id)
                .filter(lot -> lot.terms().active())
                .map(lot -> lot.points() - takenFrom(id))
                .orElse(0L);
    }

    private long takenFrom(LotId id) {
        return taken.getOrDefault(id, 0L) + takenAgain.getOrDefault(id, 0L);
    }

    private static long sum(Map<LotId, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    private long expiredIn(LotId id) {
        return book.lot(id).map(Lot::expired).orElse(0L);
    }

    private long debtRoom(LotPolicy lots) {
        return switch (lots.clawback()) {
            case UNLIMITED_DEBT -> Long.MAX_VALUE;
            case LIMITED_DEBT ->
                Math.max(0, lots.debtLimit() - book.pot(currency).debt());
            case PENDING_ONLY, WITHIN_BALANCE, NETTED -> 0;
        };
    }

    private List<LotShare> shares(Map<LotId, Long> parts) {
        List<LotShare> shares = new ArrayList<>();
        parts.forEach((id, points) ->
                shares.add(new LotShare(id, -points, book.lot(id).orElseThrow().terms())));
        return shares;
    }

    /** The next so many points of what the order spent go back where they came from. */
    private List<LotShare> giveBackTo(long points) {
        List<LotShare> back = Shares.first(Shares.rest(history.spentFrom(), history.restored()), points);
        List<LotShare> shares = new ArrayList<>();
        for (LotShare share : back) {
            shares.add(new LotShare(share.lot(), share.points(), returned(share)));
        }
        return shares;
    }

    /**
     * The best of what points of the lot had when they left, however often they left, so that each part comes back alike;
     * where their time is over, the policy's grace.
     */
    private LotTerms returned(LotShare share) {
        LotTerms terms = history.spentFrom().stream()
                .filter(spent -> spent.lot().equals(share.lot()))
                .map(spent -> Lots.back(book.pot(currency), book.lot(spent.lot()), spent.terms()))
                .reduce(Lots::later)
                .orElseThrow();
        Optional<Period> grace = policy.flatMap(LotPolicy::grace).filter(any -> terms.overdue(book.now()));
        return grace.map(span -> Lots.endOf(span, book.now(), book.program().zone()))
                .map(terms::prolonged)
                .orElse(terms.activeUntil(terms.expiry()));
    }

    // ---- entries

    private void returnPoints(long asked, long offset, List<LotShare> shares) {
        if (asked == 0) {
            return;
        }
        Optional<Limit> limit = offset == 0 ? Optional.empty() : Optional.of(new Limit.Offset(offset));
        long applied = asked - offset;
        Shift shift = Shift.available(applied);
        book.enter(currency, EntryKind.RETURN, Optional.empty(), List.of(), asked, applied, limit, shift, shares);
        book.expireOverdue(currency, shares, book.now());
        book.repay(currency, shares);
    }

    private void claimPoints(Shift shift, Paid paid, Clawback way, List<LotShare> shares) {
        if (claim == 0) {
            return;
        }
        // What earlier refunds gave back is taken by an entry of its own, the second, so that the next refund knows of
        // it.
        long asked = sum(takenAgain) - claim;
        long applied = shift.total();
        Optional<Limit> limit = applied == asked
                ? Optional.empty()
                : Optional.of(new Limit.Refund(
                        way, paid.expired(), paid.offset(), paid.lost(), paid.forgiven(), cash(way, paid.forgiven())));
        book.enter(currency, EntryKind.CLAWBACK, Optional.empty(), List.of(), asked, applied, limit, shift, shares);
        long before = history.claimed() - history.forgiven();
        giveRoomBack(before, before + claim - paid.forgiven());
    }

    /**
     * All refunds of an order together keep back what all their points are worth, not each its rounded part. Rounded up: else
     * points worth less than the smallest coin could be had for nothing by buying and refunding.
     */
    private Optional<Money> cash(Clawback way, long forgiven) {
        if (way != Clawback.NETTED) {
            return Optional.empty();
        }
        PointsValue value = policy.flatMap(LotPolicy::value).orElseThrow();
        Money before = value.of(history.forgiven(), RoundingMode.UP);
        return Optional.of(
                value.of(history.forgiven() + forgiven, RoundingMode.UP).minus(before));
    }

    /** Points that were taken back may be earned again, where the caps of their rules say so; the first earned first. */
    private void giveRoomBack(long from, long to) {
        Map<CapWindow, Long> room = new LinkedHashMap<>();
        forEachPart(history.earnings(), from, to - from, (earning, first, part) -> {
            for (CapWindow window : windows(earning)) {
                room.merge(window, part, Long::sum);
            }
        });
        Set<CapWindow> windows = new LinkedHashSet<>(room.keySet());
        if (!windows.isEmpty()) {
            book.requireWindows(windows);
            room.forEach((window, points) -> book.count(window, -points));
        }
    }

    private List<CapWindow> windows(CurrencyHistory.Earning earning) {
        Optional<RuleId> id = earning.entry().rule();
        List<CapWindow> windows = new ArrayList<>();
        for (EarningRule rule : book.program().rules()) {
            if (Optional.of(rule.id()).equals(id)) {
                for (CapId cap : rule.caps()) {
                    book.program()
                            .cap(cap)
                            .ifPresent(found -> windows.add(found.period()
                                    .window(
                                            cap,
                                            earning.posting().occurredAt(),
                                            book.program().zone())));
                }
            }
        }
        Movements movements = new Movements(book, occurredAt);
        windows.removeIf(window -> !movements.deductionsCount(window));
        return windows;
    }
}
