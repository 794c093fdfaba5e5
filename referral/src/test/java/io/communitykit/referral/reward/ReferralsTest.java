package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.RewardUnit;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Referrals")
class ReferralsTest {

    private static Shop ladderShop(Clawback clawback) {
        return new Shop(Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 1, 500, 3, 2000), clawback),
                cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), clawback)));
    }

    @Test
    @DisplayName("pay 5 yuan for one friend and 20 in total for three, to both sides, when the hold has ended")
    void ladderIsPaid() {
        Shop shop = ladderShop(Clawback.NET_NEXT_PAYOUT);
        for (int i = 1; i <= 3; i++) {
            assertThat(shop.pays("friend" + i, "o" + i, 3_900, "alice")).isInstanceOf(ReferralResult.Applied.class);
            shop.receives("friend" + i, "o" + i);
        }
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.status("friend1", Side.REFERRER)).isEqualTo(SideStatus.HELD);
        assertThat(shop.referrals.tally().unit(RewardUnit.money(Shop.CNY)).reserved())
                .isEqualTo(2_900);
        shop.passes(Duration.ofDays(7));
        assertThat(shop.wallet.of("alice")).isEqualTo(2_000);
        assertThat(shop.wallet.of("friend2")).isEqualTo(300);
        assertThat(shop.status("friend3", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
        assertThat(shop.referrals.tally().unit(RewardUnit.money(Shop.CNY)).reserved())
                .isZero();
        assertThat(shop.referrals.tally().unit(RewardUnit.money(Shop.CNY)).committed())
                .isEqualTo(2_900);
    }

    @Test
    @DisplayName("take back what the ladder gives less when a friend pays nothing after all")
    void refund() {
        Shop shop = ladderShop(Clawback.NEGATIVE_BALANCE);
        for (int i = 1; i <= 3; i++) {
            shop.pays("friend" + i, "o" + i, 3_900, "alice");
            shop.receives("friend" + i, "o" + i);
        }
        shop.passes(Duration.ofDays(7));
        shop.refunds("friend1", "o1", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.wallet.of("friend1")).isZero();
        assertThat(shop.status("friend1", Side.REFERRER)).isEqualTo(SideStatus.CLAWED_BACK);
        assertThat(shop.referrals.tally().unit(RewardUnit.money(Shop.CNY)).committed())
                .isEqualTo(500 + 600);
        assertThat(shop.referrals
                        .rewards(new MemberId("alice"))
                        .rule(Shop.CASH, new PolicyVersion("1"))
                        .counted())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("export and erase")
    void erasing() {
        Shop shop = ladderShop(Clawback.NET_NEXT_PAYOUT);
        shop.pays("friend1", "o1", 3_900, "alice");
        assertThat(shop.referrals.export(new MemberId("alice")))
                .hasValueSatisfying(it -> assertThat(it).contains("friend1"));
        assertThat(shop.referrals.erase(new MemberId("friend1"))).isTrue();
        assertThat(shop.referrals.export(new MemberId("alice")))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain("friend1"));
        assertThat(shop.pays("friend1", "o1", 3_900, "alice")).isInstanceOf(ReferralResult.Erased.class);
        assertThat(shop.referrals.tally().unit(RewardUnit.money(Shop.CNY)).reserved())
                .isZero();
    }
}
