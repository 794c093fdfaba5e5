package io.communitykit.examples.first;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.Attributions;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.referral.code.Codes;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.reward.Referrals;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** A member invites a friend, who buys something: the smallest program about referrals. */
final class InviteAFriend {

    private InviteAFriend() {}

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    /**
     * From the code to the payout.
     *
     * @param codes who has which code
     * @param attributions who is credited
     * @param referrals who is paid what
     * @param clock the clock of all three, which a real shop leaves alone
     * @param now when it begins
     * @return the code that was typed
     */
    static String run(Codes codes, Attributions attributions, Referrals referrals, FactClock clock, Instant now) {
        // begin
        MemberId alice = new MemberId("alice");
        MemberId bob = new MemberId("bob");
        String code = codes.issue(alice).held().orElseThrow().code().text(); // the same one whenever she asks

        // Bob types it: who it belongs to, and that it counts, is one step.
        codes.use(code, key("use-1"));
        MemberId owner = codes.resolve(code).fold(found -> found.owner().orElseThrow(), reason -> bob);
        Promoter promoter = new Promoter(owner, PromoterKind.REFERRAL);
        attributions
                .touch(new Touch(key("touch-1"), bob, promoter, new ChannelId("wechat"), Strength.TYPED_CODE, now))
                .credit()
                .ifPresent(credit -> referrals.bound(bob, credit));

        // He buys: who is credited is decided once and for all, and the reward is reserved.
        OrderLine tea = OrderLine.of(new LineId("1"), 39_90);
        PaidOrder order = new PaidOrder(
                key("order-1"), new OrderId("order-1"), bob, Currency.getInstance("CNY"), List.of(tea), now);
        attributions.paid(order).snapshot().ifPresent(credited -> referrals.paid(order, credited));

        // The goods arrive; a week later nothing was sent back, and both are paid.
        referrals.received(new OrderReceipt(key("receipt-1"), order.order(), bob, now));
        clock.reach(now.plus(Duration.ofDays(7)));
        referrals.runDue(clock.instant());
        return code;
        // end
    }
}
