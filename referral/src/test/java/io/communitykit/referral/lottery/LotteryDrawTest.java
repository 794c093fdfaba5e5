package io.communitykit.referral.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.lottery.LotteryDraw.By;
import io.communitykit.referral.lottery.LotteryDraw.Outcome;
import io.communitykit.referral.lottery.LotteryDraw.Payment;
import io.communitykit.referral.lottery.LotteryDraw.Won;
import io.communitykit.referral.lottery.LotteryPrize.Gift;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.Party;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The seals were computed with the hashlib of Python 3: SHA-256 over all parts, each behind its length in 4 bytes, cut to 40 digits. */
@DisplayName("The seal of a draw")
class LotteryDrawTest {

    private static final Gift GOODS = Gift.goods(
            new RewardUnit(RewardUnit.Kind.BENEFIT, "sku-📱"), new Money(399_900, Currency.getInstance("CNY")));
    private static final Outcome WON = new Outcome(
            999_999,
            Optional.of(new PrizeId("奖")),
            By.ODDS,
            Optional.of(Reason.SOLD_OUT),
            Optional.of(new Won(new PrizeId("券"), GOODS)));
    private static final Outcome NOTHING =
            new Outcome(0, Optional.empty(), By.ODDS, Optional.empty(), Optional.empty());

    private static LotteryDraw draw(String member, Outcome outcome) {
        return new LotteryDraw(
                7,
                new PolicyVersion("版1"),
                "ticket",
                Party.of(new MemberId(member)),
                3,
                Wheel.START,
                outcome,
                "",
                Payment.OWED);
    }

    @Test
    @DisplayName("is what anybody computes from its row and the seal before")
    void golden() {
        assertThat(draw("m", WON).sealed("5ea1").seal()).isEqualTo("499bc72f53b5a49060c2f371afa656444d53a307");
        assertThat(draw("m", NOTHING).sealed("5ea1").seal()).isEqualTo("457d437db270575c3ba079bf665528d481facf25");
    }

    @Test
    @DisplayName("outlasts the member's id, and tells of what was before")
    void chain() {
        assertThat(draw("n", WON).sealed("5ea1").seal())
                .isEqualTo(draw("m", WON).sealed("5ea1").seal());
        assertThat(draw("m", WON).sealed("5ea2").seal())
                .isNotEqualTo(draw("m", WON).sealed("5ea1").seal());
    }

    @Test
    @DisplayName("is made over the seal of the draw before")
    void follows() {
        Wheel wheel = new Wheel(Wheel.lottery(List.of(Wheel.prize("a", 500_000))));
        LotteryDraw first = Wheel.draw(wheel.draws("m", "1"));
        LotteryDraw second = Wheel.draw(wheel.draws("m", "2"));
        assertThat(first.seal()).isEqualTo(first.sealed("").seal());
        assertThat(second.seal()).isEqualTo(second.sealed(first.seal()).seal());
        assertThat(wheel.lotteries.activity().seal()).isEqualTo(second.seal());
    }
}
