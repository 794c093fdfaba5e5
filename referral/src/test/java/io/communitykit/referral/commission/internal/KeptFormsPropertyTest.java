package io.communitykit.referral.commission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.internal.OrderParts.Arrival;
import io.communitykit.referral.commission.internal.OrderParts.Counting;
import io.communitykit.referral.commission.internal.OrderParts.Decided;
import io.communitykit.referral.commission.internal.OrderParts.Line;
import io.communitykit.referral.commission.internal.OrderParts.Outcome;
import io.communitykit.referral.commission.internal.OrderParts.Receipt;
import io.communitykit.referral.commission.internal.OrderParts.Refund;
import io.communitykit.referral.commission.internal.OrderParts.Release;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.rate.Earning;
import io.communitykit.referral.commission.rate.OrderGroup;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.RateTier;
import io.communitykit.referral.commission.rate.Share;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.rate.Volume;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.RefundedLine;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

@Label("What is kept is read as it was written:")
class KeptFormsPropertyTest {

    private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
    private static final Optional<CategoryId> PANDA = Optional.of(new CategoryId("奶粉🐼𠮷"));

    private static ContentDigest digest(long n) {
        return ContentDigest.builder().field(ContentField.DATA, n).build();
    }

    @Property(tries = 200)
    @Label("orders")
    void orders(@ForAll @LongRange(min = 0) long net, @ForAll @LongRange(min = 1) long back, @ForAll Reason reason) {
        OrderDraft draft = new OrderDraft(new OrderId("订单🐼"), net % 2 == 0 ? 1 : 2);
        draft.receipt = Optional.of(new Receipt("key", AT));
        if (net % 3 > 0) {
            Share share = new Share(
                    new OrderGroup(PANDA, net, net), BigInteger.valueOf(net).multiply(BigInteger.TEN.pow(4)));
            draft.decided = Optional.of(new Decided(
                    digest(net),
                    AT,
                    new PlanId("p"),
                    new PolicyVersion("版本"),
                    LocalDate.of(2026, 1, 1),
                    List.of(new Line(new LineId("行1"), PANDA, net), new Line(new LineId("2"), Optional.empty(), 0)),
                    new Earning(List.of(share), net, net / 2),
                    net % 2 == 0 ? Optional.of(reason) : Optional.empty(),
                    Counting.COUNTED,
                    -back));
            draft.release = Optional.of(new Release(AT, LocalDate.of(2026, 2, 1)));
        }
        RefundedLine line = new RefundedLine(new LineId("行1"), back);
        draft.refunds.add(new Refund("k1", digest(back), AT, List.of(line), Arrival.EARLY, Optional.empty()));
        draft.refunds.add(new Refund(
                "k2",
                digest(net),
                AT,
                List.of(line),
                Arrival.IN_ORDER,
                Optional.of(new Outcome(List.of(line), net, back, -net))));

        Json.Obj json = OrderForm.write(draft);
        OrderDraft read = OrderForm.read(draft.order, json);

        assertThat(read.decided).isEqualTo(draft.decided);
        assertThat(read.receipt).isEqualTo(draft.receipt);
        assertThat(read.release).isEqualTo(draft.release);
        assertThat(read.refunds).isEqualTo(draft.refunds);
        assertThat(read.level).isEqualTo(draft.level);
        assertThat(OrderForm.write(read)).isEqualTo(json);
    }

    @Property(tries = 200)
    @Label("volumes of a plan, with their rates")
    void volumes(@ForAll @LongRange(min = 0) long base, @ForAll long amount, @ForAll TierMode mode) {
        PlanVolume volume = new PlanVolume(
                new PlanId("p"),
                new PolicyVersion("1"),
                new RateTable(
                        mode,
                        List.of(
                                new RateTier(0, 100, Map.of()),
                                new RateTier(1 + base / 2, 200, Map.of(PANDA.orElseThrow(), 7)))),
                Volume.NONE.plus(PANDA, base).plus(Optional.empty(), 0),
                amount,
                -(amount / 2),
                amount / 3,
                amount % 2 == 0 ? Optional.of(LocalDate.of(2026, 2, 8)) : Optional.empty());

        assertThat(PlanVolume.read(volume.write())).isEqualTo(volume);
    }
}
