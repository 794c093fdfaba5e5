package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import io.communitykit.membership.points.lot.Reinstatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The points program of the demonstration shop")
class DemoShopPolicyTest {

    private static final Path DEMO_SHOP = Path.of("../examples/policies/demo-shop.json");

    @Test
    @DisplayName("keeps points for a year, undoes refunded orders, and gives the lint nothing to find")
    void says() throws IOException {
        PointsProgram demo = PointsProgram.KIND.read(Files.readString(DEMO_SHOP));

        assertThat(demo.currency(new CurrencyId("points")).orElseThrow().lots())
                .contains(LotPolicy.DEFAULT
                        .expiry(new ExpiryRule.After(Period.ofMonths(12), Optional.of(CalendarWindow.Period.MONTH)))
                        .holdFor(Duration.ofMinutes(30))
                        .debtUpTo(1_000)
                        .grace(Period.ofDays(14))
                        .reinstatement(new Reinstatement(Period.ofDays(30), Period.ofDays(14)))
                        .value(new PointsValue(100, new Money(100, Currency.getInstance("CNY")))));
        assertThat(demo.currency(new CurrencyId("growth")).orElseThrow().lots()).isEmpty();
        assertThat(demo.reversals()).singleElement().satisfies(refund -> {
            assertThat(refund.of()).isEqualTo(EventType.ORDER_PAID);
            assertThat(refund.share()).isPresent();
        });
        assertThat(demo.rulesFor(EventType.ORDER_REFUNDED)).isEmpty();
        assertThat(PointsProgram.KIND.lint(demo)).isEmpty();
    }

    @Test
    @DisplayName("undoes what a refunded order gave in either currency, by its share")
    void refunds() throws IOException {
        PointsProgram demo = PointsProgram.KIND.read(Files.readString(DEMO_SHOP));
        Points points =
                Points.builder(demo, Shop.store()).clock(() -> Shop.NOON).build();

        assertThat(told(points, order("o1", EventType.ORDER_PAID, 10_001))).containsExactly(100L, 50L);
        assertThat(told(points, order("r1", EventType.ORDER_REFUNDED, 5_001))).containsExactly(49L, 24L);
        assertThat(told(points, order("r2", EventType.ORDER_REFUNDED, 5_000))).containsExactly(0L, 0L);
    }

    /** Points and growth after a fact. */
    private static List<Long> told(Points points, CommunityEvent event) {
        points.apply(event);
        return List.of(
                points.balance(Shop.ANN, new CurrencyId("points")), points.balance(Shop.ANN, new CurrencyId("growth")));
    }

    private static CommunityEvent order(String id, EventType type, long minor) {
        return Shop.event(id, type)
                .subject(new Subject("order-1"))
                .with("amount", AttributeValue.of(new Money(minor, Currency.getInstance("CNY"))))
                .with("firstOrder", AttributeValue.of(true))
                .build();
    }
}
