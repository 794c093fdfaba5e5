package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.ledger.Till;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("By the rules of tiers")
class TierRulesTest {

    private static final Window DAYS = new Window.Calendar(CalendarWindow.Period.DAY, Window.Calendar.NEW_YEAR);

    @Test
    @DisplayName("a grace as long as the term ends with a fall, and not with another grace")
    void a_grace_ends() {
        TierTill shop = TierTill.term("UTC", "P30D", "P7D", new Downgrade(Downgrade.Step.FULL, Period.ofDays(30)));
        shop.at("2026-01-10T12:00:00Z").till.give("a", 60);

        assertThat(shop.at("2026-12-01T00:00:00Z").history())
                .containsExactly(
                        "2026-01-10T12:00:00Z raised none to silver at 60",
                        "2026-02-09T00:00:00Z grace silver at 0",
                        "2026-03-11T00:00:00Z lowered silver to none at 0");
    }

    @Test
    @DisplayName("a review that comes within a grace leaves the grace its end, and a later review looks again")
    void a_review_within_a_grace() {
        TierTill shop = TierTill.term("UTC", "P10D", "P7D", new Downgrade(Downgrade.Step.FULL, Period.ofDays(25)));
        shop.at("2026-01-10T12:00:00Z").till.give("a", 60);
        shop.at("2026-02-12T12:00:00Z").till.give("b", 60);

        assertThat(shop.at("2026-02-25T00:00:00Z").history())
                .containsExactly(
                        "2026-01-10T12:00:00Z raised none to silver at 60",
                        "2026-01-20T00:00:00Z grace silver at 0",
                        "2026-02-12T12:00:00Z kept silver at 60",
                        "2026-02-19T00:00:00Z kept silver at 60");
    }

    @Test
    @DisplayName("who makes up for a review within the grace is told the review that was set when the grace began")
    void the_next_review_stays() {
        TierTill shop = TierTill.term("UTC", "P30D", "P7D", new Downgrade(Downgrade.Step.FULL, Period.ofDays(10)));
        shop.at("2026-01-10T12:00:00Z").till.give("a", 60);
        Instant next = Instant.parse("2026-03-11T00:00:00Z");

        TierChange kept = Till.posting(shop.at("2026-02-12T12:00:00Z").till.give("b", 60))
                .tiers()
                .get(0);

        assertThat(kept.kind()).isEqualTo(TierChange.Kind.KEPT);
        assertThat(kept.until()).contains(next);
        assertThat(shop.standing().reviewAt()).contains(next);
    }

    @Test
    @DisplayName("a period in which nothing comes in is worth more than one with less than nothing, at its end too")
    void an_empty_period_ends() {
        List<Tier> tiers = List.of(new Tier(new TierId("low"), -20), new Tier(new TierId("fair"), -5));
        TierTill shop =
                TierTill.of("UTC", tiers, DAYS, Climb.Upgrade.PERIOD_END, new Validity.PeriodEnd(0), Downgrade.FULL);
        shop.at("2026-03-10T12:00:00Z");
        Instant before = Instant.parse("2026-03-01T12:00:00Z");
        shop.till.execute(
                new PointsCommand.Grant(Till.key("a"), shop.till.member(), Till.POINTS, 10, Till.reason(), before));
        shop.till.adjust("b", -10);

        assertThat(shop.at("2026-03-12T12:00:00Z").history())
                .containsExactly(
                        "2026-03-10T12:00:00Z raised none to low at 0", "2026-03-12T00:00:00Z raised low to fair at 0");
    }

    @Test
    @DisplayName("the day before a first fact that was told for the day ahead ends like any other")
    void the_first_fact_is_ahead() {
        TierTill shop = TierTill.of("UTC", DAYS, Climb.Upgrade.PERIOD_END, new Validity.PeriodEnd(0), Downgrade.FULL);
        shop.at("2026-03-10T23:58:00Z");
        Instant ahead = shop.till.now().plusSeconds(180);
        shop.till.execute(
                new PointsCommand.Grant(Till.key("a"), shop.till.member(), Till.POINTS, 1, Till.reason(), ahead));
        shop.till.give("b", 60);

        assertThat(shop.at("2026-03-11T12:00:00Z").history())
                .containsExactly("2026-03-11T00:00:00Z raised none to silver at 60");
    }

    @Test
    @DisplayName("a first lock that is told late makes the day on which it was decided the day joined, on every ladder")
    void the_day_joined_is_that_of_a_late_lock() {
        TierTill shop = TierTill.continuous().at("2026-03-10T12:00:00Z");
        shop.lock("a", TierTill.SILVER.id(), Optional.empty(), Instant.parse("2026-02-01T12:00:00Z"));

        assertThat(shop.till
                        .store()
                        .accounts(shop.till.points().everyAccount(1))
                        .items()
                        .get(0)
                        .tiers()
                        .values())
                .extracting(TierState::joined)
                .containsExactly(LocalDate.of(2026, 2, 1));
    }

    @Test
    @DisplayName("a lock that is the account's first posting is told with what the account starts with")
    void a_lock_comes_first() {
        TierTill shop = TierTill.startingWith(60).at("2026-03-10T12:00:00Z");
        shop.lock("a", TierTill.GOLD.id(), Optional.empty(), shop.till.now());

        assertThat(shop.history())
                .containsExactly(
                        "2026-03-10T12:00:00Z locked none at 60", "2026-03-10T12:00:00Z raised none to silver at 60");
    }

    @Test
    @DisplayName("a correction downwards and what the undone had given leave the window on their own days")
    void corrections_have_their_own_day() {
        TierTill shop = TierTill.of(
                "UTC",
                new Window.Rolling(Period.ofDays(10)),
                Climb.Upgrade.AT_ONCE,
                Validity.Continuous.INSTANCE,
                Downgrade.FULL);
        shop.at("2026-03-01T12:00:00Z").till.give("a", 100);
        shop.at("2026-03-05T12:00:00Z").till.give("b", 60);
        shop.till.adjust("c", -115);
        shop.at("2026-03-20T12:00:00Z");

        assertThat(shop.history())
                .containsExactly(
                        "2026-03-01T12:00:00Z raised none to silver at 100",
                        "2026-03-11T00:00:00Z lowered silver to none at -55");
    }

    @Test
    @DisplayName("an order paid last year and refunded this year does not make this year's value smaller")
    void a_refund_counts_on_the_day_of_the_order() {
        TierTill shop = TierTill.of(
                "UTC",
                new Window.Calendar(CalendarWindow.Period.YEAR, Window.Calendar.NEW_YEAR),
                Climb.Upgrade.AT_ONCE,
                new Validity.PeriodEnd(1),
                Downgrade.FULL);
        shop.at("2025-12-30T12:00:00Z").till.paid("last", 21_000);
        shop.at("2026-01-05T12:00:00Z").till.paid("this", 6_000);
        shop.till.tell(shop.till.fact("back", EventType.ORDER_REFUNDED, "last", 21_000));

        assertThat(shop.standing().value()).isEqualTo(60);
        assertThat(shop.at("2027-06-01T00:00:00Z").history())
                .containsExactly(
                        "2025-12-30T12:00:00Z raised none to gold at 210",
                        "2027-01-01T00:00:00Z lowered gold to silver at 60");
    }
}
