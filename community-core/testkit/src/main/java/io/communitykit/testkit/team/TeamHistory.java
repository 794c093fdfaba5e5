package io.communitykit.testkit.team;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.Seat;
import io.communitykit.referral.team.SeatStatus;
import io.communitykit.referral.team.Team;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamStatus;
import io.communitykit.referral.team.Teams;
import io.communitykit.testkit.book.BookFaultScript;
import io.communitykit.testkit.book.FaultyBookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A random history of teams on a store that fails: facts are told until they are answered, some again, and money is counted at the end.
 * Used once, by one thread.
 */
final class TeamHistory {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int MEMBERS = 12;

    private final long seed;
    private final SplittableRandom random;
    private final SimulatedTill till;
    private final Teams teams;
    private final Teams calm;
    private final List<TeamId> ids = new ArrayList<>();
    private final Map<String, Long> took = new TreeMap<>();
    private final Map<String, Long> byHand = new TreeMap<>();
    private final List<Runnable> told = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    TeamHistory(BookStore store, long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.till = new SimulatedTill(random.split());
        TeamPolicy policy = policy();
        BookStore faulty = new FaultyBookStore(store, BookFaultScript.seeded(seed, 150));
        this.teams = Teams.builder(policy, faulty, till).clock(() -> now).build();
        this.calm = Teams.builder(policy, store, till).clock(() -> now).build();
    }

    private TeamPolicy policy() {
        String goal = random.nextBoolean()
                ? "{\"members\": " + (2 + random.nextInt(3)) + "}"
                : "{\"amount\": 9.00, \"members\": 2, \"seats\": 4}";
        return TeamPolicy.KIND.read("{\"kind\": \"team-policy\", \"version\": \"1\", \"program\": \"团-" + seed
                + "\", \"currency\": \"CNY\", \"lasts\": \"PT6H\", \"goal\": " + goal
                + ", \"latePayment\": \"" + (random.nextBoolean() ? "refund" : "new-team") + "\""
                + ", \"afterRefund\": \"" + (random.nextBoolean() ? "keep" : "reopen") + "\""
                + (random.nextBoolean() ? ", \"perMember\": 3" : "") + "}");
    }

    /** Plays, counts, and says how often what was answered. */
    Map<String, Integer> play(int steps) {
        for (int i = 0; i < 3; i++) {
            ids.add(new TeamId("t" + i + "-" + seed));
        }
        for (int i = 0; i < steps; i++) {
            step();
        }
        till.calm();
        List.copyOf(told).forEach(Runnable::run);
        now = now.plus(Duration.ofDays(3));
        due();
        now = now.plus(Duration.ofMinutes(5));
        due();
        count();
        return answers;
    }

    private void step() {
        TeamId team = ids.get(random.nextInt(ids.size()));
        int number = random.nextInt(2 * MEMBERS);
        OrderId order = new OrderId("o" + number + "-" + seed + "-" + team.value());
        MemberId member = new MemberId("员" + number % MEMBERS + "🐼-" + seed);
        switch (random.nextInt(9)) {
            case 0 -> tell(() -> teams.open(team, member, order));
            case 1, 2 -> tell(() -> teams.join(team, member, order, Standing.KNOWN));
            case 3, 4, 5 -> pay(team, member, order);
            case 6 -> tell(() -> teams.givenUp(team, member, order));
            case 7 -> refund(team, member, order);
            default -> {
                now = now.plus(Duration.ofMinutes(random.nextInt(40)));
                due();
            }
        }
    }

    private void pay(TeamId team, MemberId member, OrderId order) {
        if (calm.team(team).isEmpty()) {
            return;
        }
        long amount = took.computeIfAbsent(order.value(), it -> 100L + random.nextInt(500));
        tell(() -> teams.paid(team, member, order, new Money(amount, CNY), Standing.KNOWN));
    }

    /** A shop pays an order back by itself only where the team says that it may. */
    private void refund(TeamId team, MemberId member, OrderId order) {
        boolean[] may = {false};
        calm.each(
                team,
                (who, seat) -> may[0] |= seat.order().equals(order)
                        && seat.status() == SeatStatus.PAID
                        && !calm.team(team).orElseThrow().status().isFailed());
        if (may[0]) {
            byHand.put(order.value(), took.get(order.value()));
            tell(() -> teams.refunded(team, member, order));
        }
    }

    /** Tells until it is answered, as a host does; some facts are told again at the end. */
    private void tell(Supplier<?> fact) {
        Runnable telling = () -> {
            boolean answered = false;
            while (!answered) {
                try {
                    answers.merge(fact.get().getClass().getSimpleName(), 1, Integer::sum);
                    answered = true;
                } catch (StorageException e) {
                    answers.merge("failed", 1, Integer::sum);
                }
            }
        };
        telling.run();
        told.add(telling);
    }

    private void due() {
        try {
            teams.runDue(now);
        } catch (StorageException e) {
            answers.merge("failed", 1, Integer::sum);
            calm.runDue(now);
        }
    }

    private void count() {
        Map<String, Long> seated = new HashMap<>();
        List<TeamId> all = new ArrayList<>(ids);
        for (int i = 0; i < all.size(); i++) {
            TeamId id = all.get(i);
            if (calm.team(id).isPresent()) {
                count(id, calm.team(id).get(), seated, all);
            }
        }
        Map<String, Long> back = till.back();
        took.forEach((order, amount) -> {
            long in = seated.getOrDefault(order, 0L);
            long out = back.getOrDefault(order, 0L) + byHand.getOrDefault(order, 0L);
            require(in + out == amount, order + " paid " + amount + ", has a seat for " + in + ", went back " + out);
        });
        require(took.keySet().containsAll(back.keySet()), "paid back what was never paid: " + back);
    }

    private void count(TeamId id, Team team, Map<String, Long> seated, List<TeamId> all) {
        require(!team.isOwing(), "still owes: " + team);
        require(team.occupied() <= team.terms().goal().seats(), "overfull: " + team);
        require(team.status() != TeamStatus.FORMING, "never ended: " + team);
        int[] paid = {0};
        long[] amount = {0};
        calm.each(id, (member, seat) -> {
            if (team.statusOf(seat) == SeatStatus.PAID) {
                paid[0]++;
                amount[0] += seat.amount();
                seated.merge(seat.order().value(), seat.amount(), Math::addExact);
            }
            seat.moved().filter(it -> !all.contains(it)).ifPresent(all::add);
            checkSeat(team, seat);
        });
        require(paid[0] == team.paid() && amount[0] == team.paidAmount(), "counts differ from seats: " + team);
    }

    private void checkSeat(Team team, Seat seat) {
        SeatStatus status = team.statusOf(seat);
        require(status != SeatStatus.REFUND_DUE && status != SeatStatus.RESERVED, "left behind: " + seat);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("seed " + seed + ": " + what);
        }
    }
}
