package io.communitykit.examples.referral;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.examples.abuse.AbuseTally;
import io.communitykit.examples.abuse.ScreenedReferrals;
import io.communitykit.examples.fact.ReferralFacts;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.AttributionFacts;
import io.communitykit.referral.attribution.Attributions;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.PaidResult;
import io.communitykit.referral.attribution.RegisteredResult;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.referral.attribution.TouchResult;
import io.communitykit.referral.commission.CommissionResult;
import io.communitykit.referral.commission.Commissions;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.reward.FactRewards;
import io.communitykit.referral.reward.ReferralResult;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.spi.BookStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells a shop's events to attribution, referrals and commission, as a host would: a touch to attribution, who is bound then to referrals,
 * an order to all three. The clock stands at the latest fact; what is due is done when a day begins. Not safe for many threads.
 */
final class ReferralTeller {

    private static final int DUE = 1_000;

    private final ReferralRules rules;
    private final AbuseTally abuse;
    private final FactClock clock = new FactClock();
    private final Attributions attributions;
    private final Referrals referrals;
    private final Commissions commissions;
    private final ToldCounts counts = new ToldCounts();
    private final NavigableSet<MemberId> members = new TreeSet<>();
    private final NavigableSet<MemberId> promoters = new TreeSet<>();
    private final Map<MemberId, Long> partners = new TreeMap<>();
    private LocalDate day = LocalDate.MIN;
    private Instant first = Instant.MAX;

    ReferralTeller(ReferralRules rules, BookStore store) {
        this.abuse = new AbuseTally(rules.abuse());
        this.rules = rules;
        TrialPayout payout = new TrialPayout();
        this.attributions =
                Attributions.builder(rules.attribution(), store).clock(clock).build();
        this.referrals = Referrals.builder(rules.program(), store, payout)
                .clock(clock)
                .screen(new ScreenedReferrals(abuse))
                .build();
        this.commissions = Commissions.builder(rules.commission(), store)
                .clock(clock)
                .payout(payout)
                .build();
    }

    AbuseTally abuse() {
        return abuse;
    }

    ReferralRules rules() {
        return rules;
    }

    FactClock clock() {
        return clock;
    }

    Attributions attributions() {
        return attributions;
    }

    Referrals referrals() {
        return referrals;
    }

    Commissions commissions() {
        return commissions;
    }

    ToldCounts counts() {
        return counts;
    }

    /** Everybody who was reached, registered, bought or shared. */
    NavigableSet<MemberId> members() {
        return members;
    }

    /** Everybody who reached somebody. */
    NavigableSet<MemberId> promoters() {
        return promoters;
    }

    /** Partners, and how many orders were credited to each. */
    Map<MemberId, Long> partners() {
        return partners;
    }

    /** The earliest fact; the end of all time where none was told. */
    Instant first() {
        return first;
    }

    /**
     * Tells a fact.
     *
     * @throws io.communitykit.core.InvalidValueException of an event that lacks what its type needs
     */
    void tell(CommunityEvent event) {
        reach(event.occurredAt());
        Optional<Touch> touch = ReferralFacts.touch(event);
        Optional<MemberId> registered = AttributionFacts.registered(event);
        Optional<PaidOrder> paid = ReferralFacts.paid(event);
        Optional<OrderReceipt> received = ReferralFacts.received(event);
        Optional<OrderRefund> refunded = ReferralFacts.refunded(event);
        // What was seen by now speaks when a friend counts.
        abuse.add(event);
        touch.ifPresent(this::touch);
        registered.ifPresent(member -> registered(member, event.occurredAt()));
        paid.ifPresent(this::paid);
        received.ifPresent(this::received);
        refunded.ifPresent(this::refunded);
        share(event);
    }

    private void reach(Instant at) {
        clock.reach(at);
        first = at.isBefore(first) ? at : first;
        LocalDate now = CalendarWindow.dayOf(clock.instant(), rules.program().zone());
        if (now.isAfter(day)) {
            day = now;
            runDue();
        }
    }

    /** Does what is due as of the latest fact. */
    void runDue() {
        referrals.runDue(clock.instant());
        while (commissions.runDue(clock.instant(), DUE).books() == DUE) {
            // the next page
        }
    }

