package io.communitykit.referral.commission.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("What an order earns")
class EarningPropertyTest {

    private static final CategoryId DEAR = new CategoryId("贵🐼");

    private static RateTable table(TierMode mode, int rate) {
        return new RateTable(
                mode,
                List.of(
                        new RateTier(0, rate / 3, Map.of(DEAR, rate)),
                        new RateTier(5_000, rate / 2, Map.of(DEAR, rate)),
                        new RateTier(20_000, rate, Map.of())));
    }

    private static List<OrderGroup> groups(List<OrderLine> lines) {
        return OrderGroup.of(
                new PaidOrder(
                        new IdempotencyKey(new EventSource("s"), new EventId("e")),
                        new OrderId("o"),
                        new MemberId("m"),
                        Currency.getInstance("CNY"),
                        lines,
                        Instant.EPOCH),
                BaseRule.NET_PAID);
    }

    private static OrderLine line(int id, boolean dear, long net) {
        return new OrderLine(new LineId("l" + id), dear ? Optional.of(DEAR) : Optional.empty(), net, 0, 0, 0);
    }

    @Property(tries = 500)
    @Label("does not depend on into how many lines it is split, nor on their order")
    void split(
            @ForAll TierMode mode,
            @ForAll @IntRange(max = 10_000) int rate,
            @ForAll @LongRange(max = 1_000_000) long plain,
            @ForAll @LongRange(max = 1_000_000) long dear,
            @ForAll @LongRange(max = 40_000) long before,
            @ForAll Random random) {
        List<OrderLine> lines = new ArrayList<>();
        long plainLeft = plain;
        long dearLeft = dear;
        for (int i = 0; i < 20; i++) {
            long one = random.nextInt(1 + (int) plainLeft);
            long two = random.nextInt(1 + (int) dearLeft);
            lines.add(line(2 * i, false, one));
            lines.add(line(2 * i + 1, true, two));
            plainLeft -= one;
            dearLeft -= two;
        }
        lines.add(line(40, false, plainLeft));
        lines.add(line(41, true, dearLeft));
        Collections.shuffle(lines, random);

        assertThat(Earning.direct(table(mode, rate), groups(lines), before))
                .isEqualTo(Earning.direct(
                        table(mode, rate), groups(List.of(line(1, false, plain), line(2, true, dear))), before));
    }

    @Property(tries = 500)
    @Label("is taken back in the same sum however a refund is split, never falls below 0, and ends at 0")
    void refunds(
            @ForAll @IntRange(max = 10_000) int rate,
            @ForAll @LongRange(min = 1, max = 100_000) long net,
            @ForAll @LongRange(max = 100_000) long limit,
            @ForAll Random random) {
        Earning earning = Earning.direct(table(TierMode.MARGINAL, rate), groups(List.of(line(1, false, net))), 0)
                .atMost(limit);
        long back = 0;
        long clawed = 0;
        while (back < net) {
            back += 1 + random.nextInt((int) (net - back));
            long now = earning.clawedBack(List.of(back));
            long exact = new BigDecimal(earning.commission())
                    .multiply(new BigDecimal(back))
                    .divide(new BigDecimal(net), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(now).isEqualTo(exact).isBetween(clawed, earning.commission());
            assertThat(earning.baseBack(List.of(back))).containsExactly(back);
            clawed = now;
        }
        assertThat(clawed).isEqualTo(earning.commission());
    }

    @Property(tries = 300)
    @Label("is a share of a share that is never more than the exact one")
    void shares(@ForAll @IntRange(min = 1, max = 10_000) int rate, @ForAll @LongRange(max = 1_000_000) long net) {
        Earning first = Earning.ofNet(groups(List.of(line(1, false, net))), 777);

        assertThat(first.commission()).isEqualTo(net * 777 / 10_000);
        assertThat(first.share(rate).commission()).isEqualTo(first.commission() * rate / 10_000);
        assertThat(first.share(rate).clawedBack(List.of(net)))
                .isEqualTo(first.share(rate).commission());
    }
}
