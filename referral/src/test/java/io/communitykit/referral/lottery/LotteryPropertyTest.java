package io.communitykit.referral.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.lottery.LotteryState.Activity;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("A lottery, told anything in any order,")
class LotteryPropertyTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static PlainLottery.Rules rules(Random random) {
        boolean box = random.nextInt(3) == 0;
        int number = 2 + random.nextInt(3);
        List<PlainLottery.Prize> prizes = new ArrayList<>();
        int left = 1_000;
        for (int i = 0; i < number; i++) {
            int odds = i == number - 1 && box ? left : random.nextInt(left + 1);
            odds = i == 0 ? Math.max(1, odds) : odds;
            left -= odds;
            int instead = random.nextInt(number + 1);
            String other = instead == i || instead == number ? "" : "p" + instead;
            int stock = random.nextInt(3) == 0 ? -1 : random.nextInt(6);
            prizes.add(new PlainLottery.Prize("p" + i, odds * 1_000, stock, i == 0 || random.nextInt(3) == 0, other));
        }
        return new PlainLottery.Rules(
                prizes,
                box,
                random.nextBoolean() ? 1_000_000 : 100 * random.nextInt(12) + 50,
                random.nextInt(4),
                1 + random.nextInt(6),
                3 + random.nextInt(12));
    }

    private static LotteryPolicy policy(PlainLottery.Rules rules) {
        List<String> prizes = new ArrayList<>();
        for (PlainLottery.Prize it : rules.prizes()) {
            List<String> more = new ArrayList<>();
            if (it.stock() >= 0) {
                more.add("\"stock\": " + it.stock());
            }
            if (it.rare()) {
                more.add("\"rarity\": \"稀有\"");
            }
            if (!it.instead().isEmpty()) {
                more.add("\"onExhausted\": \"" + it.instead() + "\"");
            }
            prizes.add(Wheel.prize(it.id(), it.odds(), more.toArray(String[]::new)));
        }
        List<String> more = new ArrayList<>(List.of(
                "\"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": " + rules.budget()
                        + "}]",
                "\"perMember\": {\"day\": " + rules.perDay() + ", \"all\": " + rules.inAll() + "}"));
        if (rules.pityAfter() > 0) {
            more.add("\"pity\": {\"rarity\": \"稀有\", \"after\": " + rules.pityAfter() + "}");
        }
        return Wheel.of(rules.box() ? "blind-box" : "lottery", prizes, more.toArray(String[]::new));
    }

    /** Sets the till, and says what then becomes of what is asked for. */
    private static String mode(Wheel wheel, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> {
                wheel.till.putsOff();
                return "OWED";
            }
            case 1 -> {
                wheel.till.refuses();
                return "REFUSED";
            }
            default -> {
                wheel.till.pays();
                return "PAID";
            }
        }
    }

    private static String name(DrawResult result) {
        return result instanceof DrawResult.Declined declined
                ? declined.reason().name()
                : result.getClass().getSimpleName();
    }

    @Property(tries = 600)
    @Label(
            "agrees with a list of rows; nothing is given beyond stock, budget and limits, everything is paid once, and all replays")
    void agrees(@ForAll long seed) {
        Random random = new Random(seed);
        PlainLottery.Rules rules = rules(random);
        Wheel wheel = new Wheel(policy(rules));
        PlainLottery plain = new PlainLottery(rules);
        for (int step = 0; step < 60; step++) {
            step(wheel, plain, random);
        }
        List<LotteryDraw> kept = wheel.all();
        assertThat(kept).extracting(LotteryPropertyTest::row).containsExactlyElementsOf(rowsOf(plain));
        assertThat(wheel.audit().findings()).isEmpty();
        conserved(wheel, plain, rules);
    }

    private static void step(Wheel wheel, PlainLottery plain, Random random) {
        String status = mode(wheel, random);
        String member = "m" + random.nextInt(4);
        switch (random.nextInt(14)) {
            case 0 -> {
                wheel.passes(Duration.ofMinutes(1 + random.nextInt(900)));
                plain.settleAll(status);
            }
            case 1 -> {
                if (random.nextInt(4) == 0) {
                    wheel.lotteries.erase(new MemberId(member));
                    plain.erase(member, status.equals("OWED") ? "UNKNOWN" : status);
                }
            }
            default -> {
                String ticket = "单" + random.nextInt(60);
                String digest = FactKeys.of(Wheel.ticket(ticket));
                long day = LocalDate.ofInstant(wheel.now, ZONE).toEpochDay();
                String expected = plain.draw(member, ticket, digest, day);
                DrawResult result = wheel.draws(member, ticket);
                assertThat(name(result)).isEqualTo(expected);
                if (result.kept().isPresent()) {
                    plain.settle(ticket, status);
                }
            }
        }
    }

    private static String row(LotteryDraw draw) {
        return draw.number() + " "
                + draw.outcome().drawn().map(PrizeId::value).orElse("") + " "
                + draw.outcome().won().map(it -> it.prize().value()).orElse("") + " "
                + draw.payment().status();
    }

    private static List<String> rowsOf(PlainLottery plain) {
        List<String> rows = new ArrayList<>();
        for (PlainLottery.Row it : plain.rows) {
            rows.add(rows.size() + 1 + " " + it.drawn + " " + it.given + " " + it.status);
        }
        return rows;
    }

    private static void conserved(Wheel wheel, PlainLottery plain, PlainLottery.Rules rules) {
        Activity activity = wheel.lotteries.activity();
        long spent = activity.spent().values().stream()
                .mapToLong(LotteryState.Spent::sum)
                .sum();
        assertThat(spent).isEqualTo(plain.spent()).isLessThanOrEqualTo(rules.budget());
        long paid = wheel.till.paid().values().stream().mapToLong(it -> it).sum();
        assertThat(paid)
                .isEqualTo(100
                        * plain.rows.stream()
                                .filter(it -> it.status.equals("PAID"))
                                .count());
        for (PlainLottery.Prize prize : rules.prizes()) {
            if (prize.stock() >= 0) {
                assertThat(activity.taken(new PrizeId(prize.id()))).isBetween(0L, (long) prize.stock());
            }
        }
    }
}
