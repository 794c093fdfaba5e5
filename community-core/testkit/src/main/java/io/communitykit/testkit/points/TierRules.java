package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.IdText;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import io.communitykit.testkit.internal.LookAlikes;
import io.communitykit.testkit.internal.ManyThreads;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Where members stand on ladders, and what postings did to that. */
abstract class TierRules extends StoreRules {

    private static final LadderId LADDER = SampleTiers.LADDER;
    private static final LadderId OTHER = new LadderId("other");
    private static final LocalDate DAY_1 = LocalDate.of(2026, 3, 1);

    private final AccountId account = fresh();

    private void change(SampleChange change) {
        probe.store().update(List.of(change.unit()));
    }

    private void put(AccountId whose, String id, Map<LadderId, TierState> places) {
        SampleChange change = SampleChange.of(whose, id);
        places.forEach(change::place);
        change(change);
    }

    private AccountHead head(AccountId whose) {
        return probe.heads(program, 100).stream()
                .filter(head -> head.member().equals(Optional.of(whose.member())))
                .findFirst()
                .orElseThrow();
    }

    private void assertPlaces(Map<LadderId, TierState> places) {
        assertThat(probe.state(account).tiers()).isEqualTo(places);
        assertThat(probe.store().read(List.of(Want.balances(fresh()), Want.balances(account))))
                .extracting(AccountState::tiers)
                .containsExactly(Map.of(), places);
        assertThat(head(account).tiers()).isEqualTo(places);
        Unit<Map<LadderId, TierState>> shown = new Unit<>(
                List.of(Want.balances(account)),
                states -> new Decision.Keep<>(states.get(0).tiers()));
        assertThat(probe.store().update(List.of(shown))).containsExactly(places);
    }

    @Test
    @DisplayName("places come back equal in every field, full and empty: in the state, in a listing, in a unit")
    void every_field() {
        TierState tallied = SampleTiers.counting(SampleTiers.tally(-5, 400));
        Map<LadderId, TierState> places = Map.of(
                LADDER,
                SampleTiers.full(),
                OTHER,
                SampleTiers.due(Optional.empty()),
                new LadderId("\u6210\u957f\u503c \ud83c\udf31 \ud842\udfb7"),
                tallied,
                new LadderId(LookAlikes.longest(IdText.MAX_BYTES, "\ud83d\ude00")),
                SampleTiers.due(Optional.of(SampleLots.day(1))));

        put(account, "1", places);

        assertPlaces(places);
    }

    @TestFactory
    @DisplayName("places are kept at the ends of every range, with as many locks as there may be:")
    Stream<DynamicTest> ends() {
        return Stream.of(
                        SampleTiers.ends(Timestamps.MIN, LocalDate.MIN, Long.MIN_VALUE),
                        SampleTiers.ends(Timestamps.MAX, LocalDate.MAX, Long.MAX_VALUE),
                        SampleTiers.ends(Instant.parse("1969-12-31T23:59:59.999999Z"), LocalDate.of(-1, 12, 31), -1),
                        SampleTiers.ends(Instant.EPOCH, LocalDate.EPOCH, (1L << 53) + 1))
                .map(place -> DynamicTest.dynamicTest(place.since().toString(), () -> {
                    AccountId own = fresh();
                    put(own, "1", Map.of(LADDER, place));

                    assertThat(probe.state(own).tiers()).isEqualTo(Map.of(LADDER, place));
                    assertThat(head(own).tiers()).isEqualTo(Map.of(LADDER, place));
                }));
    }

    @Test
    @DisplayName("ladders whose ids look alike are kept apart, and listed in the order of their ids")
    void look_alikes() {
        Map<LadderId, TierState> places = new HashMap<>();
        for (String id : LookAlikes.IDS) {
            places.put(new LadderId(id), SampleTiers.counting(Tally.EMPTY.plus(1 + places.size())));
        }
        put(account, "1", places);
        put(fresh(), "1", Map.of(LADDER, SampleTiers.full()));

        assertPlaces(places);
        assertThat(head(account).tiers().keySet())
                .containsExactlyElementsOf(places.keySet().stream().sorted().toList());
    }

