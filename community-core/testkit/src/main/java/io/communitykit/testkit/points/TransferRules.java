package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A unit of several accounts. */
abstract class TransferRules extends StoreRules {

    private final AccountId alice = fresh();
    private final AccountId bob = fresh();

    @Test
    @DisplayName("both accounts change, and the states come in the order of the wants")
    void both() {
        assertThat(send(alice, bob, "1", 30)).isEqualTo("sent");
        assertThat(send(bob, alice, "2", 10)).isEqualTo("sent");

        assertThat(probe.balance(alice)).isEqualTo(-20);
        assertThat(probe.balance(bob)).isEqualTo(20);
        probe.assertInOrder(alice);
        probe.assertInOrder(bob);
    }

    @Test
    @DisplayName("where the second change is refused, the first leaves nothing")
    void none() {
        probe.tell(SampleFact.of(bob, "1", 5));
        Want[] wants = {Want.balances(alice), Want.balances(bob)};
        StoreProbe.Everything before = probe.everything(program, wants);

        assertThatThrownBy(() -> send(alice, bob, "1", 30)).isInstanceOf(CommunityException.class);

        assertThat(probe.everything(program, wants)).isEqualTo(before);
    }

    @Test
    @DisplayName("a unit that changes only one of its accounts leaves the other as it was")
    void one_of_two() {
        SampleFact fact = SampleFact.of(bob, "1", 5);
        Unit<String> unit = new Unit<>(
                List.of(Want.balances(alice), Want.balances(bob)),
                states -> new Decision.Commit<>(List.of(fact.changes(states.get(1))), "done"));

        assertThat(probe.store().update(List.of(unit))).containsExactly("done");

        assertThat(probe.state(alice)).isEqualTo(AccountState.unseen(Want.balances(alice)));
        assertThat(probe.balance(bob)).isEqualTo(5);
        assertThat(probe.heads(program, 10)).hasSize(1);
    }

    @Test
    @DisplayName("one call may mix units of one, two and five accounts")
    void mixed() {
        List<AccountId> five = new ArrayList<>(List.of(alice, bob, fresh(), fresh(), fresh()));
        Unit<String> all = new Unit<>(five.stream().map(Want::balances).toList(), states -> {
            List<Changes> changes = states.stream()
                    .map(state -> SampleFact.of(state.account(), "all", 1).changes(state))
                    .toList();
            return new Decision.Commit<>(changes, "all");
        });
        SampleFact single = SampleFact.of(bob, "single", 100);
        Unit<String> one = new Unit<>(
                List.of(single.want()), states -> new Decision.Commit<>(List.of(single.changes(states.get(0))), "one"));

        assertThat(probe.store().update(List.of(all, one, transfer(bob, alice, "two", 50))))
                .containsExactly("all", "one", "sent");

        assertThat(five.stream().map(probe::balance).toList()).containsExactly(51L, 51L, 1L, 1L, 1L);
        five.forEach(probe::assertInOrder);
    }

    @RepeatedTest(20)
    @DisplayName("threads that transfer to and fro between unseen accounts neither deadlock nor lose a point")
    void to_and_fro() throws InterruptedException, ExecutionException {
        List<String> results = ManyThreads.run(8, thread -> {
            boolean there = thread % 2 == 0;
            send(there ? alice : bob, there ? bob : alice, thread + " first", 7);
            return send(there ? alice : bob, there ? bob : alice, thread + " second", 5);
        });

        assertThat(results).hasSize(8).containsOnly("sent");
        assertThat(probe.balance(alice)).isZero();
        assertThat(probe.balance(bob)).isZero();
        assertThat(probe.state(alice).sequence()).isEqualTo(16);
        probe.assertInOrder(alice);
        probe.assertInOrder(bob);
    }

    @RepeatedTest(20)
    @DisplayName("an account that a decider, called again, has left alone after all is not seen, listed or erased")
    void left_alone_after_all() throws InterruptedException, ExecutionException {
        List<AccountId> comers = Stream.generate(this::fresh).limit(8).toList();

        List<String> results = ManyThreads.run(
                8,
                thread -> probe.store()
                        .update(List.of(firstCome(comers.get(thread))))
                        .get(0));

        assertThat(results).containsOnlyOnce("first");
        AccountId winner = comers.get(results.indexOf("first"));
        assertThat(probe.heads(program, 100))
                .extracting(head -> head.member().orElseThrow())
                .containsExactlyInAnyOrder(alice.member(), winner.member());
        for (AccountId comer : comers) {
            if (!comer.equals(winner)) {
                assertThat(probe.state(comer)).isEqualTo(AccountState.unseen(Want.balances(comer)));
                assertThat(probe.store().erase(comer.member())).isEqualTo(new Erased(0, 0));
                assertThat(probe.tell(SampleFact.of(comer, "later", 1)).outcome())
                        .isEqualTo(SampleAnswer.Outcome.POSTED);
            }
        }
    }

    /** Posts to an account of its own and to Alice's, unless somebody has posted there before. */
    private Unit<String> firstCome(AccountId own) {
        return new Unit<>(List.of(Want.balances(own), Want.balances(alice)), states -> {
            if (states.get(1).status() != AccountState.Status.NEW) {
                return new Decision.Keep<>("late");
            }
            List<Changes> changes = states.stream()
                    .map(state -> SampleFact.of(state.account(), "come", 1).changes(state))
                    .toList();
            return new Decision.Commit<>(changes, "first");
        });
    }

    private String send(AccountId from, AccountId to, String id, long points) {
        return probe.store().update(List.of(transfer(from, to, id, points))).get(0);
    }

    private static Unit<String> transfer(AccountId from, AccountId to, String id, long points) {
        SampleFact less = SampleFact.of(from, id, -points);
        SampleFact more = SampleFact.of(to, id, points);
        return new Unit<>(List.of(Want.balances(from), Want.balances(to)), states -> {
            assertThat(states).extracting(AccountState::account).containsExactly(from, to);
            return new Decision.Commit<>(List.of(less.changes(states.get(0)), more.changes(states.get(1))), "sent");
        });
    }
}
