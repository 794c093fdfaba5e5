package io.communitykit.referral.commission.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.commission.rate.BaseRule.Part;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The base of a line")
class BaseRuleTest {

    /** 113.00 paid with 13.00 tax and 8.00 shipping, after 20.00 of coupons. */
    private static final OrderLine LINE = new OrderLine(new LineId("1"), Optional.empty(), 11_300, 1_300, 800, 2_000);

    @Test
    @DisplayName("is what was paid for the goods, and what of tax, shipping and coupon is included")
    void parts() {
        assertThat(BaseRule.NET_PAID.of(LINE)).isEqualTo(9_200);
        assertThat(new BaseRule(Part.INCLUDED, Part.EXCLUDED, Part.EXCLUDED).of(LINE))
                .isEqualTo(10_500);
        assertThat(new BaseRule(Part.EXCLUDED, Part.INCLUDED, Part.EXCLUDED).of(LINE))
                .isEqualTo(10_000);
        assertThat(new BaseRule(Part.EXCLUDED, Part.EXCLUDED, Part.INCLUDED).of(LINE))
                .isEqualTo(11_200);
    }

    @Test
    @DisplayName("that is no refundable money comes back with the last of the order")
    void shipping_alone() {
        Earning earning = Earning.direct(
                new RateTable(TierMode.FORWARD_ONLY, List.of(new RateTier(0, 1_000, Map.of()))),
                List.of(
                        new OrderGroup(Optional.empty(), 0, 1_000),
                        new OrderGroup(Optional.of(new CategoryId("x")), 1_000, 1_000)),
                0);

        assertThat(earning.commission()).isEqualTo(200);
        assertThat(earning.clawedBack(List.of(0L, 999L))).isEqualTo(100);
        assertThat(earning.clawedBack(List.of(0L, 1_000L))).isEqualTo(200);
        assertThat(earning.baseBack(List.of(0L, 1_000L))).containsExactly(1_000L, 1_000L);
    }

    @Test
    @DisplayName("of amounts beyond 64 bits is refused, not wrapped")
    void overflow() {
        RateTable table = new RateTable(TierMode.MARGINAL, List.of(new RateTier(0, 10_000, Map.of())));
        OrderGroup most = new OrderGroup(Optional.empty(), Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(Earning.direct(table, List.of(most), 0).commission()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> Earning.direct(table, List.of(most), 1)).isInstanceOf(InvalidValueException.class);
    }
}
