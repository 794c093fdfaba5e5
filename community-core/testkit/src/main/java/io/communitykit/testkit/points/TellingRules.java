package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Facts are told in an order, and told again. */
abstract class TellingRules extends StoreRules {

    private final AccountId account = fresh();

    @Test
    @DisplayName("units of one account in one call see what the ones before them changed")
    void in_the_order_given() {
        List<SampleFact> facts = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            facts.add(SampleFact.of(account, "fact " + i, i).under(DAY, 100));
        }

        List<SampleAnswer> answers = probe.tellAll(facts);

        assertThat(answers).allMatch(answer -> answer.outcome() == SampleAnswer.Outcome.POSTED);
        List<Posting> postings = probe.postings(account);
        assertThat(postings)
                .containsExactlyElementsOf(answers.stream()
                        .flatMap(answer -> answer.posting().stream())
                        .toList());
        assertThat(postings.stream().map(Posting::key))
                .containsExactlyElementsOf(facts.stream().map(SampleFact::key).toList());
        // 1 + 2 + ... + 13 = 91, so that the fourteenth gets 9 and the rest nothing.
        assertThat(postings.get(12).applied(SampleFact.POINTS)).isEqualTo(13);
        assertThat(postings.get(13).applied(SampleFact.POINTS)).isEqualTo(9);
        assertThat(postings.get(14).applied(SampleFact.POINTS)).isZero();
        assertThat(probe.balance(account)).isEqualTo(100);
        probe.assertInOrder(account);
    }

    @Test
    @DisplayName("units of several accounts, mixed, are answered in the order of the call")
    void answers_in_order() {
        List<AccountId> accounts = List.of(fresh(), fresh(), fresh());
        List<SampleFact> facts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            facts.add(SampleFact.of(accounts.get(i * 7 % 3), "fact " + i, i + 1));
        }

        List<SampleAnswer> answers = probe.tellAll(facts);

        for (int i = 0; i < 60; i++) {
            Posting posting = answers.get(i).posting().orElseThrow();
            assertThat(posting.key()).isEqualTo(facts.get(i).key());
            assertThat(posting.applied(SampleFact.POINTS)).isEqualTo(i + 1);
        }
        accounts.forEach(probe::assertInOrder);
        assertThat(accounts.stream().mapToLong(probe::balance).sum()).isEqualTo(60 * 61 / 2);
    }

    @Test
    @DisplayName("a call of 1,200 units over 300 accounts loses none")
    void large_call() {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            accounts.add(account("member " + i));
        }
        List<SampleFact> facts = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            facts.add(SampleFact.of(accounts.get(i % 300), "fact " + i, 1).under(DAY, 3));
        }

        probe.tellAll(facts);

        List<AccountState> states = probe.store()
                .read(accounts.stream()
                        .map(each -> new Want(each, Optional.empty(), Set.of(DAY)))
                        .toList());
        assertThat(states).allSatisfy(state -> {
            assertThat(state.sequence()).isEqualTo(4);
            assertThat(state.used()).isEqualTo(Map.of(DAY, 3L));
        });
    }

    @Test
    @DisplayName("a fact told again is answered with what was posted, and changes nothing")
    void told_again() {
        SampleFact fact = SampleFact.of(account, "1", 5).under(DAY, 10);
        SampleAnswer first = probe.tell(fact);
        probe.tell(SampleFact.of(account, "2", 3));
        StoreProbe.Everything before = probe.everything(program, fact.want());

        SampleAnswer second = probe.tell(fact);

        assertThat(second.outcome()).isEqualTo(SampleAnswer.Outcome.REPLAYED);
        assertThat(second.posting()).isEqualTo(first.posting());
        assertThat(probe.everything(program, fact.want())).isEqualTo(before);
    }

    @Test
    @DisplayName("a fact told twice in one call is posted once")
    void told_twice_in_one_call() {
        SampleFact fact = SampleFact.of(account, "1", 5).under(DAY, 10);

        List<SampleAnswer> answers = probe.tellAll(List.of(fact, SampleFact.of(account, "2", 1), fact, fact));

        assertThat(answers)
                .extracting(SampleAnswer::outcome)
                .containsExactly(
                        SampleAnswer.Outcome.POSTED,
                        SampleAnswer.Outcome.POSTED,
                        SampleAnswer.Outcome.REPLAYED,
                        SampleAnswer.Outcome.REPLAYED);
        assertThat(answers.get(2).posting()).isEqualTo(answers.get(0).posting());
        assertThat(probe.balance(account)).isEqualTo(6);
        probe.assertInOrder(account);
    }

    @Test
    @DisplayName("the same key in another account is another fact")
    void same_key_elsewhere() {
        AccountId other = fresh();
        probe.tellAll(List.of(SampleFact.of(account, "1", 5), SampleFact.of(other, "1", 7)));

        assertThat(probe.balance(account)).isEqualTo(5);
        assertThat(probe.balance(other)).isEqualTo(7);
    }

    @Test
    @DisplayName("cap windows count apart by cap, period and first day, and may fall below 0")
    void windows() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Set<CapWindow> windows = new LinkedHashSet<>();
        for (String cap : List.of("a", "A", "a ")) {
            for (CapPeriod period : CapPeriod.values()) {
                windows.add(new CapWindow(new CapId(cap), period, day));
                windows.add(new CapWindow(new CapId(cap), period, day.plusDays(1)));
                windows.add(new CapWindow(new CapId(cap), period, LocalDate.of(1, 1, 1)));
                windows.add(new CapWindow(new CapId(cap), period, LocalDate.of(9999, 12, 31)));
            }
        }
        Want all = new Want(account, Optional.empty(), windows);
        long points = -3;
        List<SampleFact> facts = new ArrayList<>();
        for (CapWindow window : windows) {
            facts.add(SampleFact.of(account, "fact " + points, points).under(window, 100));
            points++;
        }

        probe.tellAll(facts);

        AccountState state = probe.state(all);
        points = -3;
        for (CapWindow window : windows) {
            assertThat(state.used().getOrDefault(window, 0L))
                    .as(window.toString())
                    .isEqualTo(points);
            points++;
        }
        assertThat(probe.state(new Want(account, Optional.empty(), Set.of(DAY))).used())
                .as("a window that nothing was counted in")
                .doesNotContainEntry(DAY, 1L)
                .allSatisfy((window, used) -> assertThat(used).isZero());
    }

    @Test
    @DisplayName("a decider may leave out balances and windows that did not move; they stay")
    void untouched_parts_stay() {
        probe.tell(SampleFact.of(account, "1", 5).under(DAY, 10));
        probe.tell(SampleFact.of(account, "2", 7).in(new io.communitykit.membership.points.CurrencyId("growth")));

        AccountState state =
                probe.state(SampleFact.of(account, "1", 5).under(DAY, 10).want());
        assertThat(state.pot(SampleFact.POINTS).balance()).isEqualTo(5);
        assertThat(state.pots()).hasSize(2);
        assertThat(state.used()).isEqualTo(Map.of(DAY, 5L));
    }

    @Test
    @DisplayName("a decider that is called again is shown the state as it is then")
    void decider_may_be_called_again() {
        probe.tell(SampleFact.of(account, "1", 5));
        List<Long> seen = new ArrayList<>();
        SampleFact fact = SampleFact.of(account, "2", 1);
        Unit<SampleAnswer> unit = new Unit<>(List.of(fact.want()), states -> {
            seen.add(states.get(0).sequence());
            return fact.decide(states.get(0));
        });

        probe.store().update(List.of(unit));

        assertThat(seen).isNotEmpty().allMatch(sequence -> sequence == 1);
        probe.assertInOrder(account);
    }
}
