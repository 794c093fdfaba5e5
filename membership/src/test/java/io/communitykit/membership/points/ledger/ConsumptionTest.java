package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Spending takes from lots")
class ConsumptionTest {

    private static final LotPolicy YEAR = LotPolicy.DEFAULT.expiry(lives(365));

    private static ExpiryRule lives(int days) {
        return new ExpiryRule.After(Period.ofDays(days), Optional.empty());
    }

    /** Three lots of 10: earned 1 March for a year, 2 March for a month, 3 March for ever. */
    private static Till threeLots(ConsumptionOrder order) {
        Till till = Till.of(LotPolicy.DEFAULT.expiry(lives(365)).order(order));
        till.at("2026-03-01T12:00:00Z").give("year", 10);
        till.edition(Till.program(
                "2", "UTC", Optional.of(LotPolicy.DEFAULT.expiry(lives(30)).order(order))));
        till.at("2026-03-02T12:00:00Z").give("month", 10);
        till.edition(Till.program("3", "UTC", Optional.of(LotPolicy.DEFAULT.order(order))));
        till.at("2026-03-03T12:00:00Z").give("ever", 10);
        return till;
    }

    private static List<Long> left(Till till) {
        return till.lots().stream().map(lot -> lot.points()).toList();
    }

    @Test
    @DisplayName("that are lost soonest first, those never lost last, by default")
    void expiry_first() {
        Till till = threeLots(LotPolicy.DEFAULT.order());
        till.take("s", 4);
        assertThat(till.shelf()).containsExactly("10 until 2027-03-02T00:00:00Z", "6 until 2026-04-02T00:00:00Z", "10");
        till.take("t", 8);
        assertThat(till.shelf()).containsExactly("8 until 2027-03-02T00:00:00Z", "10");
        till.take("u", 9);
        assertThat(till.shelf()).containsExactly("9");
    }

    @Test
    @DisplayName("earned first, first, where the policy says so")
    void fifo() {
        Till till = threeLots(ConsumptionOrder.FIFO);
        till.take("s", 14);
        assertThat(till.shelf()).containsExactly("6 until 2026-04-02T00:00:00Z", "10");
    }

    @Test
    @DisplayName("earned last, first, where the policy says so")
    void lifo() {
        Till till = threeLots(ConsumptionOrder.LIFO);
        till.take("s", 14);
        assertThat(till.shelf()).containsExactly("10 until 2027-03-02T00:00:00Z", "6 until 2026-04-02T00:00:00Z");
    }

    @Test
    @DisplayName("in proportion, remainders of equal size to what is lost soonest, where the policy says so")
    void proportional() {
        Till till = threeLots(ConsumptionOrder.PROPORTIONAL);
        till.take("s", 10);
        assertThat(left(till)).containsExactly(7L, 6L, 7L);
    }

    @Test
    @DisplayName("by when they were earned where they are lost at the same time, not by when they were told")
    void tie_by_age() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.at("2026-03-05T12:00:00Z").give("later", 10);
        till.execute(new PointsCommand.Grant(
                Till.key("earlier"), Till.ANN, Till.POINTS, 20, Till.reason(), Instant.parse("2026-03-01T12:00:00Z")));

        till.take("s", 5);

        assertThat(till.shelf()).containsExactly("10", "15");
    }

    @Test
    @DisplayName("in the order in which they were opened where all else is equal")
    void tie_by_id() {
        Till till = Till.of(YEAR);
        till.give("a", 10);
        till.give("b", 10);
        till.take("s", 5);

        assertThat(left(till)).containsExactly(5L, 10L);
    }

    @Test
    @DisplayName("opened last first under LIFO where all else is equal")
    void lifo_tie() {
        Till till = Till.of(YEAR.order(ConsumptionOrder.LIFO));
        till.give("a", 10);
        till.give("b", 10);
        till.take("s", 5);

        assertThat(left(till)).containsExactly(10L, 5L);
    }

    @Test
    @DisplayName("and names in its entry which lots gave how much")
    void named() {
        Till till = threeLots(ConsumptionOrder.EXPIRY_FIRST);

        List<LotShare> shares = entry(till.take("s", 14), EntryKind.SPEND).lots();

        assertThat(shares).extracting(LotShare::points).containsExactlyInAnyOrder(-10L, -4L);
        assertThat(shares).extracting(share -> share.lot().sequence()).containsExactlyInAnyOrder(2L, 1L);
    }
}