    @Test
    @DisplayName("what postings did to tiers comes back equal: as told again, in the statement, in the state")
    void changes_come_back() {
        TierChange[] all = Stream.concat(
                        SampleTiers.changes(LADDER).stream(),
                        SampleTiers.changes(new LadderId("\u6210\u957f\u503c \ud83c\udf31")).stream())
                .toArray(TierChange[]::new);
        change(SampleChange.of(account, "1").became(all));
        change(SampleChange.of(account, "2"));
        change(SampleChange.of(account, "3").became(all[3]));

        List<Posting> postings = probe.postings(account);
        assertThat(postings).extracting(Posting::tiers).containsExactly(List.of(all), List.of(), List.of(all[3]));
        Want told = new Want(account, Optional.of(SampleFact.key("1")), Set.of());
        assertThat(probe.state(told).told()).contains(postings.get(0));
    }

    @Test
    @DisplayName("a place is replaced as a whole, and the others stay, also where nothing is said of any")
    void replaced() {
        TierState empty = SampleTiers.due(Optional.empty());
        put(account, "1", Map.of(LADDER, SampleTiers.full(), OTHER, SampleTiers.full()));

        put(account, "2", Map.of(LADDER, empty));
        assertPlaces(Map.of(LADDER, empty, OTHER, SampleTiers.full()));

        put(account, "3", Map.of());
        assertPlaces(Map.of(LADDER, empty, OTHER, SampleTiers.full()));

        put(account, "4", Map.of(LADDER, SampleTiers.full(), new LadderId("third"), empty));
        assertPlaces(Map.of(LADDER, SampleTiers.full(), OTHER, SampleTiers.full(), new LadderId("third"), empty));
    }

    @Test
    @DisplayName("many currencies and many ladders of many accounts are listed once each, page by page")
    void listed() {
        Map<LadderId, TierState> places = new HashMap<>();
        Map<CurrencyId, Pot> pots = new HashMap<>();
        for (int i = 0; i < 7; i++) {
            places.put(new LadderId("ladder " + i), SampleTiers.counting(SampleTiers.tally(i, i)));
            pots.put(new CurrencyId("currency " + i), new Pot(i, i, 0));
        }
        for (int i = 0; i < 9; i++) {
            SampleChange change = SampleChange.of(account("member " + i), "1");
            if (i % 3 != 0) {
                places.forEach(change::place);
            }
            if (i % 2 == 0) {
                pots.forEach(change::pot);
            }
            change(change);
        }

        for (int limit : List.of(1, 2, 100)) {
            List<AccountHead> heads = probe.heads(program, limit);
            assertThat(heads).hasSize(9);
            for (AccountHead head : heads) {
                int number =
                        Integer.parseInt(head.member().orElseThrow().value().substring(7));
                assertThat(head.tiers()).isEqualTo(number % 3 != 0 ? places : Map.of());
                assertThat(head.pots()).isEqualTo(number % 2 == 0 ? pots : Map.of());
            }
        }
    }

    @Test
    @DisplayName("an account is due with the first of its lots, holds, pots and places, also after that one has gone")
    void due() {
        change(SampleChange.of(account, "1")
                .lots(SampleLots.until(0, 5, 9))
                .holds(SampleLots.hold(SampleFact.key("1").key(), Optional.of(SampleLots.day(8))))
                .pot(SampleFact.POINTS, new Pot(1, 0, 0, 0, 1, 1, 0, Optional.of(SampleLots.day(7)), Optional.empty()))
                .place(LADDER, SampleTiers.due(Optional.of(SampleLots.day(5))))
                .place(OTHER, SampleTiers.due(Optional.of(SampleLots.day(6)))));
        assertDueBy(5);

        put(account, "2", Map.of(LADDER, SampleTiers.due(Optional.empty())));
        assertDueBy(6);

        put(account, "3", Map.of(OTHER, SampleTiers.due(Optional.of(SampleLots.day(20)))));
        assertDueBy(7);

        change(SampleChange.of(account, "4")
                .lots(SampleLots.until(0, 0, 9))
                .ends(SampleFact.key("1").key())
                .pot(SampleFact.POINTS, Pot.EMPTY));
        assertDueBy(20);
    }

