package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.ledger.Till;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tiers stay what they should be")
class TierBadInputTest {

    private static final Window YEAR = new Window.Calendar(CalendarWindow.Period.YEAR, Window.Calendar.NEW_YEAR);

    @Test
    @DisplayName("where refunds and corrections bring what was spent below 0")
    void negative_spend() {
        TierTill shop = TierTill.continuous().at("2026-03-10T12:00:00Z");
        shop.till.paid("order", 6_000);
        shop.till.adjust("correction", -30);
        shop.till.refunded("back", "order", 6_000);

        TierStanding standing = shop.standing();
        assertThat(standing.value()).isEqualTo(-30);
        assertThat(standing.tier()).isEmpty();
        assertThat(standing.toNext()).isEqualTo(OptionalLong.of(80));
        assertThat(shop.history())
                .containsExactly(
                        "2026-03-10T12:00:00Z raised none to silver at 60",
                        "2026-03-10T12:00:00Z lowered silver to none at 30");
    }

    @Test
    @DisplayName("for who joined on 29 February: the year begins on the 28th, and on the 29th where there is one")
    void joined_on_a_leap_day() {
        TierTill shop = TierTill.of(
                "UTC",
                new Window.Anniversary(12),
                Climb.Upgrade.AT_ONCE,
                new Validity.PeriodEnd(0),
                new Downgrade(Downgrade.Step.FULL, Period.ZERO));
        shop.at("2024-02-29T12:00:00Z").till.give("a", 60);
        shop.at("2025-02-28T00:00:00Z").till.give("b", 60);
        shop.at("2026-02-27T23:59:59Z");
        assertThat(shop.standing().value()).isEqualTo(60);
        shop.at("2026-02-28T00:00:00Z").till.give("c", 60);
        shop.at("2027-02-28T00:00:00Z").till.give("d", 60);
        shop.at("2028-02-28T23:59:59Z");
        assertThat(shop.standing().value()).isEqualTo(60);

        assertThat(shop.at("2028-02-29T00:00:00Z").history())
                .containsExactly(
                        "2024-02-29T12:00:00Z raised none to silver at 60",
                        "2025-02-28T00:00:00Z kept silver at 60",
                        "2026-02-28T00:00:00Z kept silver at 60",
                        "2027-02-28T00:00:00Z kept silver at 60",
                        "2028-02-29T00:00:00Z kept silver at 60");
        assertThat(shop.standing().reviewAt()).contains(Instant.parse("2029-02-28T00:00:00Z"));
    }

    @Test
    @DisplayName("where a lock ended yesterday, or ends now: it is refused with both times, and nothing is posted")
    void a_lock_that_is_over() {
        TierTill shop = TierTill.continuous().at("2026-03-10T12:00:00Z");
        Instant now = shop.till.now();
        Instant yesterday = Instant.parse("2026-03-09T12:00:00Z");

        assertThat(Till.rejection(shop.lock("a", TierTill.GOLD.id(), Optional.of(yesterday), yesterday)))
                .isEqualTo(new Rejection.AlreadyOver(yesterday, now));
        assertThat(Till.rejection(shop.lock("b", TierTill.GOLD.id(), Optional.of(now), now)))
                .isEqualTo(new Rejection.AlreadyOver(now, now));
        assertThat(shop.till.postings()).isEmpty();
        assertThat(shop.standing().tier()).isEmpty();
    }

    @Test
    @DisplayName("where clocks skip midnight: the review is held at the first instant of the day, 01:00")
    void no_midnight() {
        // São Paulo went from 00:00 to 01:00 on 4 November 2018.
        TierTill shop = TierTill.term("America/Sao_Paulo", "P30D", "P7D", Downgrade.FULL);
        shop.at("2018-10-05T12:00:00Z").till.give("a", 60);

        assertThat(shop.at("2018-11-04T02:59:59.999999Z").standing().tier()).contains(TierTill.SILVER);
        assertThat(shop.at("2018-11-04T03:00:00Z").standing().tier()).isEmpty();
        assertThat(shop.history()).last().isEqualTo("2018-11-04T03:00:00Z lowered silver to none at 0");
    }