    private void touch(Touch touch) {
        members.add(touch.friend());
        promoters.add(touch.promoter().member());
        TouchResult result = attributions.touch(touch);
        if (result instanceof TouchResult.Replayed) {
            counts.again("touch");
        } else {
            counts.first("touch");
            conflict("touch", result instanceof TouchResult.Conflict);
            result.reason().ifPresent(reason -> counts.because("touch", reason));
        }
        result.credit().filter(ReferralTeller::isReferral).ifPresent(credit -> bound(touch.friend(), credit));
    }

    private static boolean isReferral(Credit credit) {
        return credit.promoter().kind() == PromoterKind.REFERRAL;
    }

    private void bound(MemberId friend, Credit credit) {
        declined(referrals.bound(friend, credit));
    }

    private void registered(MemberId member, Instant at) {
        members.add(member);
        RegisteredResult result = attributions.registered(member, at);
        if (result instanceof RegisteredResult.Replayed) {
            counts.again("registration");
        } else {
            counts.first("registration");
            conflict("registration", result instanceof RegisteredResult.Conflict);
        }
        declined(referrals.registered(member, at));
    }

    private void paid(PaidOrder order) {
        members.add(order.buyer());
        PaidResult result = attributions.paid(order);
        boolean again = result instanceof PaidResult.Replayed;
        if (again) {
            counts.again("order");
        } else {
            counts.first("order");
            conflict("order", result instanceof PaidResult.Conflict);
        }
        result.snapshot().ifPresent(snapshot -> credited(order, snapshot, again));
    }

    private void credited(PaidOrder order, OrderAttribution snapshot, boolean again) {
        // Later orders would count the same touches once more.
        if (!again && snapshot.number() == 1) {
            snapshot.losses().forEach(loss -> counts.because("first order", loss.reason()));
        }
        snapshot.credit()
                .filter(credit -> !isReferral(credit))
                .ifPresent(credit -> partners.merge(credit.promoter().member(), 1L, Math::addExact));
        declined(referrals.paid(order, snapshot));
        if (snapshot.credit().isPresent()) {
            refused(commissions.paid(order, snapshot));
        }
    }

    private void received(OrderReceipt receipt) {
        ReferralResult result = referrals.received(receipt);
        told("receipt", result);
        attributions
                .why(receipt.buyer(), receipt.order())
                .filter(snapshot -> snapshot.credit().isPresent())
                .ifPresent(snapshot -> refused(commissions.received(receipt, snapshot)));
    }

    private void refunded(OrderRefund refund) {
        ReferralResult result = referrals.refunded(refund);
        told("refund", result);
        attributions
                .why(refund.buyer(), refund.order())
                .filter(snapshot -> snapshot.credit().isPresent())
                .ifPresent(snapshot -> refused(commissions.refunded(refund, snapshot)));
    }

    private void told(String fact, ReferralResult result) {
        if (result instanceof ReferralResult.Replayed) {
            counts.again(fact);
        } else {
            counts.first(fact);
        }
        declined(result);
    }

    private void share(CommunityEvent event) {
        FactRewards result = referrals.tell(event);
        if (result instanceof FactRewards.NoRule) {
            return;
        }
        event.actor().ifPresent(members::add);
        if (result instanceof FactRewards.Replayed) {
            counts.again(event.type().value());
        } else {
            counts.first(event.type().value());
            conflict(event.type().value(), result instanceof FactRewards.Conflict);
        }
    }

    /** That nobody brought a member, or that nothing hangs on an order, is no news. */
    private void declined(ReferralResult result) {
        conflict("referral", result instanceof ReferralResult.Conflict);
        if (result instanceof ReferralResult.Declined declined && declined.reason() != Reason.NOT_REFERRED) {
            counts.because("referral", declined.reason());
        }
    }

    /** That a program pays another role is no news. */
    private void refused(CommissionResult result) {
        conflict("commission", result instanceof CommissionResult.Conflict);
        if (result instanceof CommissionResult.Declined declined
                && declined.reason() != Reason.NOT_REFERRED
                && declined.reason() != Reason.NOT_PAID_FOR) {
            counts.because("commission", declined.reason());
        }
    }

    private void conflict(String what, boolean is) {
        if (is) {
            counts.because(what, "told otherwise before");
        }
    }
}
