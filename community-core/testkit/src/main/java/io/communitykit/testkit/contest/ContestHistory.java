package io.communitykit.testkit.contest;

import io.communitykit.core.StorageException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.contest.ContestId;
import io.communitykit.referral.contest.ContestPolicy;
import io.communitykit.referral.contest.ContestResult;
import io.communitykit.referral.contest.Contests;
import io.communitykit.referral.contest.PrizeShare;
import io.communitykit.referral.contest.ScoreBoard;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamId;
import io.communitykit.testkit.book.BookFaultScript;
import io.communitykit.testkit.book.FaultyBookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A random history of a contest on a store that fails: facts are told until they are answered, some again, and points and money are counted
 * at the end. Used once, by one thread.
 */
final class ContestHistory {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int MEMBERS = 12;
    private static final long POINTS = 7;

    private final long seed;
    private final SplittableRandom random;
    private final SimulatedWallet wallet;
    private final Contests contests;
    private final Contests calm;
    private final ContestId id;
    private final Map<String, String> teams = new HashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private final Set<String> takenBack = new HashSet<>();
    private final List<Runnable> told = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private Instant now = START;

    ContestHistory(BookStore store, long seed) {
        this.seed = seed;
        this.id = new ContestId("赛🏆-" + seed);
        this.random = new SplittableRandom(seed);
        this.wallet = new SimulatedWallet(random.split());
        ContestPolicy policy = policy();
        BookStore faulty = new FaultyBookStore(store, BookFaultScript.seeded(seed, 150));
        this.contests =
                Contests.builder(policy, faulty, wallet).clock(() -> now).build();
        this.calm = Contests.builder(policy, store, wallet).clock(() -> now).build();
    }

    private ContestPolicy policy() {
        return ContestPolicy.KIND.read("{\"kind\": \"contest-policy\", \"version\": \"1\", \"program\": \"赛-" + seed
                + "\", \"currency\": \"CNY\", \"zone\": \"Asia/Shanghai\", \"maxTeams\": 4, \"maxMembers\": 4,"
                + " \"lasts\": \"P1D\", \"settleAfter\": \"PT6H\", \"prizes\": [10.01, 5.02, 1.00],"
                + " \"scores\": [{\"action\": \"order.paid\", \"points\": " + POINTS + "}]"
                + ", \"share\": \"" + (random.nextBoolean() ? "equal" : "by-score") + "\""
                + ", \"ties\": \"" + (random.nextBoolean() ? "shared" : "first-to-reach") + "\""
                + ", \"leastScore\": " + random.nextInt(8) + "}");
    }

    /** Plays, counts, and says how often what was answered. */
    Map<String, Integer> play(int steps) {
        tell(() -> contests.open(id));
        for (int i = 0; i < steps; i++) {
            step();
        }
        List.copyOf(told).forEach(Runnable::run);
        points();
        now = START.plus(Duration.ofHours(30));
        due();
        now = now.plus(Duration.ofMinutes(5));
        wallet.calm();
        due();
        money();
        return answers;
    }

    private void step() {
        int number = random.nextInt(MEMBERS);
        String member = "员" + number + "🐼-" + seed;
        int fact = random.nextInt(5 * MEMBERS);
        String key = "k" + fact;
        String its = "员" + fact % MEMBERS + "🐼-" + seed;
        switch (random.nextInt(5)) {
            case 0, 1 -> join(member, "队" + random.nextInt(5));
            case 2 -> {
                takenBack.add(key);
                tell(() -> contests.takenBack(id, key(key)));
            }
            default -> {
                now = now.plus(Duration.ofMinutes(random.nextInt(10)));
                if (teams.containsKey(its)) {
                    facts.put(key, its);
                    tell(() -> contests.scored(
                            id, new MemberId(its), EventType.ORDER_PAID, key(key), START.plusSeconds(fact)));
                }
            }
        }
    }

    private IdempotencyKey key(String key) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(key + "-" + seed));
    }

    private void join(String member, String team) {
        ContestResult result = answered(() -> contests.join(id, new TeamId(team), new MemberId(member)));
        boolean joined = result instanceof ContestResult.Applied || result instanceof ContestResult.Replayed;
        require(!joined || teams.getOrDefault(member, team).equals(team), member + " changed its team");
        if (joined) {
            teams.put(member, team);
        }
    }

    private void tell(Supplier<ContestResult> fact) {
        answered(fact);
        told.add(() -> answered(fact));
    }

    /** Tells until it is answered, as a host does; facts are told again at the end. */
    private ContestResult answered(Supplier<ContestResult> fact) {
        while (true) {
            try {
                ContestResult result = fact.get();
                answers.merge(result.getClass().getSimpleName(), 1, Integer::sum);
                return result;
            } catch (StorageException e) {
                answers.merge("failed", 1, Integer::sum);
            }
        }
    }

    private void due() {
        try {
            contests.runDue(now);
        } catch (StorageException e) {
            answers.merge("failed", 1, Integer::sum);
            calm.runDue(now);
        }
    }

    /** Each fact that stands is counted once, for its member and for the member's team. */
    private void points() {
        Map<String, Long> members = new HashMap<>();
        Map<String, Long> scores = new HashMap<>();
        facts.forEach((key, member) -> {
            if (!takenBack.contains(key)) {
                members.merge(member, POINTS, Math::addExact);
                scores.merge(teams.getOrDefault(member, ""), POINTS, Math::addExact);
            }
        });
        calm.members(id, (party, member) -> {
            long wanted = members.getOrDefault(party.toString(), 0L);
            require(member.score() == wanted, party + " has " + member.score() + " in place of " + wanted);
            require(member.team().value().equals(teams.get(party.toString())), party + " is in " + member.team());
        });
        for (ScoreBoard.Row row : calm.board(id).orElseThrow().rows()) {
            long wanted = scores.getOrDefault(row.team().id().value(), 0L);
            require(row.team().score() == wanted, row.team() + " in place of " + wanted);
        }
    }

    /** Every fen of every prize is in one share, and every share was paid once. */
    private void money() {
        require(calm.contest(id).orElseThrow().owed() == 0, "still owes");
        Map<String, Long> shares = new TreeMap<>();
        Map<TeamId, Long> prizes = new HashMap<>();
        calm.shares(id, (party, share) -> {
            require(share.status() == PrizeShare.Status.PAID, "left behind: " + share);
            shares.put(party.toString(), share.amount());
            prizes.merge(share.team(), share.amount(), Math::addExact);
        });
        require(shares.equals(wallet.paid()), shares + " were paid as " + wallet.paid());
        for (ScoreBoard.Row row : calm.board(id).orElseThrow().rows()) {
            long shared = prizes.getOrDefault(row.team().id(), 0L);
            require(row.prize() == shared && row.team().shared() == shared, row + " shared " + shared);
        }
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("seed " + seed + ": " + what);
        }
    }
}
