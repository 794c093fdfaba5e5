package io.communitykit.testkit.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.bargain.BargainResult;
import io.communitykit.referral.bargain.Bargains;
import io.communitykit.referral.bargain.CutPlan;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.TeamId;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamResult;
import io.communitykit.referral.team.TeamStatus;
import io.communitykit.referral.team.Teams;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Teams and bargains on one kind of store, told by many threads at once and on a store that fails. Extend it in your own build and supply
 * your store.
 */
@DisplayName("Teams and bargains:")
public abstract class TeamContract {

    private static final int THREADS = 16;
    private static final Currency CNY = Currency.getInstance("CNY");

    private final String run = UUID.randomUUID().toString();
    private final int seeds;

    /**
     * For subclasses.
     *
     * @param seeds how many histories are played
     */
    protected TeamContract(int seeds) {
        this.seeds = Integer.getInteger("simulation.seeds", seeds);
    }

    /**
     * Gives the store under test.
     *
     * @return a store on which nothing of these teams was kept before; the same one each time does no harm
     */
    protected abstract BookStore createStore();

    private Teams teams(int seats, SimulatedTill till) {
        TeamPolicy policy = TeamPolicy.KIND.read("{\"kind\": \"team-policy\", \"version\": \"1\", \"program\": \"" + run
                + "\", \"currency\": \"CNY\", \"lasts\": \"PT6H\", \"goal\": {\"members\": " + seats + "}}");
        return Teams.builder(policy, createStore(), till).build();
    }

    private static SimulatedTill till() {
        SimulatedTill till = new SimulatedTill(new SplittableRandom(1));
        till.calm();
        return till;
    }

    @RepeatedTest(50)
    @DisplayName("three seats are three for all who come at once, and the others are told that it is full")
    void seats() throws InterruptedException, ExecutionException {
        Teams teams = teams(4, till());
        TeamId team = new TeamId("一团🐼");
        teams.open(team, new MemberId("leader"), new OrderId("o"));
        List<TeamResult> results = ManyThreads.run(
                THREADS,
                thread -> teams.join(team, new MemberId("m" + thread), new OrderId("o" + thread), Standing.KNOWN));
        assertThat(results.stream().filter(TeamResult.Applied.class::isInstance))
                .hasSize(3);
        assertThat(results.stream()
                        .filter(it ->
                                it instanceof TeamResult.Declined declined && declined.reason() == Reason.TEAM_FULL))
                .hasSize(THREADS - 3);
        assertThat(teams.team(team).orElseThrow().occupied()).isEqualTo(4);
    }

    @RepeatedTest(50)
    @DisplayName("who pays at once for the last seats gets one, or the money back; never both, never neither")
    void payments() throws InterruptedException, ExecutionException {
        SimulatedTill till = till();
        Teams teams = teams(5, till);
        TeamId team = new TeamId("二团");
        teams.open(team, new MemberId("m0"), new OrderId("o0"));
        // Eight members, each told twice.
        ManyThreads.run(
                THREADS,
                thread -> teams.paid(
                        team,
                        new MemberId("m" + thread % 8),
                        new OrderId("o" + thread % 8),
                        new Money(390 + thread % 8, CNY),
                        Standing.KNOWN));
        assertThat(teams.team(team).orElseThrow().status()).isEqualTo(TeamStatus.SUCCEEDED);
        Map<String, Long> back = till.back();
        assertThat(back).hasSize(3);
        assertThat(teams.team(team).orElseThrow().paidAmount()
                        + back.values().stream().mapToLong(it -> it).sum())
                .isEqualTo(8 * 390 + 28);
    }

    @RepeatedTest(50)
    @DisplayName("a price is cut by so many friends as it takes, to the fen, and by none twice")
    void cuts() throws InterruptedException, ExecutionException {
        BargainPolicy policy =
                BargainPolicy.KIND.read("{\"kind\": \"bargain-policy\", \"version\": \"1\", \"program\": \"" + run
                        + "\", \"currency\": \"CNY\", \"zone\": \"Asia/Shanghai\", \"price\": 3.00, \"floor\": 2.00,"
                        + " \"helpers\": 5, \"split\": \"double-mean\", \"lasts\": \"PT24H\"}");
        Bargains bargains = Bargains.builder(policy, createStore(), PseudonymKey.of(new byte[32]))
                .build();
        BargainId id = new BargainId("砍");
        bargains.start(id, new MemberId("owner"));
        List<BargainResult> results = ManyThreads.run(
                THREADS, thread -> bargains.help(id, new MemberId("f" + thread / 2), CutPlan.Weight.PLAIN));
        assertThat(results.stream().filter(BargainResult.Applied.class::isInstance))
                .hasSize(5);
        long[] sum = {0};
        bargains.each(id, (member, cut) -> sum[0] += cut.amount());
        assertThat(sum[0]).isEqualTo(100);
        assertThat(bargains.bargain(id).orElseThrow().price().minor()).isEqualTo(200);
    }

    @Test
    @DisplayName("on a store that fails, every fen is in a seat or went back once, whatever the seed")
    void money() {
        Map<String, Integer> answers = new TreeMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            new TeamHistory(createStore(), seed).play(60).forEach((it, n) -> answers.merge(it, n, Integer::sum));
        }
        assertThat(answers).containsKeys("Applied", "Replayed", "Late", "Declined", "failed");
    }
}