    @Test
    @DisplayName("where a threshold is reached exactly, to enter and to keep")
    void exactly() {
        TierTill shop = TierTill.continuous().at("2026-03-10T12:00:00Z");
        shop.till.give("a", 49);
        assertThat(shop.standing().tier()).isEmpty();
        shop.till.give("b", 1);
        assertThat(shop.standing().tier()).contains(TierTill.SILVER);

        shop.till.adjust("c", -10);
        assertThat(shop.standing().tier()).contains(TierTill.SILVER);
        assertThat(shop.standing().toKeep()).isEqualTo(OptionalLong.of(0));
        shop.till.adjust("d", -1);
        assertThat(shop.standing().tier()).isEmpty();
    }

    @Test
    @DisplayName("where refunds go back and forth between what enters a tier and what keeps it")
    void no_flapping() {
        TierTill shop = TierTill.continuous().at("2026-03-10T12:00:00Z");
        shop.till.give("a", 50);
        for (int i = 0; i < 5; i++) {
            shop.till.paid("order " + i, 500);
            shop.till.refunded("back " + i, "order " + i, 500);
            shop.till.adjust("less " + i, -2);
        }

        assertThat(shop.standing().value()).isEqualTo(40);
        assertThat(shop.history()).containsExactly("2026-03-10T12:00:00Z raised none to silver at 50");
    }

    @Test
    @DisplayName("where all is refunded: lost with the refund if a tier follows the value, else with its review")
    void full_refund() {
        TierTill follows = TierTill.continuous().at("2026-03-10T12:00:00Z");
        TierTill reviewed = TierTill.of("UTC", YEAR, Climb.Upgrade.AT_ONCE, new Validity.PeriodEnd(0), Downgrade.FULL);
        reviewed.at("2026-03-10T12:00:00Z");
        for (TierTill shop : new TierTill[] {follows, reviewed}) {
            shop.till.paid("order", 20_000);
            shop.till.take("spent", 150);
            shop.till.refunded("back", "order", 20_000);
            assertThat(shop.standing().value()).isZero();
        }

        assertThat(follows.history())
                .containsExactly(
                        "2026-03-10T12:00:00Z raised none to gold at 200",
                        "2026-03-10T12:00:00Z lowered gold to none at 0");
        assertThat(reviewed.standing().tier()).contains(TierTill.GOLD);
        assertThat(reviewed.at("2027-01-01T00:00:00Z").history())
                .containsExactly(
                        "2026-03-10T12:00:00Z raised none to gold at 200",
                        "2027-01-01T00:00:00Z lowered gold to none at 0");
    }

    @Test
    @DisplayName("where nothing is heard for months: no fall is skipped, each at its own instant")
    void months_of_silence() {
        TierTill shop = TierTill.of(
                "Asia/Shanghai",
                new Window.Calendar(CalendarWindow.Period.MONTH, Window.Calendar.NEW_YEAR),
                Climb.Upgrade.AT_ONCE,
                new Validity.PeriodEnd(1),
                new Downgrade(Downgrade.Step.ONE_STEP, Period.ofDays(3)));
        shop.at("2026-01-10T12:00:00Z").till.give("a", 200);

        assertThat(shop.at("2027-03-10T12:00:00Z").standing().tier()).isEmpty();
        assertThat(shop.history())
                .containsExactly(
                        "2026-01-10T12:00:00Z raised none to gold at 200",
                        "2026-02-28T16:00:00Z grace gold at 0",
                        "2026-03-03T16:00:00Z lowered gold to silver at 0",
                        "2026-03-31T16:00:00Z grace silver at 0",
                        "2026-04-03T16:00:00Z lowered silver to none at 0");
    }
}
