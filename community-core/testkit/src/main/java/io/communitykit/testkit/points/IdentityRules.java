package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdText;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.LookAlikes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ids are the same only if they are the same to the byte. */
abstract class IdentityRules extends StoreRules {

    @Test
    @DisplayName("members whose ids look alike have accounts of their own")
    void members() {
        List<SampleFact> facts = each(id -> SampleFact.of(account(id), "1", 0));

        assertAllPosted(probe.tellAll(facts));

        assertThat(probe.heads(program, 7))
                .extracting(head -> head.member().orElseThrow().value())
                .containsExactlyInAnyOrderElementsOf(LookAlikes.IDS);
        assertOwnBalances(facts);
    }

    @Test
    @DisplayName("programs whose ids look alike have accounts of their own")
    void programs() {
        List<SampleFact> facts = each(id -> SampleFact.of(account(new ProgramId(program + id), "member"), "1", 0));

        assertAllPosted(probe.tellAll(facts));

        assertOwnBalances(facts);
        for (SampleFact fact : facts) {
            List<AccountHead> heads = probe.heads(fact.account().program(), 10);
            assertThat(heads).hasSize(1);
            assertThat(heads.get(0).program()).isEqualTo(fact.account().program());
        }
    }

    @Test
    @DisplayName("facts whose numbers look alike are different facts")
    void event_ids() {
        AccountId account = fresh();
        assertDifferentFacts(account, each(id -> SampleFact.of(account, id, 0)));
    }

    @Test
    @DisplayName("facts whose sources look alike are different facts")
    void event_sources() {
        AccountId account = fresh();
        assertDifferentFacts(
                account,
                each(id -> SampleFact.of(account, "1", 0)
                        .keyed(new PostingKey(new IdempotencyKey(new EventSource(id), new EventId("1")), Leg.MAIN))));
    }

    @Test
    @DisplayName("source and number do not run into each other")
    void source_and_id_kept_apart() {
        AccountId account = fresh();
        List<SampleFact> facts = Stream.of("a|bc", "ab|c", "abc|", "|abc", "a|b|c")
                .map(text -> text.replace("|", "\u001f"))
                .flatMap(text -> Stream.of(
                        new IdempotencyKey(new EventSource(text + "x"), new EventId("y")),
                        new IdempotencyKey(new EventSource("x"), new EventId(text + "y"))))
                .map(key -> SampleFact.of(account, "1", 1).keyed(new PostingKey(key, Leg.MAIN)))
                .toList();

        assertDifferentFacts(account, facts);
    }

    @Test
    @DisplayName("currencies whose ids look alike have balances of their own")
    void currencies() {
        AccountId account = fresh();
        List<SampleFact> facts =
                each(id -> SampleFact.of(account, "fact " + id, 0).in(new CurrencyId(id)));

        assertAllPosted(probe.tellAll(facts));

        Map<CurrencyId, Pot> expected = new HashMap<>();
        facts.forEach(fact -> expected.put(fact.currency(), new Pot(fact.points(), fact.points(), 0)));
        assertThat(probe.state(account).pots()).isEqualTo(expected);
        assertThat(probe.heads(program, 10).get(0).pots()).isEqualTo(expected);
    }

    @Test
    @DisplayName("caps whose ids look alike count apart")
    void caps() {
        AccountId account = fresh();
        Function<String, CapWindow> window =
                id -> new CapWindow(new CapId(id), CapPeriod.DAY, LocalDate.of(2026, 3, 1));
        List<SampleFact> facts =
                each(id -> SampleFact.of(account, "fact " + id, 0).under(window.apply(id), 1_000));

        assertAllPosted(probe.tellAll(facts));

        Map<CapWindow, Long> expected = new HashMap<>();
        facts.forEach(fact -> expected.put(fact.limits().keySet().iterator().next(), fact.points()));
        assertThat(probe.state(new Want(account, Optional.empty(), expected.keySet()))
                        .used())
                .isEqualTo(expected);
    }

    @TestFactory
    @DisplayName("ids of 255 bytes are kept whole, and their last character counts:")
    Stream<DynamicTest> longest() {
        return Stream.of("\u00e9", "\u4f1a", "\ud83d\ude00")
                .map(last -> DynamicTest.dynamicTest("ending in " + last, () -> {
                    String id = LookAlikes.longest(IdText.MAX_BYTES, last);
                    String other = LookAlikes.longest(
                            IdText.MAX_BYTES, new String(Character.toChars(last.codePointAt(0) + 1)));
                    for (String each : List.of(id, other)) {
                        assertThat(probe.tell(longFact(each)).outcome()).isEqualTo(SampleAnswer.Outcome.POSTED);
                    }
                    for (String each : List.of(id, other)) {
                        SampleFact fact = longFact(each);
                        AccountState state = probe.state(fact.want());
                        assertThat(state.sequence()).isEqualTo(1);
                        assertThat(state.pot(fact.currency()).balance()).isEqualTo(7);
                        assertThat(state.used().values()).containsExactly(7L);
                        assertThat(state.told().map(Posting::key)).contains(fact.key());
                        assertThat(probe.tell(fact).outcome()).isEqualTo(SampleAnswer.Outcome.REPLAYED);
                    }
                }));
    }

    private static SampleFact longFact(String id) {
        AccountId account = new AccountId(new ProgramId(id), new MemberId(uniqueStart(id)));
        PostingKey key = new PostingKey(new IdempotencyKey(new EventSource(id), new EventId(id)), Leg.MAIN);
        return new SampleFact(
                account,
                key,
                new CurrencyId(id),
                7,
                Map.of(new CapWindow(new CapId(id), CapPeriod.MONTH, LocalDate.of(2026, 3, 1)), 10L));
    }

    /** Tests before this one may have used the plain id. */
    private static String uniqueStart(String id) {
        String unique = RUN;
        return unique + id.substring(unique.length());
    }

    private static final String RUN = java.util.UUID.randomUUID().toString();

    private static List<SampleFact> each(Function<String, SampleFact> maker) {
        List<SampleFact> facts = new ArrayList<>();
        long points = 1;
        for (String id : LookAlikes.IDS) {
            SampleFact fact = maker.apply(id);
            facts.add(new SampleFact(fact.account(), fact.key(), fact.currency(), points, fact.limits()));
            points++;
        }
        return facts;
    }

    private static void assertAllPosted(List<SampleAnswer> answers) {
        assertThat(answers).allMatch(answer -> answer.outcome() == SampleAnswer.Outcome.POSTED);
    }

    private void assertOwnBalances(List<SampleFact> facts) {
        for (SampleFact fact : facts) {
            AccountState state = probe.state(fact.want());
            assertThat(state.account()).isEqualTo(fact.account());
            assertThat(state.sequence()).as(fact.toString()).isEqualTo(1);
            assertThat(state.pot(fact.currency()).balance()).as(fact.toString()).isEqualTo(fact.points());
            assertThat(probe.postings(fact.account())).hasSize(1);
        }
    }

    private void assertDifferentFacts(AccountId account, List<SampleFact> facts) {
        assertAllPosted(probe.tellAll(facts));

        assertThat(probe.balance(account))
                .isEqualTo(facts.stream().mapToLong(SampleFact::points).sum());
        assertThat(probe.postings(account).stream().map(Posting::key))
                .containsExactlyElementsOf(facts.stream().map(SampleFact::key).toList());
        assertThat(probe.tellAll(facts)).allMatch(answer -> answer.outcome() == SampleAnswer.Outcome.REPLAYED);
        probe.assertInOrder(account);
        assertThat(Set.copyOf(facts)).hasSize(facts.size());
    }
}
