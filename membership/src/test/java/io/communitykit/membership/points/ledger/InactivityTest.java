package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Points that lapse with inactivity")
class InactivityTest {

    static LotPolicy inactive(String span) {
        return LotPolicy.DEFAULT.expiry(new ExpiryRule.Inactivity(Period.parse(span), Optional.empty()));
    }

    @Test
    @DisplayName("are lost all together when the member neither earned nor spent any for so long")
    void lapse() {
        Till till = Till.of(inactive("P30D"));
        till.at("2026-03-01T12:00:00Z").give("a", 100);
        till.at("2026-03-20T12:00:00Z").give("b", 20);

        assertThat(till.pot().lapsesAt()).contains(Instant.parse("2026-04-20T00:00:00Z"));
        assertThat(till.at("2026-04-19T23:59:59.999999Z").available()).isEqualTo(120);
        assertThat(till.at("2026-04-20T00:00:00Z").available()).isZero();
        assertThat(rejection(till.take("s", 1))).isEqualTo(new Rejection.Insufficient(Till.POINTS, 0, 1));
    }

    @Test
    @DisplayName("live on for as long again with each earning and each spending")
    void slide() {
        Till till = Till.of(inactive("P30D"));
        till.at("2026-03-01T12:00:00Z").give("a", 100);
        till.at("2026-03-31T12:00:00Z").take("s", 1);

        assertThat(till.at("2026-04-30T23:59:59Z").available()).isEqualTo(99);
        till.give("b", 1);
        assertThat(till.at("2026-05-30T23:59:59Z").available()).isEqualTo(100);
        assertThat(till.at("2026-05-31T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName("live to the end of the month where the policy rounds up to it")
    void rounded() {
        ExpiryRule rule = new ExpiryRule.Inactivity(Period.ofDays(30), Optional.of(CalendarWindow.Period.MONTH));
        Till till = Till.of(LotPolicy.DEFAULT.expiry(rule));
        till.at("2026-03-05T12:00:00Z").give("a", 100);

        assertThat(till.at("2026-04-30T23:59:59Z").available()).isEqualTo(100);
        assertThat(till.at("2026-05-01T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName("are not kept alive by an activity in another currency")
    void other_currency() {
        Till till = Till.of(inactive("P30D"));
        till.at("2026-03-01T12:00:00Z").give("a", 100);
        till.at("2026-03-30T12:00:00Z");
        till.execute(new PointsCommand.Grant(Till.key("c"), Till.ANN, Till.COINS, 5, Till.reason(), till.now()));

        assertThat(till.at("2026-04-01T00:00:00Z").available()).isZero();
        assertThat(till.pot(Till.COINS).available()).isEqualTo(5);
    }

    @Test
    @DisplayName("are spared while a hold has set them aside, so that it can be committed")
    void held() {
        Till till = Till.of(inactive("P30D"));
        till.at("2026-03-01T12:00:00Z").give("a", 100);
        till.hold("h", 40);

        assertThat(till.at("2026-04-10T12:00:00Z").available()).isZero();
        assertThat(till.pot().held()).isEqualTo(40);
        posting(till.commit("h"));
        assertThat(till.pot().balance()).isZero();
    }

    @Test
    @DisplayName("begin a new life after they lapsed: what is earned later is not lost with them")
    void after_lapse() {
        Till till = Till.of(inactive("P30D"));
        till.at("2026-03-01T12:00:00Z").give("a", 100);
        till.at("2026-06-01T12:00:00Z").give("b", 7);

        assertThat(till.available()).isEqualTo(7);
        assertThat(till.history()).containsExactly("grant 100", "expire -100", "grant 7");
        assertThat(till.at("2026-07-01T23:59:59Z").available()).isEqualTo(7);
    }

    @Test
    @DisplayName("that were set aside when their balance lapsed are lost as soon as they come back")
    void voided_after_lapse() {
        Till till = Till.of(inactive("P30D"));
        till.at("2026-03-01T12:00:00Z").give("a", 100);
        till.hold("all", 100);

        till.at("2026-04-10T12:00:00Z");
        posting(till.voidHold("all"));

        assertThat(till.available()).isZero();
        assertThat(till.history()).containsExactly("grant 100", "hold 0", "void 0", "expire -100");
        assertThat(till.pot().lapsesAt()).isEmpty();
    }

    @Test
    @DisplayName(
            "that were set aside when their balance lapsed live on if the member is active again before they come back")
    void voided_after_new_activity() {
        Till till = Till.of(inactive("P30D"));
        till.at("2026-03-01T12:00:00Z").give("a", 100);
        till.hold("part", 40);

        till.at("2026-04-10T12:00:00Z").give("b", 5);
        till.voidHold("part");

        assertThat(till.at("2026-05-10T23:59:59Z").available()).isEqualTo(45);
        assertThat(till.at("2026-05-11T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName(
            "come back with a refund of what was spent before the lapse, and are lost at once, or live for the grace")
    void refunded_after_lapse() {
        for (boolean graced : new boolean[] {false, true}) {
            LotPolicy policy = graced ? inactive("P30D").grace(Period.ofDays(5)) : inactive("P30D");
            Till till = Till.of(policy);
            till.at("2026-03-01T12:00:00Z").give("a", 100);
            till.take("s", 40, "order");

            till.at("2026-04-10T12:00:00Z").refund("r", "order");

            assertThat(till.available()).isEqualTo(graced ? 40 : 0);
            assertThat(till.at("2026-04-15T23:59:59Z").available()).isEqualTo(graced ? 40 : 0);
            assertThat(till.at("2026-04-16T00:00:00Z").available()).isZero();
        }
    }
}
