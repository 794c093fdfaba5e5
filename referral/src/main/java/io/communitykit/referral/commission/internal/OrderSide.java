package io.communitykit.referral.commission.internal;

import io.communitykit.referral.commission.internal.OrderParts.Counting;
import io.communitykit.referral.commission.internal.OrderParts.Decided;
import io.communitykit.referral.commission.internal.OrderParts.Outcome;
import io.communitykit.referral.commission.internal.OrderParts.Receipt;
import io.communitykit.referral.commission.internal.OrderParts.Refund;
import io.communitykit.referral.commission.internal.OrderParts.Release;
import io.communitykit.referral.commission.rate.OrderGroup;
import io.communitykit.referral.commission.rate.Share;
import io.communitykit.referral.commission.rate.Volume;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.order.RefundedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What facts of an order do in the book of one promoter. Whether a commission is released follows from its instant of release alone, so a
 * refund and a release come to the same in either order. Not safe for many threads.
 */
final class OrderSide {

    final PromoterBook book;
    final OrderDraft order;
    private final Account account;

    OrderSide(PromoterBook book, OrderDraft order) {
        this.book = book;
        this.order = order;
        this.account = book.account;
    }

    private LineKind kind() {
        return order.level == 1 ? LineKind.COMMISSION : LineKind.UPLINE_COMMISSION;
    }

    /** The order was paid; receipt and refunds that were told before are applied at once, in the order in which they were told. */
    void paid(Decided decided) {
        order.decided = Optional.of(decided);
        account.await(decided.earning().commission());
        if (decided.volume() == Counting.COUNTED) {
            List<Share> shares = decided.earning().shares();
            sold(
                    shares,
                    shares.stream().map(share -> share.group().base()).toList(),
                    1,
                    decided.earning().commission());
        }
        order.decided = Optional.of(decided.withTier(settleTiers()));
        order.receipt.ifPresent(receipt -> received());
        for (int i = 0; i < order.refunds.size(); i++) {
            order.refunds.set(i, apply(order.refunds.get(i), i));
        }
    }

    void received(Receipt receipt) {
        order.receipt = Optional.of(receipt);
        if (order.decided.isPresent()) {
            received();
        }
    }

    private void received() {
        LocalDate day = account.releaseDay(order.receipt.orElseThrow().at());
        Instant at = account.calendar.startOf(day);
        account.await(-order.left());
        if (at.isAfter(account.now)) {
            order.release =
                    Optional.of(new Release(at, account.calendar.period().firstDay(day)));
            account.hold(day, kind(), order.left(), 1);
            writeHold();
        } else {
            order.release = Optional.of(new Release(account.now, account.period()));
            book.line(kind(), order.left(), Optional.of(order.order), Optional.empty());
        }
    }

    private void writeHold() {
        Release release = order.release.orElseThrow();
        book.held(
                Kinds.held(release.period()),
                order.order.value(),
                account.calendar.dayOf(release.at()),
                Lines.write(kind(), order.left(), Optional.of(order.order), Optional.empty()));
    }

    /** Applies a refund, or keeps it until the order is paid. */
    void refunded(Refund refund) {
        if (order.decided.isPresent()) {
            order.refunds.add(apply(refund, order.refunds.size()));
        } else {
            order.refunds.add(refund);
        }
    }

    /** What a refund comes to; its place among the refunds is not looked at. */
    private Refund apply(Refund refund, int place) {
        List<Refund> earlier = order.refunds;
        List<Long> before = order.groupsBack();
        long had = order.snapshot().earning().clawedBack(before);
        List<RefundedLine> excess = order.excess(refund.asked());
        order.refunds = new ArrayList<>(earlier.subList(0, place));
        order.refunds.add(refund.with(new Outcome(excess, 0, 0, 0)));
        List<Long> after = order.groupsBack();
        long back = order.snapshot().earning().clawedBack(after) - had;
        boolean waived = isPaidOut();
        Outcome outcome = new Outcome(excess, waived ? 0 : back, waived ? back : 0, 0);
        order.refunds.set(place, refund.with(outcome));
        if (!waived) {
            takeBack(back);
            unsold(before, after, back);
            outcome = outcome.withTier(settleTiers());
        }
        order.refunds = earlier;
        return refund.with(outcome);
    }

    private boolean isPaidOut() {
        return book.program.clawback() == ClawbackPolicy.NONE_AFTER_PAID
                && order.release.filter(it -> account.isSettled(it.period())).isPresent();
    }

    private void takeBack(long amount) {
        if (amount == 0) {
            return;
        }
        if (order.release.isEmpty()) {
            account.await(-amount);
        } else if (order.release.get().at().isAfter(account.now)) {
            account.hold(account.calendar.dayOf(order.release.get().at()), kind(), -amount, 0);
            writeHold();
        } else {
            book.line(LineKind.CLAWBACK, -amount, Optional.of(order.order), Optional.empty());
        }
    }

    private void unsold(List<Long> before, List<Long> after, long clawed) {
        Decided decided = order.snapshot();
        if (decided.volume() == Counting.COUNTED) {
            List<Long> was = decided.earning().baseBack(before);
            List<Long> is = decided.earning().baseBack(after);
            List<Long> bases = new ArrayList<>();
            for (int i = 0; i < was.size(); i++) {
                bases.add(is.get(i) - was.get(i));
            }
            sold(decided.earning().shares(), bases, -1, -clawed);
        }
    }

    private void sold(List<Share> shares, List<Long> bases, int sign, long own) {
        Decided decided = order.snapshot();
        PlanVolume volume = book.volume(decided.period(), decided.plan()).orElseThrow();
        Volume sum = volume.volume();
        for (int i = 0; i < shares.size(); i++) {
            OrderGroup group = shares.get(i).group();
            sum = sum.plus(group.category(), sign * bases.get(i));
        }
        book.put(decided.period(), volume.sold(sum, own));
    }

    /** Posts what the tiers should have given by now less what they have, and says how much that was. */
    private long settleTiers() {
        Decided decided = order.snapshot();
        if (decided.volume() != Counting.COUNTED) {
            return 0;
        }
        PlanVolume volume = book.volume(decided.period(), decided.plan()).orElseThrow();
        long delta = volume.target() - volume.posted();
        LocalDate day = volume.day().orElseGet(() -> account.tierDay(decided.period()));
        if (delta == 0 || (delta < 0 && isPaidOut(day))) {
            return 0;
        }
        if (account.calendar.startOf(day).isAfter(account.now)) {
            account.hold(day, LineKind.TIER_ADJUSTMENT, delta, volume.day().isPresent() ? 0 : 1);
            hold(decided.period(), volume.moved(delta, day), day);
        } else {
            book.put(decided.period(), volume.moved(delta));
            book.line(LineKind.TIER_ADJUSTMENT, delta, Optional.empty(), Optional.empty());
        }
        return delta;
    }

    private void hold(LocalDate period, PlanVolume volume, LocalDate day) {
        book.put(period, volume);
        book.held(
                Kinds.tiers(account.calendar.period().firstDay(day)),
                period + " " + volume.plan(),
                day,
                Lines.write(LineKind.TIER_ADJUSTMENT, volume.held(), Optional.empty(), Optional.empty()));
    }

    private boolean isPaidOut(LocalDate day) {
        return book.program.clawback() == ClawbackPolicy.NONE_AFTER_PAID
                && !account.calendar.startOf(day).isAfter(account.now)
                && account.isSettled(account.calendar.period().firstDay(day));
    }
}
