package io.communitykit.testkit.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.contest.ContestId;
import io.communitykit.referral.contest.ContestPolicy;
import io.communitykit.referral.contest.ContestResult;
import io.communitykit.referral.contest.Contests;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamId;
import io.communitykit.testkit.internal.ManyThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Contests of teams on one kind of store, told by many threads at once and on a store that fails. Extend it in your own build and supply
 * your store.
 */
@DisplayName("Contests:")
public abstract class ContestContract {

    private static final int THREADS = 16;
    private static final ContestId ID = new ContestId("决赛🏆");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final String run = UUID.randomUUID().toString();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final int seeds;

    /**
     * For subclasses.
     *
     * @param seeds how many histories are played
     */
    protected ContestContract(int seeds) {
        this.seeds = Integer.getInteger("simulation.seeds", seeds);
    }

    /**
     * Gives the store under test.
     *
     * @return a store on which nothing of these contests was kept before; the same one each time does no harm
     */
    protected abstract BookStore createStore();

    private Contests opened(SimulatedWallet wallet) {
        ContestPolicy policy = ContestPolicy.KIND.read(
                "{\"kind\": \"contest-policy\", \"version\": \"1\", \"program\": \""
                        + run
                        + "\", \"currency\": \"CNY\", \"zone\": \"Asia/Shanghai\", \"maxTeams\": 3, \"maxMembers\": 4,"
                        + " \"lasts\": \"P1D\", \"prizes\": [10.00], \"scores\": [{\"action\": \"order.paid\", \"points\": 1}]}");
        Contests contests = Contests.builder(policy, createStore(), wallet)
                .clock(() -> Objects.requireNonNull(now.get()))
                .build();
        contests.open(ID);
        return contests;
    }

    private static SimulatedWallet wallet() {
        SimulatedWallet wallet = new SimulatedWallet(new SplittableRandom(1));
        wallet.calm();
        return wallet;
    }

    private static long applied(List<ContestResult> results) {
        return results.stream().filter(ContestResult.Applied.class::isInstance).count();
    }

    @RepeatedTest(50)
    @DisplayName("four places of a team are four for all who come at once, and the others are told that it is full")
    void places() throws InterruptedException, ExecutionException {
        Contests contests = opened(wallet());
        List<ContestResult> results =
                ManyThreads.run(THREADS, thread -> contests.join(ID, new TeamId("红队"), new MemberId("员" + thread)));
        assertThat(applied(results)).isEqualTo(4);
        assertThat(results.stream()
                        .filter(it ->
                                it instanceof ContestResult.Declined declined && declined.reason() == Reason.TEAM_FULL))
                .hasSize(THREADS - 4);
        assertThat(contests.contest(ID).orElseThrow().members()).isEqualTo(4);
    }

    @RepeatedTest(50)
    @DisplayName("what is told at once counts once each, and prizes follow from it to the fen")
    void points() throws InterruptedException, ExecutionException {
        SimulatedWallet wallet = wallet();
        Contests contests = opened(wallet);
        for (int i = 0; i < 4; i++) {
            contests.join(ID, new TeamId("队" + i % 2), new MemberId("m" + i));
        }
        // Twelve facts, four of them told twice: of members 0 to 3 three each.
        List<ContestResult> results = ManyThreads.run(
                THREADS,
                thread -> contests.scored(
                        ID,
                        new MemberId("m" + thread % 12 % 4),
                        EventType.ORDER_PAID,
                        new IdempotencyKey(new EventSource("shop"), new EventId("k" + thread % 12)),
                        START));
        assertThat(applied(results)).isEqualTo(12);
        Map<String, Long> scores = new TreeMap<>();
        contests.members(ID, (party, member) -> scores.put(party.toString(), member.score()));
        assertThat(scores).isEqualTo(Map.of("m0", 3L, "m1", 3L, "m2", 3L, "m3", 3L));
        now.set(START.plus(Duration.ofDays(1)));
        ManyThreads.run(4, thread -> contests.runDue(START.plus(Duration.ofDays(1))));
        contests.runDue(START.plus(Duration.ofDays(1)));
        // Both teams had their last point at one instant, and share.
        assertThat(wallet.paid()).isEqualTo(Map.of("m0", 250L, "m1", 250L, "m2", 250L, "m3", 250L));
    }

    @Test
    @DisplayName("a member who is erased is named nowhere, and the prize stays with the shop")
    void erased() {
        SimulatedWallet wallet = wallet();
        Contests contests = opened(wallet);
        MemberId gone = new MemberId("𠮷-" + run);
        contests.join(ID, new TeamId("红队"), gone);
        IdempotencyKey key = new IdempotencyKey(new EventSource("shop"), new EventId("k"));
        contests.scored(ID, gone, EventType.ORDER_PAID, key, START);
        contests.erase(gone);
        assertThat(contests.scored(ID, gone, EventType.ORDER_PAID, key, START))
                .isEqualTo(new ContestResult.Erased(gone));
        assertThat(contests.join(ID, new TeamId("红队"), gone)).isEqualTo(new ContestResult.Erased(gone));
        now.set(START.plus(Duration.ofDays(1)));
        contests.runDue(START.plus(Duration.ofDays(1)));
        assertThat(wallet.paid()).isEmpty();
        contests.shares(ID, (party, share) -> assertThat(party.known()).isEmpty());
        assertThat(contests.contest(ID).orElseThrow().owed()).isZero();
    }

    @Test
    @DisplayName("on a store that fails, every point counts once and every fen is paid once, whatever the seed")
    void histories() {
        Map<String, Integer> answers = new TreeMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            new ContestHistory(createStore(), seed).play(60).forEach((it, n) -> answers.merge(it, n, Integer::sum));
        }
        assertThat(answers).containsKeys("Applied", "Replayed", "NotCounted", "Declined", "failed");
    }
}
