package io.communitykit.testkit.referral;

import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.PaidResult;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.referral.attribution.TouchResult;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.reward.FactRewards;
import io.communitykit.referral.reward.ReferralFact;
import io.communitykit.referral.reward.ReferralResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws facts of a shop: who brought whom, what was bought, received and paid back, shared and judged. For one thread. */
final class RandomFacts {

    private static final LineId FIRST = new LineId("1");
    private static final LineId SECOND = new LineId("2");

    private final SimulatedShop shop;
    private final SplittableRandom random;

    RandomFacts(SimulatedShop shop, SplittableRandom random) {
        this.shop = shop;
        this.random = random;
    }

    MemberId friend() {
        return pick(shop.friends());
    }

    MemberId referrer() {
        return pick(shop.referrers());
    }

    MemberId member() {
        return pick(shop.members);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Optional<ToldOrder> order() {
        return shop.orders.isEmpty() ? Optional.empty() : Optional.of(pick(List.copyOf(shop.orders.values())));
    }

    Fact touch(MemberId friend) {
        MemberId promoter = random.nextInt(5) == 0 ? friend() : referrer();
        PromoterKind kind = random.nextInt(6) == 0 ? PromoterKind.AFFILIATE : PromoterKind.REFERRAL;
        Strength strength = random.nextBoolean() ? Strength.TYPED_CODE : Strength.DETERMINISTIC_CLICK;
        return touch(friend, new Promoter(promoter, kind), strength);
    }

    Fact touch(MemberId friend, Promoter promoter, Strength strength) {
        Touch touch = new Touch(shop.key(), friend, promoter, new ChannelId("wechat"), strength, shop.time.now());
        return new Fact("touch " + touch, List.of(friend, promoter.member()), () -> {
            TouchResult result = shop.attributions.touch(touch);
            if (result instanceof TouchResult.Bound bound) {
                return "bound " + of(shop.referrals().bound(touch.friend(), bound.bound()));
            }
            String answer = result.getClass().getSimpleName();
            return result instanceof TouchResult.Refused refused ? answer + " " + refused.why() : answer;
        });
    }

    ToldOrder sells(MemberId buyer) {
        long paid = random.nextInt(8) == 0 ? 400 : 1_000 + random.nextLong(9_000);
        List<OrderLine> lines = new ArrayList<>(List.of(OrderLine.of(FIRST, paid)));
        if (random.nextInt(3) == 0) {
            long other = 1 + random.nextLong(3_000);
            lines.add(new OrderLine(
                    SECOND,
                    Optional.of(RandomCommission.SHOES),
                    other,
                    0,
                    random.nextLong(other),
                    random.nextLong(200)));
        }
        IdempotencyKey key = shop.key();
        ToldOrder order =
                new ToldOrder(new PaidOrder(key, shop.number(), buyer, RandomProgram.CNY, lines, shop.time.now()));
        shop.orders.put(order.order.order(), order);
        return order;
    }

    Fact paid(ToldOrder told) {
        PaidOrder order = told.order;
        return new Fact("paid " + order, List.of(order.buyer()), () -> {
            PaidResult result = shop.attributions.paid(order);
            return result.snapshot()
                    .map(it -> "paid " + of(shop.referrals().paid(order, it)))
                    .orElseGet(() -> "paid, " + result.getClass().getSimpleName());
        });
    }

    OrderReceipt receipt(ToldOrder told) {
        return new OrderReceipt(shop.key(), told.order.order(), told.order.buyer(), shop.time.now());
    }

    Fact received(OrderReceipt receipt) {
        return new Fact(
                "received " + receipt,
                List.of(receipt.buyer()),
                () -> "received " + of(shop.referrals().received(receipt)));
    }

    /** One line or all of them, in part, in full, or beyond. */
    OrderRefund refund(ToldOrder told) {
        List<RefundedLine> lines = new ArrayList<>();
        boolean whole = random.nextBoolean();
        for (OrderLine line : told.order.lines()) {
            if (line.net() > 0 && (whole || lines.isEmpty() || random.nextBoolean())) {
                lines.add(new RefundedLine(line.id(), whole ? line.net() : 1 + random.nextLong(line.net() + 500)));
            }
        }
        OrderRefund refund =
                new OrderRefund(shop.key(), told.order.order(), told.order.buyer(), lines, shop.time.now());
        told.refunds.add(refund);
        return refund;
    }

    /** An order of which nothing was paid back, by somebody whom a member had brought. */
    Optional<ToldOrder> kept() {
        List<ToldOrder> kept = shop.orders.values().stream()
                .filter(it -> it.refunds.isEmpty() && promoter(it).isPresent())
                .toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(pick(kept));
    }

    Optional<Promoter> promoter(ToldOrder order) {
        return order.snapshot
                .flatMap(OrderAttribution::credit)
                .map(Credit::promoter)
                .filter(it -> it.kind() == PromoterKind.REFERRAL && !shop.isErased(it.member()));
    }

    OrderRefund wholeRefund(ToldOrder told) {
        PaidOrder order = told.order;
        List<RefundedLine> lines = order.lines().stream()
                .filter(it -> it.net() > 0)
                .map(it -> new RefundedLine(it.id(), it.net()))
                .toList();
        OrderRefund refund = new OrderRefund(shop.key(), order.order(), order.buyer(), lines, shop.time.now());
        told.refunds.add(refund);
        return refund;
    }

    Fact refunded(OrderRefund refund) {
        return new Fact(
                "refunded " + refund,
                List.of(refund.buyer()),
                () -> "refunded " + of(shop.referrals().refunded(refund)));
    }

    Fact shared() {
        MemberId member = friend();
        var event = CommunityFacts.shared(shop.key(), member, new ContentId("c1"), referrer(), shop.time.now());
        return new Fact(
                "shared " + event,
                List.of(member),
                () -> "shared " + of(shop.referrals().tell(event)));
    }

    Fact brought(DueOracle oracle) {
        MemberId member = referrer();
        long friends = 1 + random.nextLong(3);
        oracle.brought(member, friends);
        IdempotencyKey key = shop.key();
        return new Fact(
                "brought before by " + member + ": " + friends + ", " + key,
                List.of(member),
                () -> "brought " + of(shop.referrals().broughtBefore(member, friends, key)));
    }

    /** The way that is documented: settle what there is in each program, then erase once. */
    Fact erased(MemberId member) {
        return new Fact("erase " + member, List.of(), () -> {
            shop.referrals().settle(member);
            return shop.commissions.erase(member) ? "erased" : "erased before";
        });
    }

    Fact reviewed() {
        MemberId friend = friend();
        Side side = random.nextBoolean() ? Side.REFERRER : Side.FRIEND;
        var outcome = random.nextBoolean() ? ReferralFact.Reviewed.Outcome.PASS : ReferralFact.Reviewed.Outcome.REFUSE;
        return new Fact(
                "reviewed " + friend + ", " + side + ": " + outcome,
                List.of(friend),
                () -> "reviewed " + of(shop.referrals().reviewed(friend, side, outcome)));
    }

    private static String of(ReferralResult result) {
        return result instanceof ReferralResult.Declined declined
                ? "declined: " + declined.reason()
                : result.getClass().getSimpleName();
    }

    private static String of(FactRewards result) {
        return result.getClass().getSimpleName();
    }
}
