package io.communitykit.referral.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.contest.spi.PrizePayout;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("A contest, told anything in any order,")
class ContestsPropertyTest {

    private static final int MAX_TEAMS = 4;
    private static final int MAX_MEMBERS = 3;
    private static final Instant END = Tournament.START.plus(Duration.ofDays(2));
    private static final List<Long> PRIZES = List.of(10_001L, 5_003L, 7L);

    /** What a run is about. */
    private record Rules(boolean firstToReach, boolean equal, int minMembers, long least) {

        static Rules of(Random random) {
            return new Rules(
                    random.nextBoolean(), random.nextBoolean(), 1 + random.nextInt(2), 25L * random.nextInt(3));
        }

        ContestPolicy policy() {
            return Tournament.policy(
                    "\"maxTeams\": " + MAX_TEAMS,
                    "\"maxMembers\": " + MAX_MEMBERS,
                    "\"minMembers\": " + minMembers,
                    "\"ties\": \"" + (firstToReach ? "first-to-reach" : "shared") + "\"",
                    "\"share\": \"" + (equal ? "equal" : "by-score") + "\"",
                    "\"leastScore\": " + least,
                    "\"scores\": [{\"action\": \"order.paid\", \"points\": 20, \"perDay\": 2},"
                            + " {\"action\": \"member.invited\", \"points\": 50, \"perMember\": 2}]",
                    "\"prizes\": [100.01, 50.03, 0.07]");
        }
    }

    @Property(tries = 300)
    @Label("agrees with a list of facts, and pays every fen of a prize once, but for the erased")
    void agrees(@ForAll long seed) {
        Random random = new Random(seed);
        Rules rules = Rules.of(random);
        Tournament shop = new Tournament(rules.policy());
        PlainContest plain = new PlainContest(
                ZoneId.of("Asia/Shanghai"),
                Map.of("order.paid", 20L, "member.invited", 50L),
                Map.of("order.paid", 2),
                Map.of("member.invited", 2),
                Tournament.START,
                END);
        shop.contests.open(Tournament.PK);
        for (int step = 0; step < 60; step++) {
            step(shop, plain, random);
            assertThat(rows(shop)).as("seed %d step %d", seed, step).isEqualTo(board(plain, rules));
        }
        shop.now = END.plus(Duration.ofDays(1)).minusNanos(1_000);
        for (int late = 0; late < 9; late++) {
            String key = "k" + random.nextInt(25);
            shop.takesBack(key);
            plain.takeBack(key);
        }
        assertThat(rows(shop)).isEqualTo(board(plain, rules));
        prizes(shop, plain, rules, random);
    }

    private static void step(Tournament shop, PlainContest plain, Random random) {
        String member = "m" + random.nextInt(9);
        int number = random.nextInt(25);
        String key = "k" + number;
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                String team = "t" + random.nextInt(5);
                shop.joins(member, team);
                plain.join(member, team, MAX_TEAMS, MAX_MEMBERS);
            }
            case 2 -> {
                shop.takesBack(key);
                plain.takeBack(key);
            }
            case 3 -> {
                if (random.nextInt(6) == 0) {
                    shop.contests.erase(new MemberId(member));
                    plain.erase(member);
                }
            }
            default -> {
                // Each key has its own content, so that facts are told again and never otherwise; some lie outside.
                String its = "m" + number % 9;
                EventType action = number % 2 == 0 ? Tournament.ORDER : Tournament.INVITED;
                Instant at = Tournament.START.plus(Duration.ofHours(number * 7L % 52 - 2));
                shop.now = at.isAfter(shop.now) && at.isBefore(END) ? at : shop.now;
                if (!at.isAfter(shop.now)) {
                    shop.tells(its, action, key, at);
                    plain.tell(its, action.value(), key, at);
                }
            }
        }
    }

    private static Map<String, String> rows(Tournament shop) {
        Map<String, String> rows = new TreeMap<>();
        shop.board()
                .rows()
                .forEach(it -> rows.put(
                        it.team().id().value(),
                        it.rank().orElse(0) + " " + it.team().score() + " " + it.prize()));
        return rows;
    }

    private static Map<String, String> board(PlainContest plain, Rules rules) {
        return plain.board(rules.firstToReach(), rules.minMembers(), rules.least(), PRIZES);
    }

    private static void prizes(Tournament shop, PlainContest plain, Rules rules, Random random) {
        Map<String, Long> owed = new TreeMap<>();
        long won = 0;
        for (String team : plain.founded()) {
            long prize = plain.prize(team, rules.firstToReach(), rules.minMembers(), rules.least(), PRIZES);
            won += prize;
            if (prize > 0) {
                owed.putAll(plain.shares(team, prize, rules.equal(), rules.least()));
            }
        }
        assertThat(owed.values().stream().mapToLong(it -> it).sum()).isEqualTo(won);
        shop.now = END.plus(Duration.ofDays(1));
        owed.keySet().removeIf(plain::isErased);
        if (random.nextBoolean()) {
            // Erased when the shares were there and none was paid.
            shop.wallet.mode(PrizePayout.Outcome.LATER);
            shop.contests.runDue(shop.now);
            String gone = "m" + random.nextInt(9);
            shop.contests.erase(new MemberId(gone));
            owed.remove(gone);
            shop.wallet.mode(PrizePayout.Outcome.DONE);
        }
        shop.passes(PrizeGiving.RETRY);
        shop.contests.runDue(shop.now);
        assertThat(shop.wallet.paid()).isEqualTo(owed);
        long[] forfeited = {0};
        shop.contests.shares(Tournament.PK, (party, share) -> {
            boolean paid = share.status() == PrizeShare.Status.PAID;
            assertThat(paid || share.status() == PrizeShare.Status.FORFEITED).isTrue();
            forfeited[0] += paid ? 0 : share.amount();
        });
        assertThat(forfeited[0] + owed.values().stream().mapToLong(it -> it).sum())
                .isEqualTo(won);
        assertThat(shop.contest().owed()).isZero();
    }

    /** A fact, or what takes one back. */
    private record Told(String member, EventType action, String key, Instant at, boolean takesBack) {}

    @Property(tries = 200)
    @Label("gives the same board for the same facts in any order, each told any number of times")
    void anyOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Told> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            EventType action = random.nextBoolean() ? Tournament.ORDER : Tournament.INVITED;
            Instant at = Tournament.START.plusSeconds(random.nextInt(6));
            facts.add(new Told("m" + random.nextInt(6), action, "k" + i, at, false));
            if (random.nextInt(3) == 0) {
                facts.add(new Told("", action, "k" + i, at, true));
            }
        }
        ScoreBoard first = played(facts);
        List<Told> again = new ArrayList<>(facts);
        again.addAll(facts.subList(0, random.nextInt(facts.size())));
        Collections.shuffle(again, random);
        assertThat(played(again)).isEqualTo(first);
    }

    private static ScoreBoard played(List<Told> facts) {
        Tournament shop = new Tournament(Tournament.policy("\"leastScore\": 50"));
        shop.contests.open(Tournament.PK);
        for (int i = 0; i < 6; i++) {
            shop.joins("m" + i, "t" + i % 3);
        }
        shop.now = END;
        for (Told fact : facts) {
            if (fact.takesBack()) {
                shop.takesBack(fact.key());
            } else {
                shop.tells(fact.member(), fact.action(), fact.key(), fact.at());
            }
        }
        return shop.board();
    }
}
