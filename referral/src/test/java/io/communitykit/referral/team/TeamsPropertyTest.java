package io.communitykit.referral.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.spi.SeatRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("A team, told anything in any order,")
class TeamsPropertyTest {

    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final Duration LASTS = Duration.ofHours(24);

    @Property(tries = 400)
    @Label("agrees with a list of orders, and every fen is in a seat or went back to its own order")
    void agrees(@ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int seats) {
        Random random = new Random(seed);
        boolean reopens = random.nextBoolean();
        GroupBuy shop = new GroupBuy(
                reopens ? GroupBuy.of(seats, lasting(), "\"afterRefund\": \"reopen\"") : GroupBuy.of(seats, lasting()));
        PlainTeam plain = new PlainTeam(seats, LASTS, HOLD, reopens, GroupBuy.START);
        Map<String, Long> took = new TreeMap<>();
        Map<String, Long> gaveByHand = new TreeMap<>();
        shop.teams.open(GroupBuy.TEAM, new MemberId("m0"), new OrderId("o0"));
        plain.join("m0", "o0", GroupBuy.START);
        for (int step = 0; step < 60; step++) {
            int number = random.nextInt(10);
            String order = "o" + number;
            // Two orders each: whoever has a seat comes again.
            String member = "m" + number % 5;
            MemberId who = new MemberId(member);
            OrderId which = new OrderId(order);
            shop.till.mode(random.nextInt(4) == 0 ? SeatRefund.Outcome.LATER : SeatRefund.Outcome.DONE);
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    shop.teams.join(GroupBuy.TEAM, who, which, Standing.KNOWN);
                    plain.join(member, order, shop.now);
                }
                case 2, 3 -> {
                    long amount = 100L + number;
                    shop.teams.paid(GroupBuy.TEAM, who, which, GroupBuy.yuan(amount), Standing.KNOWN);
                    plain.pay(member, order, amount, shop.now);
                    took.put(order, amount);
                    settle(shop, plain);
                }
                case 4 -> {
                    shop.teams.givenUp(GroupBuy.TEAM, who, which);
                    plain.giveUp(order, shop.now);
                }
                case 5 -> {
                    shop.teams.refunded(GroupBuy.TEAM, who, which);
                    if (plain.refund(order, shop.now)) {
                        gaveByHand.put(order, took.get(order));
                    }
                }
                case 6 -> settle(shop, plain);
                default ->
                    shop.now = shop.now.plus(Duration.ofMinutes(random.nextInt(random.nextInt(4) == 0 ? 900 : 20)));
            }
            plain.time(shop.now);
            same(shop, plain);
            // All that was taken is in a seat, or went back once, by hand or by the till; never twice.
            long back = sum(shop.till.all()) + sum(gaveByHand);
            assertThat(back + shop.team().paidAmount())
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(sum(took));
            assertThat(gaveByHand.keySet()).noneMatch(shop.till.all()::containsKey);
            shop.till.all().forEach((it, amount) -> assertThat(amount).isEqualTo(took.get(it)));
        }
    }

    private static String lasting() {
        return "\"seatHold\": \"PT15M\"";
    }

    /** Lets the till work until nothing is owed. */
    private static void settle(GroupBuy shop, PlainTeam plain) {
        shop.till.mode(SeatRefund.Outcome.DONE);
        plain.payBack(shop.now);
        Instant before = shop.now;
        shop.now = before.plus(Teams.RETRY);
        plain.payBack(shop.now);
        shop.teams.runDue(shop.now);
        assertThat(shop.team().isOwing()).isFalse();
    }

    private static void same(GroupBuy shop, PlainTeam plain) {
        Team team = shop.team();
        assertThat(team.status().name()).isEqualTo(plain.status());
        assertThat((long) team.paid()).isEqualTo(plain.paid());
        assertThat((long) team.occupied()).isEqualTo(plain.occupied());
        assertThat(team.paidAmount()).isEqualTo(plain.money());
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(it -> it).sum();
    }
}
