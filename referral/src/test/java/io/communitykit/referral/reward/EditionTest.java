package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.ledger.Grant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new edition of a program")
class EditionTest {

    private static final ReferralProgram FIRST = Shop.program(
            cash(Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 1, 500, 3, 2_000), Clawback.NEGATIVE_BALANCE));

    @Test
    @DisplayName("keeps what earlier ladders gave, and gives what its own ladder adds from there")
    void keepsGrants() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        shop.edition(Shop.edition(
                FIRST,
                "2",
                cash(Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 1, 100, 2, 300), Clawback.NEGATIVE_BALANCE)));
        shop.brings("alice", "f2");
        assertThat(shop.rows("alice").stream().map(Grant::wanted)).containsExactly(500L, 200L);
        assertThat(shop.rows("alice").stream().map(it -> it.edition().value())).containsExactly("1", "2");
        shop.refunds("f2", 3_900, "r1");
        assertThat(held(shop, "2")).isEqualTo(500);
        shop.refunds("f1", 3_900, "r2");
        // What the first edition gave more than the second would have stays.
        assertThat(held(shop, "2")).isEqualTo(400);
    }

    private static long held(Shop shop, String edition) {
        return shop.referrals
                .rewards(new MemberId("alice"))
                .rule(Shop.CASH, new PolicyVersion(edition))
                .held();
    }

    @Test
    @DisplayName("with a rule more takes nothing back by it for friends whom it never counted")
    void ruleMore() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        RuleId points = new RuleId("points");
        ReferralProgram second = Shop.edition(
                FIRST,
                "2",
                FIRST.rules().get(0),
                new RewardRule(
                        points,
                        new RewardRule.Counts.Referrals(Side.REFERRER),
                        RandomShop.POINTS,
                        ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 50),
                        CountScope.NEW,
                        List.of(),
                        Clawback.NEGATIVE_BALANCE));
        shop.edition(second);
        assertThat(shop.refunds("f1", 3_900, "r1")).isInstanceOf(ReferralResult.Applied.class);
        shop.brings("alice", "f2");
        assertThat(shop.referrals
                        .rewards(new MemberId("alice"))
                        .rule(points, second.version())
                        .counted())
                .isEqualTo(1);
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(550);
    }

    @Test
    @DisplayName("without a rule leaves its rewards waiting, in sight, for an edition that has it again")
    void ruleLess() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        shop.edition(Shop.edition(FIRST, "2"));
        shop.passes(Duration.ofDays(8));
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.APPROVED);
        assertThat(shop.cashTally().reserved()).isEqualTo(500);
        shop.edition(FIRST);
        shop.receives("f1", "other");
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
    }
}
