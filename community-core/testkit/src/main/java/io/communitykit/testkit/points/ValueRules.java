package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdText;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.LookAlikes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is put in comes out, field by field, at the ends of every range too. */
abstract class ValueRules extends StoreRules {

    private static final String LONGEST = LookAlikes.longest(IdText.MAX_BYTES, "\ud842\udfb7");

    private final AccountId account = fresh();

    @Test
    @DisplayName("a posting comes back equal in every field: as told again, in the statement, in the state")
    void every_field() {
        Posting posting = posting(
                PostingKind.FACT,
                Optional.of(new EventType("x".repeat(100))),
                Optional.of(new Subject("\u79ef\u5206 \ud83c\udf89 \ud842\udfb7 '\"\\ \n\t")),
                Optional.empty(),
                List.of(
                        entry("points", 10, 10, Optional.empty()),
                        entry("points", 10, 0, Optional.of(new Limit.Cap(DAY, 0))),
                        entry("growth", -10, -4, Optional.of(new Limit.Floor(-4)))));

        assertKept(posting);
    }

    @TestFactory
    @DisplayName("a command's posting comes back equal, whatever the kind:")
    Stream<DynamicTest> commands() {
        return Stream.of(PostingKind.values())
                .map(kind -> DynamicTest.dynamicTest(
                        kind.code(),
                        () -> assertKept(posting(
                                kind,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Reason("\u8865\u507f: sorry \ud83d\ude4f, \"it's\" late\\")),
                                List.of(new Entry(
                                        new CurrencyId("points"),
                                        EntryKind.GRANT,
                                        Optional.empty(),
                                        List.of(),
                                        1,
                                        1,
                                        1,
                                        Optional.empty()))))));
    }

    @Test
    @DisplayName("a posting without a single entry is a posting")
    void no_entry() {
        assertKept(posting(
                PostingKind.FACT, Optional.of(new EventType("e")), Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    @DisplayName("the longest texts are kept whole, in 100 entries")
    void longest_texts() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CapWindow window = new CapWindow(new CapId(LONGEST), CapPeriod.LIFETIME, LocalDate.EPOCH);
            entries.add(new Entry(
                    new CurrencyId(LONGEST),
                    EntryKind.EARN,
                    Optional.of(new RuleId(LONGEST)),
                    List.of(new RuleId(LONGEST), new RuleId("a,b"), new RuleId("]}")),
                    5,
                    i % 5,
                    i,
                    Optional.of(new Limit.Cap(window, i % 5))));
        }

        assertKept(posting(
                PostingKind.FACT,
                Optional.of(new EventType("e")),
                Optional.of(new Subject("\u4f1a".repeat(1_000))),
                Optional.of(new Reason(LONGEST)),
                entries));
    }

    @TestFactory
    @DisplayName("instants are kept to the microsecond:")
    Stream<DynamicTest> instants() {
        return Stream.of(
                        Timestamps.MIN,
                        Timestamps.MAX,
                        Instant.EPOCH,
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Instant.parse("1969-12-31T23:59:59.000001Z"),
                        Instant.parse("1582-10-10T12:00:00.5Z"),
                        Instant.parse("2026-03-29T01:30:00.123456Z"),
                        Instant.parse("2038-01-19T03:14:08Z"))
                .map(instant -> DynamicTest.dynamicTest(instant.toString(), () -> {
                    AccountId own = fresh();
                    Posting posting = recorded(instant);
                    put(own, posting, Map.of(), Map.of());

                    assertThat(probe.postings(own)).containsExactly(posting);
                    assertThat(probe.state(own).lastRecorded()).contains(instant);
                    assertThat(head(own).lastRecorded()).isEqualTo(instant);
                }));
    }

    @TestFactory
    @DisplayName("numbers are kept at the ends of their range:")
    Stream<DynamicTest> numbers() {
        return Stream.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, 1L, (1L << 53) + 1, Long.MAX_VALUE)
                .map(number -> DynamicTest.dynamicTest(Long.toString(number), () -> {
                    AccountId own = fresh();
                    CurrencyId currency = new CurrencyId("points");
                    Entry entry = new Entry(
                            currency,
                            EntryKind.ADJUST,
                            Optional.empty(),
                            List.of(),
                            number,
                            number,
                            number,
                            Optional.empty());
                    Pot pot = new Pot(number, Long.MAX_VALUE, Math.max(0, number));
                    Posting posting = posting(
                            PostingKind.FACT,
                            Optional.of(new EventType("e")),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(entry));
                    put(own, posting, Map.of(currency, pot), Map.of(DAY, number));

                    Want want = new Want(own, Optional.of(posting.key()), java.util.Set.of(DAY));
                    AccountState state = probe.state(want);
                    assertThat(state.pots()).isEqualTo(Map.of(currency, pot));
                    assertThat(state.used().getOrDefault(DAY, 0L)).isEqualTo(number);
                    assertThat(state.told()).contains(posting);
                    assertThat(head(own).pots()).isEqualTo(Map.of(currency, pot));
                }));
    }

    @Test
    @DisplayName("forty currencies in one account are kept apart")
    void many_currencies() {
        Map<CurrencyId, Pot> pots = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            pots.put(new CurrencyId("currency " + i), new Pot(i, i, 0));
        }
        put(account, recorded(Instant.EPOCH), pots, Map.of());

        assertThat(probe.state(account).pots()).isEqualTo(pots);
        assertThat(head(account).pots()).isEqualTo(pots);
    }

    private AccountHead head(AccountId of) {
        return probe.heads(of.program(), 1_000).stream()
                .filter(head -> head.member().equals(Optional.of(of.member())))
                .findFirst()
                .orElseThrow();
    }

    private void assertKept(Posting posting) {
        AccountId own = fresh();
        put(own, posting, Map.of(), Map.of());

        Want want = new Want(own, Optional.of(posting.key()), java.util.Set.of());
        assertThat(probe.state(want).told()).contains(posting);
        assertThat(probe.postings(own)).containsExactly(posting);
        Unit<Optional<Posting>> again = new Unit<>(
                List.of(want), states -> new Decision.Keep<>(states.get(0).told()));
        assertThat(probe.store().update(List.of(again)).get(0)).contains(posting);
    }

    private void put(AccountId own, Posting posting, Map<CurrencyId, Pot> pots, Map<CapWindow, Long> used) {
        Unit<String> unit = new Unit<>(
                List.of(Want.balances(own)),
                states -> new Decision.Commit<>(List.of(new Changes(own, posting, pots, used)), "put"));
        assertThat(probe.store().update(List.of(unit))).containsExactly("put");
    }

    private static Entry entry(String currency, long asked, long applied, Optional<Limit> limit) {
        return new Entry(
                new CurrencyId(currency),
                EntryKind.EARN,
                Optional.of(new RuleId("\u89c4\u5219 \ud83c\udfaf")),
                List.of(new RuleId("double day"), new RuleId("\u53cc\u500d")),
                asked,
                applied,
                applied,
                limit);
    }

    private static Posting recorded(Instant instant) {
        Posting posting = posting(
                PostingKind.FACT, Optional.of(new EventType("e")), Optional.empty(), Optional.empty(), List.of());
        return new Posting(
                1,
                posting.key(),
                posting.content(),
                posting.kind(),
                posting.type(),
                posting.subject(),
                posting.reason(),
                posting.money(),
                instant,
                instant,
                posting.policy(),
                posting.entries());
    }

    private static Posting posting(
            PostingKind kind,
            Optional<EventType> type,
            Optional<Subject> subject,
            Optional<Reason> reason,
            List<Entry> entries) {
        ContentDigest.Builder content = ContentDigest.builder();
        for (ContentField field : ContentField.values()) {
            content.field(field, "content of " + field);
        }
        return new Posting(
                1,
                SampleFact.key("\u5355\u53f7 1 \ud83c\udf89"),
                content.build(),
                kind,
                type,
                subject,
                reason,
                Optional.empty(),
                SampleFact.OCCURRED,
                SampleFact.OCCURRED.plusNanos(1_000),
                new PolicyVersion(LONGEST),
                entries);
    }
}
