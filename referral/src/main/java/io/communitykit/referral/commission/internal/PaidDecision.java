package io.communitykit.referral.commission.internal;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.BuyerLimit;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.UplineRule;
import io.communitykit.referral.commission.internal.OrderParts.Counting;
import io.communitykit.referral.commission.internal.OrderParts.Decided;
import io.communitykit.referral.commission.internal.OrderParts.Line;
import io.communitykit.referral.commission.plan.Plan;
import io.communitykit.referral.commission.rate.BaseRule;
import io.communitykit.referral.commission.rate.Earning;
import io.communitykit.referral.commission.rate.OrderGroup;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.compliance.RewardBasis;
import io.communitykit.referral.order.PaidOrder;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an order earns for whom, once. Used once. */
final class PaidDecision {

    private final CommissionProgram program;
    private final PaidOrder order;
    private final OrderAttribution attribution;
    private final ContentDigest digest;
    private final LocalDate period;
    private final List<OrderGroup> groups;

    PaidDecision(CommissionProgram program, PaidOrder order, OrderAttribution attribution, ContentDigest digest) {
        this.program = program;
        this.order = order;
        this.attribution = attribution;
        this.digest = digest;
        this.period = program.calendar().periodOf(order.at());
        this.groups = OrderGroup.of(order, program.base());
    }

    /** Level 1 is there; level 2 is left out of the answer where it is not paid. */
    Sides decide(Sides sides) {
        OrderSide first = sides.first().orElseThrow();
        boolean allowed = allows(first.book);
        Plan plan = program.plan(first.book.plan()).orElseThrow();
        Decided one = first(first.book, plan, allowed);
        Optional<OrderSide> second = sides.second()
                .filter(side -> program.upline().isPresent()
                        && Movements.skipped(program, attribution).isEmpty());
        second.ifPresent(side -> {
            // What came early was kept at level 1 alone.
            side.order.receipt = first.order.receipt;
            side.order.refunds = new ArrayList<>(first.order.refunds);
            side.paid(second(one, program.upline().orElseThrow(), allowed));
        });
        first.paid(one);
        return new Sides(sides.first(), second);
    }

    private boolean allows(PromoterBook book) {
        if (program.buyers().equals(BuyerLimit.NONE)) {
            return true;
        }
        BuyerCount count = BuyerCount.of(
                book, order.buyer(), attribution.credit().orElseThrow().touchedAt());
        boolean allowed = count.allows(program.buyers(), program.calendar(), order.at());
        if (allowed) {
            count.save(book, order.buyer());
        }
        return allowed;
    }

    private Decided first(PromoterBook book, Plan plan, boolean allowed) {
        if (!allowed) {
            return decided(
                    plan, program.version(), Earning.nothing(groups), Optional.of(Reason.REFERRAL_LIMIT_REACHED));
        }
        Optional<RateTable> rates = plan.rates();
        if (rates.isEmpty()) {
            return decided(plan, program.version(), Earning.nothing(groups), Optional.of(Reason.NOT_PAID_FOR));
        }
        PlanVolume volume = book.volume(period, plan.id(), rates.get());
        book.put(period, volume);
        Earning full = Earning.direct(volume.table(), groups, volume.volume().total());
        Earning earning = full.atMost(limit());
        Optional<Reason> reason =
                earning.commission() < full.full() ? Optional.of(Reason.ORDER_CAP_REACHED) : Optional.empty();
        return snapshot(plan, volume.policy(), earning, reason, counting(volume.table()));
    }

    /** Tiers that reach back, and whose rates are of an edition that had no such cap, could lift the order beyond it later. */
    private Counting counting(RateTable rates) {
        boolean lifts = rates.mode() == TierMode.RETROACTIVE
                && program.cap().isPresent()
                && (!program.base().equals(BaseRule.NET_PAID) || !program.isWithinCap(rates));
        return lifts ? Counting.NOT_COUNTED : Counting.COUNTED;
    }

    private Decided second(Decided one, UplineRule rule, boolean allowed) {
        if (!allowed) {
            return decided(one, Earning.nothing(groups), Optional.of(Reason.REFERRAL_LIMIT_REACHED));
        }
        Earning full = rule.basis() == RewardBasis.NET_PAID
                ? Earning.ofNet(groups, rule.rate())
                : one.earning().share(rule.rate());
        Earning earning = full.atMost(limit() - one.earning().commission());
        Optional<Reason> reason =
                earning.commission() < full.full() ? Optional.of(Reason.ORDER_CAP_REACHED) : Optional.empty();
        return decided(one, earning, reason);
    }

    /** What all levels may have, rounded down. */
    private long limit() {
        return program.cap().isEmpty()
                ? Long.MAX_VALUE
                : new Money(order.net(), order.currency())
                        .share(program.cap().getAsInt(), RoundingMode.DOWN)
                        .minor();
    }

    private Decided decided(Plan plan, PolicyVersion policy, Earning earning, Optional<Reason> reason) {
        return snapshot(plan, policy, earning, reason, Counting.NOT_COUNTED);
    }

    private Decided decided(Decided one, Earning earning, Optional<Reason> reason) {
        Plan plan = program.plan(one.plan()).orElseThrow();
        return snapshot(plan, program.version(), earning, reason, Counting.NOT_COUNTED);
    }

    private Decided snapshot(
            Plan plan, PolicyVersion policy, Earning earning, Optional<Reason> reason, Counting volume) {
        List<Line> lines = order.lines().stream()
                .map(line -> new Line(line.id(), line.category(), line.net()))
                .toList();
        return new Decided(digest, order.at(), plan.id(), policy, period, lines, earning, reason, volume, 0);
    }
}
