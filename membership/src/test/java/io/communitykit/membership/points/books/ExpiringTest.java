package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The schedule of what expires")
class ExpiringTest {

    private static final LotPolicy TEN_DAYS =
            LotPolicy.DEFAULT.expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty()));

    private static List<Expiring> of(Till till) {
        return PointsBooks.builder(till.program(), till.store())
                .clock(till::now)
                .build()
                .expiring(ANN);
    }

    private static Expiring expiring(long points, String at) {
        return new Expiring(POINTS, Instant.parse(at), points);
    }

    @Test
    @DisplayName("names each instant once, soonest first, with all its points")
    void by_instant() {
        Till till = Till.of(TEN_DAYS);
        till.give("a", 10);
        till.give("b", 20);
        till.at("2026-03-12T12:00:00Z").give("c", 5);
        till.take("s", 12);

        assertThat(of(till)).containsExactly(expiring(18, "2026-03-21T00:00:00Z"), expiring(5, "2026-03-23T00:00:00Z"));
    }

    @Test
    @DisplayName("comes true if nothing happens until then")
    void comes_true() {
        Till till = Till.of(TEN_DAYS);
        till.give("a", 10);
        till.at("2026-03-12T12:00:00Z").give("c", 5);
        List<Expiring> schedule = of(till);
        long left = till.available();
        for (Expiring next : schedule) {
            assertThat(till.at(next.at().minusNanos(1_000)).available()).isEqualTo(left);
            left -= next.points();
            assertThat(till.at(next.at()).available()).isEqualTo(left);
        }
        assertThat(left).isZero();
    }

    @Test
    @DisplayName("leaves out what is pending, set aside or never lost")
    void left_out() {
        Till till = Till.of(TEN_DAYS);
        till.give("a", 10);
        till.hold("h", 4);
        till.edition(Till.program("2", "UTC", Optional.of(LotPolicy.DEFAULT)));
        till.give("for ever", 100);
        till.edition(
                Till.program("3", "UTC", Optional.of(TEN_DAYS.activation(new ActivationRule.After(Period.ofDays(3))))));
        till.give("pending", 50);

        assertThat(of(till)).containsExactly(expiring(6, "2026-03-21T00:00:00Z"));
    }

    @Test
    @DisplayName("shows when everything lapses with inactivity")
    void lapse() {
        Till till = Till.of(LotPolicy.DEFAULT.expiry(new ExpiryRule.Inactivity(Period.ofDays(30), Optional.empty())));
        till.give("a", 10);
        till.give("b", 20);

        assertThat(of(till)).containsExactly(expiring(30, "2026-04-10T00:00:00Z"));
    }

    @Test
    @DisplayName("is empty for a member never seen")
    void stranger() {
        Till till = Till.of(TEN_DAYS);
        till.as(BOB).give("a", 10);

        assertThat(of(till)).isEmpty();
    }
}
