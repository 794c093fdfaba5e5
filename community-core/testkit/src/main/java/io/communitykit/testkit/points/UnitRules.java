package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A unit appears as a whole or not at all. */
abstract class UnitRules extends StoreRules {

    private final AccountId account = fresh();

    /** What a decider of a host may throw. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName("posting, balance and cap windows appear together")
    void appears_as_a_whole() {
        SampleFact fact = SampleFact.of(account, "1", 70).under(DAY, 100).under(WEEK, 50);

        SampleAnswer answer = probe.tell(fact);

        AccountState state = probe.state(fact.want());
        assertThat(state.status()).isEqualTo(AccountState.Status.OPEN);
        assertThat(state.sequence()).isEqualTo(1);
        assertThat(state.pot(SampleFact.POINTS).balance()).isEqualTo(50);
        assertThat(state.used()).isEqualTo(Map.of(DAY, 50L, WEEK, 50L));
        assertThat(state.told()).isEqualTo(answer.posting()).isPresent();
        assertThat(state.lastRecorded()).isEqualTo(answer.posting().map(Posting::recordedAt));
        assertThat(probe.postings(account)).containsExactly(answer.posting().orElseThrow());
    }

    @Test
    @DisplayName("no unit, no result; no want, no state")
    void nothing_asked() {
        assertThat(probe.store().<String>update(List.of())).isEmpty();
        assertThat(probe.store().read(List.of())).isEmpty();
    }

    @Test
    @DisplayName("keeping returns the result and changes nothing")
    void keeps() {
        probe.tell(SampleFact.of(account, "1", 5).under(DAY, 10));
        Want want = SampleFact.of(account, "1", 0).under(DAY, 10).want();
        StoreProbe.Everything before = probe.everything(program, want);

        Unit<String> unit = new Unit<>(List.of(want), states -> new Decision.Keep<>("kept " + states));
        List<String> results = probe.store().update(List.of(unit));

        assertThat(results).containsExactly("kept " + before.states());
        assertThat(probe.everything(program, want)).isEqualTo(before);
    }

    @Test
    @DisplayName("a commit without changes returns the result and changes nothing")
    void commits_nothing() {
        Unit<String> unit =
                new Unit<>(List.of(Want.balances(account)), states -> new Decision.Commit<>(List.of(), "done"));

        assertThat(probe.store().update(List.of(unit))).containsExactly("done");

        assertThat(probe.state(account)).isEqualTo(AccountState.unseen(Want.balances(account)));
        assertThat(probe.heads(program, 10)).isEmpty();
    }

    @Test
    @DisplayName("what a decider throws comes out unchanged, and its unit leaves nothing")
    void decider_throws() {
        Refusal refusal = new Refusal();
        assertRefused(
                state -> {
                    throw refusal;
                },
                thrown -> assertThat(thrown).isSameAs(refusal));
    }

    @Test
    @DisplayName("an error thrown by a decider comes out unchanged too")
    void decider_throws_an_error() {
        AssertionError error = new AssertionError("of the decider");
        assertRefused(
                state -> {
                    throw error;
                },
                thrown -> assertThat(thrown).isSameAs(error));
    }

    @Test
    @DisplayName("a sequence that leaves a gap is refused and leaves nothing")
    void gap_in_the_sequence() {
        assertRefused(state -> changes(state.sequence() + 2, "new"));
    }

    @Test
    @DisplayName("a sequence that was used is refused and leaves nothing")
    void used_sequence() {
        assertRefused(state -> changes(state.sequence(), "new"));
    }

    @Test
    @DisplayName("a key that was used is refused and leaves nothing, though the decider did not ask for it")
    void used_key() {
        assertRefused(state -> changes(state.sequence() + 1, "1"));
    }

    @Test
    @DisplayName("two changes of one account in one commit are refused and leave nothing")
    void two_changes_of_one_account() {
        probe.tell(SampleFact.of(account, "1", 5));
        StoreProbe.Everything before = probe.everything(program, Want.balances(account));

        Unit<String> unit = new Unit<>(List.of(Want.balances(account)), states -> {
            Changes first = SampleFact.of(account, "a", 1).changes(states.get(0));
            Changes second = SampleFact.of(account, "b", 1).changes(states.get(0));
            return new Decision.Commit<>(List.of(first, second), "done");
        });

        assertThatThrownBy(() -> probe.store().update(List.of(unit))).isInstanceOf(CommunityException.class);
        assertThat(probe.everything(program, Want.balances(account))).isEqualTo(before);
    }

    @Test
    @DisplayName("a change of an account that the unit did not ask for is refused and leaves nothing")
    void change_of_another_account() {
        AccountId other = fresh();
        probe.tell(SampleFact.of(account, "1", 5));
        probe.tell(SampleFact.of(other, "1", 5));
        Want[] wants = {Want.balances(account), Want.balances(other)};
        StoreProbe.Everything before = probe.everything(program, wants);

        Unit<String> unit = new Unit<>(List.of(Want.balances(account)), states -> {
            Changes own = SampleFact.of(account, "a", 1).changes(states.get(0));
            Changes foreign = SampleFact.of(other, "b", 1).changes(states.get(0));
            return new Decision.Commit<>(List.of(own, foreign), "done");
        });

        assertThatThrownBy(() -> probe.store().update(List.of(unit))).isInstanceOf(CommunityException.class);
        assertThat(probe.everything(program, wants)).isEqualTo(before);
    }

    @Test
    @DisplayName("nor may it change an account that only another unit of the same call has asked for")
    void change_of_another_units_account() {
        AccountId other = fresh();
        Unit<String> asking = new Unit<>(List.of(Want.balances(other)), states -> new Decision.Keep<>("kept"));
        Unit<String> unit = new Unit<>(
                List.of(Want.balances(account)),
                states -> new Decision.Commit<>(
                        List.of(SampleFact.of(other, "b", 1).changes(AccountState.unseen(Want.balances(other)))),
                        "done"));

        assertThatThrownBy(() -> probe.store().update(List.of(asking, unit))).isInstanceOf(CommunityException.class);
        assertThat(probe.state(other)).isEqualTo(AccountState.unseen(Want.balances(other)));
    }

    @Test
    @DisplayName("a failing unit takes no other unit of the call to pieces")
    void other_units_stay_whole() {
        AccountId first = fresh();
        AccountId last = fresh();
        Unit<SampleAnswer> failing = new Unit<>(List.of(Want.balances(account)), states -> {
            throw new Refusal();
        });
        List<Unit<SampleAnswer>> units = List.of(
                SampleFact.of(first, "1", 5).under(DAY, 10).unit(),
                failing,
                SampleFact.of(last, "1", 5).under(DAY, 10).unit());

        assertThatThrownBy(() -> probe.store().update(units)).isInstanceOf(Refusal.class);

        assertThat(probe.state(account)).isEqualTo(AccountState.unseen(Want.balances(account)));
        for (AccountId each : List.of(first, last)) {
            AccountState state =
                    probe.state(SampleFact.of(each, "1", 5).under(DAY, 10).want());
            long all = state.sequence() * 5;
            assertThat(state.pot(SampleFact.POINTS).balance()).isEqualTo(all);
            assertThat(state.used().getOrDefault(DAY, 0L)).isEqualTo(all);
            assertThat(probe.postings(each)).hasSize((int) state.sequence());
        }
    }

    @Test
    @DisplayName("a decider that asks for more is shown it, as often as it asks")
    void shows_more() {
        probe.tell(SampleFact.of(account, "1", 30).under(DAY, 100));
        probe.tell(SampleFact.of(account, "2", 40).under(WEEK, 100));
        List<AccountState> shown = new ArrayList<>();
        Want second = new Want(account, Optional.of(SampleFact.key("1")), Set.of(DAY));
        Want third = new Want(account, Optional.of(SampleFact.key("2")), Set.of(DAY, WEEK));

        Unit<String> unit = new Unit<>(List.of(Want.balances(account)), states -> {
            AccountState state = states.get(0);
            shown.add(state);
            if (shown.size() > 20) {
                throw new AssertionError("asked again and again, and not shown: " + shown);
            } else if (state.told().isEmpty()) {
                return new Decision.More<>(List.of(second));
            } else if (state.used().size() < 2) {
                return new Decision.More<>(List.of(third));
            }
            return new Decision.Keep<>("seen");
        });

        assertThat(probe.store().update(List.of(unit))).containsExactly("seen");
        assertThat(shown.get(0).used()).isEmpty();
        List<AccountState> last = shown.subList(shown.size() - 2, shown.size());
        assertThat(last.get(0).used()).isEqualTo(Map.of(DAY, 30L));
        assertThat(last.get(0).told().map(Posting::key)).contains(SampleFact.key("1"));
        assertThat(last.get(1).used()).isEqualTo(Map.of(DAY, 30L, WEEK, 40L));
        assertThat(last.get(1).told().map(Posting::key)).contains(SampleFact.key("2"));
    }

    @Test
    @DisplayName("a decider that asks for more of another account is refused, and its unit leaves nothing")
    void more_of_another_account() {
        AccountId other = fresh();
        probe.tell(SampleFact.of(other, "1", 7));
        Unit<String> unit = new Unit<>(
                List.of(Want.balances(account)),
                states -> states.get(0).account().equals(account)
                        ? new Decision.More<>(List.of(Want.balances(other)))
                        : new Decision.Keep<>("seen " + states.get(0)));

        assertThatThrownBy(() -> probe.store().update(List.of(unit))).isInstanceOf(CommunityException.class);
        assertThat(probe.state(account)).isEqualTo(AccountState.unseen(Want.balances(account)));
    }

    private Changes changes(long sequence, String id) {
        PostingKey key = SampleFact.key(id);
        AccountState state = AccountState.unseen(Want.balances(account));
        Changes right = SampleFact.of(account, id, 99).under(DAY, 1_000).changes(state);
        Posting posting = right.last();
        Posting wrong = new Posting(
                sequence,
                key,
                posting.content(),
                posting.kind(),
                posting.type(),
                posting.subject(),
                posting.reason(),
                posting.money(),
                posting.occurredAt(),
                posting.recordedAt(),
                posting.policy(),
                posting.entries());
        return new Changes(account, wrong, right.pots(), right.used());
    }

    private void assertRefused(Function<AccountState, Changes> decider) {
        assertRefused(decider, thrown -> assertThat(thrown).isInstanceOf(CommunityException.class));
    }

    private void assertRefused(
            Function<AccountState, Changes> decider, java.util.function.Consumer<Throwable> expectation) {
        probe.tell(SampleFact.of(account, "1", 5).under(DAY, 10));
        Want want = SampleFact.of(account, "1", 0).under(DAY, 10).want();
        StoreProbe.Everything before = probe.everything(program, want);
        Unit<String> unit = new Unit<>(
                List.of(Want.balances(account)),
                states -> new Decision.Commit<>(List.of(decider.apply(states.get(0))), "done"));

        assertThatThrownBy(() -> probe.store().update(List.of(unit))).satisfies(expectation::accept);

        assertThat(probe.everything(program, want)).isEqualTo(before);
    }
}