    /** Where something was due earlier and is not any more, a store may still say that it is. */
    private void assertDueBy(long day) {
        Instant at = SampleLots.day(day);
        assertThat(probe.state(account).nextDue().orElseThrow()).isBeforeOrEqualTo(at);
        assertThat(head(account).nextDue()).isEqualTo(probe.state(account).nextDue());
        assertThat(probe.store()
                        .accounts(new AccountQuery(program, Optional.empty(), Optional.of(at), 10))
                        .items())
                .hasSize(1);
    }

    @Test
    @DisplayName("a unit sees the places that units before it in the call have changed")
    void units_in_one_call() {
        List<Unit<Long>> units = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            units.add(counting(account, "unit " + i));
        }

        List<Long> seen = probe.store().update(units);

        assertThat(seen).isEqualTo(Stream.iterate(0L, i -> i + 1).limit(30).toList());
        assertThat(count(account)).isEqualTo(30);
        assertThat(probe.store().update(List.of(counting(account, "last")))).containsExactly(30L);
    }

    /** Counts one more; answers with what was counted before. */
    private static Unit<Long> counting(AccountId account, String id) {
        return new Unit<>(List.of(Want.balances(account)), states -> {
            Tally before = tally(states.get(0));
            SampleChange change =
                    SampleChange.of(account, id).place(LADDER, SampleTiers.counting(before.plus(DAY_1, 1)));
            return new Decision.Commit<>(List.of(change.after(states.get(0))), before.sum(DAY_1, DAY_1.plusDays(1)));
        });
    }

    private static Tally tally(AccountState state) {
        TierState place = state.tiers().get(LADDER);
        return place == null ? Tally.EMPTY : place.tally();
    }

    private long count(AccountId whose) {
        return tally(probe.state(whose)).sum(DAY_1, DAY_1.plusDays(1));
    }

    @Test
    @DisplayName("one unit may change the places of two accounts, and neither sees the other's")
    void two_accounts() {
        AccountId other = fresh();
        TierState mine = SampleTiers.full();
        TierState theirs = SampleTiers.locked(List.of(SampleTiers.lock(1, TierLock.Hold.AT_LEAST)));
        for (String id : List.of("1", "2")) {
            Unit<String> both = new Unit<>(List.of(Want.balances(account), Want.balances(other)), states -> {
                SampleChange first = SampleChange.of(account, id).place(LADDER, mine);
                SampleChange second = SampleChange.of(other, id).place(LADDER, theirs);
                return new Decision.Commit<>(List.of(first.after(states.get(0)), second.after(states.get(1))), "done");
            });
            assertThat(probe.store().update(List.of(both))).containsExactly("done");
        }

        assertThat(probe.store().read(List.of(Want.balances(account), Want.balances(other))))
                .extracting(state -> Objects.requireNonNull(state.tiers().get(LADDER)))
                .containsExactly(mine, theirs);
    }

    @RepeatedTest(20)
    @DisplayName("of what 16 threads count for one member nothing is lost")
    void counted_by_threads() throws InterruptedException, ExecutionException {
        List<Long> seen = ManyThreads.run(
                16,
                thread -> probe.store()
                        .update(List.of(counting(account, "thread " + thread)))
                        .get(0));

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(count(account)).isEqualTo(16);
        assertThat(probe.state(account).sequence()).isEqualTo(16);
    }

    @Test
    @DisplayName("a member who was erased has no place; what became of the tiers stays under the pseudonym")
    void erased() {
        TierChange[] all = SampleTiers.changes(LADDER).toArray(TierChange[]::new);
        change(SampleChange.of(account, "1").became(all).place(LADDER, SampleTiers.full()));
        AccountId other = fresh();
        put(other, "1", Map.of(LADDER, SampleTiers.full()));
        AccountHead before = head(account);

        probe.store().erase(account.member());

        assertThat(probe.state(account).tiers()).isEmpty();
        assertThat(probe.state(account).nextDue()).isEmpty();
        AccountHead after = probe.heads(program, 10).stream()
                .filter(head -> head.pseudonym().equals(before.pseudonym()))
                .findFirst()
                .orElseThrow();
        assertThat(after.tiers()).isEmpty();
        assertThat(after.nextDue()).isEmpty();
        assertThat(probe.postings(new PostingQuery.Whose.Nobody(before.pseudonym()), 10))
                .extracting(Posting::tiers)
                .containsExactly(List.of(all));
        assertThat(probe.state(other).tiers()).isEqualTo(Map.of(LADDER, SampleTiers.full()));
    }
}
