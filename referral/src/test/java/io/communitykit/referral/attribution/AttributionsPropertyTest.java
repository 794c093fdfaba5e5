package io.communitykit.referral.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.FriendHistory.Sale;
import io.communitykit.referral.attribution.FriendHistory.Told;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Friends are not promoters here, so that no ring closes: rings have tests of their own. */
class AttributionsPropertyTest {

    private static final MemberId FRIEND = new MemberId("友🍼");
    private static final Instant LATE = Histories.at(1_000);

    @Provide
    Arbitrary<AttributionPolicy> policies() {
        return Histories.policies();
    }

    private static List<Touch> touches(Random random) {
        List<Touch> touches = new ArrayList<>();
        int size = 1 + random.nextInt(8);
        for (int i = 0; i < size; i++) {
            touches.add(new Touch(
                    Histories.key("s", i),
                    FRIEND,
                    new Promoter(new MemberId("P" + random.nextInt(3)), Histories.pick(random, PromoterKind.values())),
                    new ChannelId("微信"),
                    Histories.pick(random, Strength.values()),
                    Histories.at(random.nextInt(24))));
        }
        return touches;
    }

    private static Attributions attributions(AttributionPolicy policy) {
        return Attributions.builder(policy, new Shop().store).clock(() -> LATE).build();
    }

    private static PaidOrder order(int number, Instant at) {
        return new PaidOrder(
                Histories.key("o", number),
                new OrderId("O" + number),
                FRIEND,
                Currency.getInstance("CNY"),
                List.of(OrderLine.of(new LineId("1"), 1)),
                at);
    }

    @Property(tries = 300)
    void resolutionsDoNotDependOnTheOrderInWhichTouchesAreTold(
            @ForAll("policies") AttributionPolicy policy, @ForAll long seed) {
        List<Touch> touches = touches(new Random(seed));
        List<Touch> shuffled = new ArrayList<>(touches);
        Collections.shuffle(shuffled, new Random(seed + 1));
        Attributions one = attributions(policy);
        Attributions two = attributions(policy);
        touches.forEach(one::touch);
        shuffled.forEach(two::touch);
        two.touch(shuffled.get(0));
        for (int at = 0; at < 50; at++) {
            assertThat(two.resolve(FRIEND, Histories.at(at))).isEqualTo(one.resolve(FRIEND, Histories.at(at)));
        }
    }

    /** The model keeps lists, judges each order by the plain rules of then, and never again. */
    @Property(tries = 500)
    void ordersAgreeWithAPlainHistory(@ForAll("policies") AttributionPolicy policy, @ForAll long seed) {
        Random random = new Random(seed);
        Attributions attributions = attributions(policy);
        List<Told> told = new ArrayList<>();
        List<Sale> sales = new ArrayList<>();
        Map<OrderId, OrderAttribution> snapshots = new HashMap<>();
        List<Touch> touches = touches(random);
        for (int step = 0; step < 12; step++) {
            if (random.nextInt(3) > 0) {
                Touch touch = touches.get(random.nextInt(touches.size()));
                boolean isNew = !told.contains(Told.of(touch));
                assertThat(attributions.touch(touch) instanceof TouchResult.Replayed)
                        .isNotEqualTo(isNew);
                if (isNew) {
                    told.add(Told.of(touch));
                }
            } else {
                PaidOrder order = order(step, Histories.at(random.nextInt(40)));
                OrderAttribution snapshot = attributions.paid(order).snapshot().orElseThrow();
                sales.add(judged(policy, told, sales, order, snapshot));
                snapshots.put(order.order(), snapshot);
            }
        }
        snapshots.forEach(
                (id, snapshot) -> assertThat(attributions.why(FRIEND, id)).contains(snapshot));
    }

    private static Sale judged(
            AttributionPolicy policy, List<Told> told, List<Sale> sales, PaidOrder order, OrderAttribution snapshot) {
        Map<IdempotencyKey, Optional<Reason>> expected =
                new PlainAttribution(policy, FriendHistory.of(FRIEND, told, sales)).at(order.at());
        Optional<Told> winner = told.stream()
                .filter(it -> expected.getOrDefault(it.key(), Optional.of(Reason.ERASED))
                        .isEmpty())
                .findFirst();
        assertThat(snapshot.number()).isEqualTo(sales.size() + 1);
        assertThat(snapshot.credit().map(it -> it.promoter().member()))
                .isEqualTo(winner.flatMap(it -> it.promoter().known()));
        assertThat(snapshot.credit().map(Credit::touchedAt)).isEqualTo(winner.map(Told::at));
        assertThat(snapshot.losses().stream().map(Loss::reason))
                .containsExactlyInAnyOrderElementsOf(
                        expected.values().stream().flatMap(Optional::stream).toList());
        return new Sale(order.order(), order.at(), winner.map(Told::key));
    }
}
