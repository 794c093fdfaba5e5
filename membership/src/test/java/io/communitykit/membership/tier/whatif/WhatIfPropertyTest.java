package io.communitykit.membership.tier.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierProgram;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The model: points are a rate times the money that was paid and not refunded; a tier is the highest threshold reached. */
class WhatIfPropertyTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final List<String> TIERS = List.of("普通", "银卡", "金卡😋");

    /** A program that gives so many points a yuan, and its thresholds. */
    private record Rules(String version, int rate, List<Integer> thresholds) {

        PointsProgram program() {
            String points = """
                    {"kind": "points-program", "version": "%s", "program": "shop", "zone": "Asia/Shanghai",
                     "attributes": {"amount": "money"},
                     "currencies": [{"id": "growth"}, {"id": "coins", "lots": {"value": {"points": 100, "money": {"amount": "1.00", "currency": "CNY"}}}}],
                     "rules": [%s, %s],
                     "reversals": [{"id": "refund", "when": "order.refunded", "reverses": "order.paid", "refunded": "amount", "paid": "amount"}]}
                    """.formatted(version, rule("growth"), rule("coins"));
            StringBuilder tiers = new StringBuilder();
            for (int i = 0; i < thresholds.size(); i++) {
                tiers.append(i == 0 ? "" : ", ")
                        .append("{\"id\": \"%s\", \"from\": %d}".formatted(TIERS.get(i), thresholds.get(i)));
            }
            String ladders =
                    "{\"kind\": \"tier-program\", \"version\": \"%s\", \"ladders\": [{\"id\": \"等级\", \"currency\": \"growth\", \"tiers\": [%s]}]}"
                            .formatted(version, tiers);
            return PointsProgram.KIND.read(stream(points)).with(TierProgram.KIND.read(stream(ladders)));
        }

        private String rule(String currency) {
            return """
                    {"id": "order-%s", "when": "order.paid", "to": "actor", "currency": "%s",
                     "grant": {"points": %d, "perMoney": {"amount": "1.00", "currency": "CNY"}, "of": "amount", "rounding": "down"}}
                    """.formatted(currency, currency, rate);
        }

        private static ByteArrayInputStream stream(String json) {
            return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        }

        Optional<String> tier(long yuan) {
            Optional<String> reached = Optional.empty();
            for (int i = 0; i < thresholds.size(); i++) {
                reached = yuan * rate >= thresholds.get(i) ? Optional.of(TIERS.get(i)) : reached;
            }
            return reached;
        }
    }

    @Property(tries = 200)
    void flows_points_and_worth_are_those_of_the_model(@ForAll @IntRange(max = 1_000_000) int seed) {
        Random random = new Random(seed);
        Rules before = rules(random, "1");
        Rules after = rules(random, "2");
        WhatIf whatIf = WhatIf.between(side(before), side(after), 3);
        Map<String, Long> paid = tell(random, whatIf);

        WhatIfReport report = whatIf.report(Instant.EPOCH);

        Map<List<Optional<String>>, Long> flows = new HashMap<>();
        long more = 0;
        long less = 0;
        long all = 0;
        for (long yuan : paid.values()) {
            flows.merge(List.of(before.tier(yuan), after.tier(yuan)), 1L, Long::sum);
            more += yuan * after.rate() > yuan * before.rate() ? 1 : 0;
            less += yuan * after.rate() < yuan * before.rate() ? 1 : 0;
            all += yuan;
        }
        assertThat(report.members()).isEqualTo(paid.size());
        assertThat(flows(report)).isEqualTo(flows);
        for (WhatIfReport.CurrencyChange change : report.currencies()) {
            assertThat(List.of(change.outstandingBefore(), change.outstandingAfter(), change.more(), change.less()))
                    .isEqualTo(List.of(all * before.rate(), all * after.rate(), more, less));
        }
        assertThat(report.currencies()).hasSize(paid.isEmpty() ? 0 : 2);
        if (!paid.isEmpty()) {
            WhatIfReport.CurrencyChange coins = report.currencies().get(0);
            assertThat(coins.liabilityBefore()).contains(new Money(all * before.rate(), CNY));
        }
        assertThat(report.ladders().get(0).examples()).hasSizeLessThanOrEqualTo(3);
    }

    private static Rules rules(Random random, String version) {
        List<Integer> thresholds = new ArrayList<>();
        int next = random.nextInt(3) == 0 ? 1 : 0;
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            thresholds.add(next);
            next += 1 + random.nextInt(60);
        }
        return new Rules(version, 1 + random.nextInt(3), thresholds);
    }

    private static Side side(Rules rules) {
        return new Side(rules.program(), new InMemoryPointsStore(PseudonymKey.of(new byte[16])));
    }

    /** What each member paid in the end, in yuan. */
    private static Map<String, Long> tell(Random random, WhatIf whatIf) {
        Map<String, Long> paid = new TreeMap<>();
        List<long[]> orders = new ArrayList<>();
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        int steps = random.nextInt(60);
        for (int i = 0; i < steps; i++) {
            now = now.plusSeconds(random.nextInt(90_000));
            if (orders.isEmpty() || random.nextInt(3) > 0) {
                long yuan = 1L + random.nextInt(40);
                String member = "m" + random.nextInt(6) + "😀";
                orders.add(new long[] {member.charAt(1), yuan, i});
                paid.merge(member, yuan, Long::sum);
                whatIf.tell(order(member, "o" + i, yuan, now));
            } else {
                long[] order = orders.get(random.nextInt(orders.size()));
                if (order[1] > 0) {
                    long back = 1L + random.nextInt((int) order[1]);
                    order[1] -= back;
                    String member = "m" + (char) order[0] + "😀";
                    paid.merge(member, -back, Long::sum);
                    CommunityEvent refund = CommunityFacts.orderRefunded(
                            key("r" + i), new MemberId(member), new OrderId("o" + order[2]), yuan(back), now);
                    whatIf.tell(refund);
                    // Told twice, it counts once.
                    whatIf.tell(refund);
                }
            }
        }
        return paid;
    }

    private static CommunityEvent order(String member, String id, long yuan, Instant now) {
        return CommunityFacts.orderPaid(key(id), new MemberId(member), new OrderId(id), yuan(yuan), now);
    }

    private static Money yuan(long yuan) {
        return new Money(yuan * 100, CNY);
    }

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    private static Map<List<Optional<String>>, Long> flows(WhatIfReport report) {
        Map<List<Optional<String>>, Long> flows = new HashMap<>();
        for (WhatIfReport.Flow flow : report.ladders().get(0).flows()) {
            flows.put(List.of(flow.from().map(TierId::value), flow.to().map(TierId::value)), flow.members());
        }
        return flows;
    }

    @Example
    void two_sides_need_two_stores_and_one_program() {
        Rules rules = new Rules("1", 1, List.of(0, 10));
        PointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
        Side side = new Side(rules.program(), store);

        assertThatThrownBy(() -> WhatIf.between(side, new Side(rules.program(), store), 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("stores of the two sides");
        assertThatThrownBy(() -> WhatIf.between(side, side(rules), 10_001))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("10000");
    }
}
