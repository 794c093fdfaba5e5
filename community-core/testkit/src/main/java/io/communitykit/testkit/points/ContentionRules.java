package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Many threads at once, on accounts that nobody has seen before. */
abstract class ContentionRules extends StoreRules {

    private static final int THREADS = 16;

    private final AccountId account = fresh();

    @RepeatedTest(50)
    @DisplayName("of 16 threads that tell the same fact, one posts it and the others are shown what it posted")
    void same_fact() throws InterruptedException, ExecutionException {
        SampleFact fact = SampleFact.of(account, "1", 5).under(DAY, 100);

        List<SampleAnswer> answers = ManyThreads.run(THREADS, thread -> probe.tell(fact));

        assertThat(answers)
                .filteredOn(answer -> answer.outcome() == SampleAnswer.Outcome.POSTED)
                .hasSize(1);
        assertThat(answers)
                .extracting(SampleAnswer::posting)
                .containsOnly(answers.get(0).posting());
        assertThat(probe.state(fact.want()).used().get(DAY)).isEqualTo(5);
        assertThat(probe.balance(account)).isEqualTo(5);
        probe.assertInOrder(account);
    }

    @RepeatedTest(50)
    @DisplayName("of facts that 16 threads tell of one account none is lost, and a cap that they share holds")
    void different_facts() throws InterruptedException, ExecutionException {
        List<SampleAnswer> answers = ManyThreads.run(
                THREADS,
                thread -> probe.tell(SampleFact.of(account, "fact " + thread, 7).under(DAY, 50)));

        assertThat(answers).extracting(SampleAnswer::outcome).containsOnly(SampleAnswer.Outcome.POSTED);
        AccountState state =
                probe.state(SampleFact.of(account, "fact 0", 7).under(DAY, 50).want());
        assertThat(state.sequence()).isEqualTo(THREADS);
        assertThat(state.pot(SampleFact.POINTS).balance()).isEqualTo(50);
        assertThat(state.used().get(DAY)).isEqualTo(50);
        assertThat(probe.postings(account).stream().map(each -> each.applied(SampleFact.POINTS)))
                .containsExactly(7L, 7L, 7L, 7L, 7L, 7L, 7L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        probe.assertInOrder(account);
    }

    @RepeatedTest(10)
    @DisplayName("calls of many units in opposite orders neither deadlock nor lose one")
    void crossing_batches() throws InterruptedException, ExecutionException {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            accounts.add(account("member " + i));
        }

        ManyThreads.run(8, thread -> {
            List<AccountId> order = new ArrayList<>(accounts);
            Collections.rotate(order, thread);
            if (thread % 2 == 0) {
                Collections.reverse(order);
            }
            List<SampleFact> facts = new ArrayList<>();
            order.forEach(each -> facts.add(SampleFact.of(each, "own " + thread, 1)));
            order.forEach(each -> facts.add(SampleFact.of(each, "of all", 100)));
            return probe.tellAll(facts);
        });

        for (AccountId each : accounts) {
            assertThat(probe.balance(each)).isEqualTo(108);
            probe.assertInOrder(each);
        }
    }

    @RepeatedTest(10)
    @DisplayName("nobody changes an account between what a decider was shown first and what it was shown more")
    void more_under_contention() throws InterruptedException, ExecutionException {
        List<Boolean> consistent = ManyThreads.run(THREADS, thread -> {
            SampleFact fact = SampleFact.of(account, "fact " + thread, 1).under(DAY, 1_000);
            long[] first = {-1};
            Unit<Boolean> unit = new Unit<>(List.of(Want.balances(account)), states -> {
                AccountState state = states.get(0);
                if (first[0] < 0) {
                    first[0] = state.sequence();
                    return new Decision.More<>(List.of(fact.want()));
                }
                long shownFirst = first[0];
                // A store that calls again from the start shows the first states again.
                first[0] = -1;
                return new Decision.Commit<>(List.of(fact.changes(state)), state.sequence() == shownFirst);
            });
            return probe.store().update(List.of(unit)).get(0);
        });

        assertThat(consistent).containsOnly(true);
        assertThat(probe.state(account).sequence()).isEqualTo(THREADS);
        assertThat(probe.state(new Want(account, Optional.empty(), java.util.Set.of(DAY)))
                        .used()
                        .get(DAY))
                .isEqualTo(THREADS);
        probe.assertInOrder(account);
    }

    @RepeatedTest(20)
    @DisplayName("of 16 threads that take from the same lots as many get some as there is enough for")
    void lots_are_not_sold_twice() throws InterruptedException, ExecutionException {
        Lot[] lots = {SampleLots.until(0, 30, 9), SampleLots.until(1, 20, 8), SampleLots.until(2, 50, 7)};
        probe.store().update(List.of(SampleChange.of(account, "0").lots(lots).unit()));

        List<Long> taken = ManyThreads.run(
                THREADS,
                thread -> probe.store()
                        .update(List.of(BatchRules.take(
                                account, "take " + thread, 7, ConsumptionOrder.EXPIRY_FIRST, SampleLots.DAY_0)))
                        .get(0));

        assertThat(taken).filteredOn(points -> points == 7).hasSize(14);
        assertThat(taken).filteredOn(points -> points == 0).hasSize(2);
        List<Lot> left = probe.state(SampleLots.want(account, new LotWant.Open(SampleFact.POINTS)))
                .lots();
        assertThat(left).containsExactly(SampleLots.until(0, 2, 9));
    }

    @RepeatedTest(5)
    @DisplayName("who reads while others post sees each posting whole: sequence, balance and window of one moment")
    void readers() throws InterruptedException, ExecutionException {
        SampleFact sample = SampleFact.of(account, "0", 3).under(DAY, 1_000_000);
        List<Boolean> whole = ManyThreads.run(8, thread -> {
            boolean good = true;
            for (int i = 0; i < 25; i++) {
                if (thread < 4) {
                    probe.tell(SampleFact.of(account, thread + "/" + i, 3).under(DAY, 1_000_000));
                } else {
                    AccountState state = probe.state(sample.want());
                    good &= state.pot(SampleFact.POINTS).balance() == 3 * state.sequence()
                            && state.used().getOrDefault(DAY, 0L) == 3 * state.sequence();
                    List<Posting> postings = probe.postings(account);
                    good &= postings.isEmpty()
                            || postings.get(postings.size() - 1).sequence() == postings.size();
                }
            }
            return good;
        });

        assertThat(whole).containsOnly(true);
        assertThat(probe.balance(account)).isEqualTo(300);
    }
}
