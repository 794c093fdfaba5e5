package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.LookAlikes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Several postings of one change, earlier postings, and units of one call that build on each other. */
abstract class BatchRules extends StoreRules {

    private static final Subject ORDER = new Subject("order \u8ba2\u5355 \ud83d\ude00 1");

    private static final List<ConsumptionOrder> ORDERS =
            List.of(ConsumptionOrder.EXPIRY_FIRST, ConsumptionOrder.FIFO, ConsumptionOrder.LIFO);

    private final AccountId account = fresh();

    private List<Posting> origin(Origin origin) {
        return probe.state(SampleLots.origin(account, origin)).origin();
    }

    private static Origin about(String subject) {
        return new Origin.About(new Subject(subject));
    }

    @Test
    @DisplayName("the postings of one change appear together, in a row, each under its key")
    void several_postings() {
        probe.tell(SampleFact.of(account, "1", 5));
        SampleChange change = SampleChange.of(account, "2")
                .posting(new PostingKey(SampleFact.key("2").key(), Leg.RESOLVED), PostingKind.RELEASE, Optional.empty())
                .posting(new PostingKey(SampleFact.key("2").key(), Leg.AUTOMATIC), PostingKind.DUE, Optional.empty())
                .about("3", ORDER.value());

        probe.store().update(List.of(change.unit()));

        assertThat(probe.state(account).sequence()).isEqualTo(5);
        List<Posting> postings = probe.postings(account);
        assertThat(postings).extracting(Posting::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        for (Posting posting : postings) {
            assertThat(probe.state(new Want(account, Optional.of(posting.key()), Set.of()))
                            .told())
                    .contains(posting);
            assertThat(origin(new Origin.Under(posting.key()))).containsExactly(posting);
        }
        assertThat(origin(new Origin.Under(SampleFact.key("none")))).isEmpty();
    }

    @TestFactory
    @DisplayName("a change of several postings of which one does not fit leaves nothing:")
    Stream<DynamicTest> none_of_several() {
        PostingKey second = new PostingKey(SampleFact.key("1").key(), Leg.RESOLVED);
        Map<String, SampleChange> changes = Map.of(
                "a key told before",
                SampleChange.of(account, "new").posting(SampleFact.key("1"), PostingKind.GRANT, Optional.empty()),
                "a second key told before",
                SampleChange.of(account, "new").posting(second, PostingKind.GRANT, Optional.empty()));
        return changes.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    if (probe.state(account).sequence() == 0) {
                        probe.store()
                                .update(List.of(SampleChange.of(account, "1")
                                        .posting(second, PostingKind.RELEASE, Optional.empty())
                                        .unit()));
                    }
                    StoreProbe.Everything before = probe.everything(program, Want.balances(account));
                    assertThatThrownBy(() -> probe.store()
                                    .update(List.of(each.getValue()
                                            .lots(SampleLots.until(0, 5, 1))
                                            .unit())))
                            .isInstanceOf(CommunityException.class);
                    assertThat(probe.everything(program, Want.balances(account)))
                            .isEqualTo(before);
                }));
    }

    @Test
    @DisplayName(
            "all postings about a subject are shown, oldest first, with the lots that their entries name, and no others")
    void about_a_subject() {
        List<String> subjects = new ArrayList<>(LookAlikes.IDS);
        for (String last : List.of("a", "b", "\u4f1a", "\ud83d\ude00", "\ud83d\ude01")) {
            subjects.add("\u4f1a".repeat(997) + last);
            subjects.add("\ud83d\ude00".repeat(498) + last);
        }
        Lot lot = SampleLots.until(0, 5, 1);
        for (int round = 0; round < 2; round++) {
            SampleChange change = SampleChange.of(account).lots(lot);
            for (String subject : subjects) {
                change.about(
                        round + " of " + subjects.indexOf(subject),
                        subject,
                        SampleChange.entry(SampleLots.share(lot, 1)));
            }
            probe.store().update(List.of(change.unit()));
        }

        List<Posting> all = probe.postings(account);
        for (String subject : subjects) {
            AccountState state = probe.state(SampleLots.origin(account, about(subject)));
            assertThat(state.origin())
                    .hasSize(2)
                    .containsExactlyElementsOf(all.stream()
                            .filter(posting -> posting.subject().equals(Optional.of(new Subject(subject))))
                            .toList());
            assertThat(state.lots()).containsExactly(lot);
        }
        assertThat(origin(about("nothing"))).isEmpty();
    }

    @Test
    @DisplayName("a posting's lots come along even where they have no points left; closed ones do not")
    void lots_of_an_origin() {
        Lot open = SampleLots.until(0, 5, 1);
        Lot expired = new Lot(new LotId(1, 1), SampleFact.POINTS, 0, 5, open.terms());
        Lot closed = SampleLots.until(2, 0, 1);
        probe.store()
                .update(List.of(SampleChange.of(account)
                        .about(
                                "1",
                                ORDER.value(),
                                SampleChange.entry(
                                        SampleLots.share(open, 5),
                                        SampleLots.share(expired, 5),
                                        SampleLots.share(closed, 5)))
                        .lots(open, expired, closed)
                        .unit()));

        for (Origin origin : List.of(new Origin.About(ORDER), new Origin.Under(SampleFact.key("1")))) {
            assertThat(probe.state(SampleLots.origin(account, origin)).lots()).containsExactly(open, expired);
        }
    }

    @Test
    @DisplayName("a later unit of a call is shown the lots, holds and postings of the ones before it")
    void later_units() {
        Lot old = SampleLots.until(0, 5, 3);
        Hold oldHold =
                SampleLots.hold(SampleFact.key("old").key(), Optional.of(SampleLots.day(1)), SampleLots.share(old, 1));
        probe.store()
                .update(List.of(SampleChange.of(account)
                        .about("1", ORDER.value())
                        .lots(old)
                        .holds(oldHold)
                        .unit()));
        Lot changed = new Lot(old.id(), old.currency(), 2, 1, old.terms());
        Lot opened = new Lot(
                new LotId(2, 0),
                SampleFact.POINTS,
                7,
                0,
                SampleLots.until(0, 1, 2).terms());
        Hold made = SampleLots.hold(
                SampleFact.key("new").key(), Optional.of(SampleLots.day(1)), SampleLots.share(opened, 1));
        SampleChange first = SampleChange.of(account)
                .about("2", ORDER.value(), SampleChange.entry(SampleLots.share(opened, 7)))
                .lots(changed, opened)
                .holds(made)
                .ends(oldHold.key());
        Want want = new Want(
                account,
                Optional.of(SampleFact.key("2")),
                Set.of(),
                Optional.of(SampleLots.day(2)),
                List.of(
                        new LotWant.Open(SampleFact.POINTS),
                        new LotWant.Expired(SampleFact.POINTS, Instant.EPOCH),
                        new LotWant.Named(Set.of(old.id(), opened.id()))),
                Optional.of(made.key()),
                Optional.of(new Origin.About(ORDER)));

        AccountState shown = probe.store()
                .update(List.of(first.unit(), SampleChange.of(account, "3").unit(want)))
                .get(1);

        assertThat(shown.lots()).containsExactly(changed, opened);
        assertThat(shown.holds()).containsExactly(made);
        assertThat(shown.told().map(Posting::sequence)).contains(2L);
        assertThat(shown.origin()).extracting(Posting::sequence).containsExactly(1L, 2L);
        assertThat(shown.nextDue().orElseThrow()).isBeforeOrEqualTo(SampleLots.day(1));
        AccountState after = probe.state(want);
        assertThat(after.lots()).isEqualTo(shown.lots());
        assertThat(after.holds()).isEqualTo(shown.holds());
        assertThat(after.origin()).isEqualTo(shown.origin());
    }

    @Test
    @DisplayName("a hold that is made and ended in one call is gone, and a lot that is opened and closed in one too")
    void made_and_undone() {
        Lot lot = SampleLots.until(0, 5, 3);
        IdempotencyKey key = SampleFact.key("held").key();
        Hold hold = SampleLots.hold(key, Optional.of(SampleLots.day(1)), SampleLots.share(lot, 1));

        AccountState last = probe.store()
                .update(List.of(
                        SampleChange.of(account, "1").lots(lot).holds(hold).unit(),
                        SampleChange.of(account, "2")
                                .lots(new Lot(lot.id(), lot.currency(), 0, 0, lot.terms()))
                                .ends(key)
                                .unit(),
                        SampleChange.of(account, "3")
                                .unit(SampleLots.want(
                                        account, SampleLots.day(9), new LotWant.Open(SampleFact.POINTS)))))
                .get(2);

        assertThat(last.lots()).isEmpty();
        assertThat(last.holds()).isEmpty();
        AccountState after =
                probe.state(SampleLots.want(account, SampleLots.day(9), new LotWant.Named(Set.of(lot.id()))));
        assertThat(after.lots()).isEmpty();
        assertThat(after.holds()).isEmpty();
        assertThat(probe.state(SampleLots.held(account, key)).holds()).isEmpty();
    }

    /** Takes points from the first lots in an order, as a program would. */
    static Unit<Long> take(AccountId account, String id, long points, ConsumptionOrder order, Instant now) {
        Want want = new Want(
                account,
                Optional.of(SampleFact.key(id)),
                Set.of(),
                Optional.of(now),
                List.of(new LotWant.Cover(SampleFact.POINTS, points, order)),
                Optional.empty(),
                Optional.empty());
        return new Unit<>(List.of(want), states -> {
            AccountState state = states.get(0);
            List<Lot> inOrder = state.lots().stream()
                    .filter(lot -> lot.points() > 0
                            && lot.terms().active()
                            && !lot.terms().overdue(now))
                    .sorted(order.comparator())
                    .toList();
            List<Lot> changed = new ArrayList<>();
            long missing = points;
            for (Lot lot : inOrder) {
                long part = Math.min(missing, lot.points());
                if (part > 0) {
                    changed.add(new Lot(lot.id(), lot.currency(), lot.points() - part, lot.expired(), lot.terms()));
                    missing -= part;
                }
            }
            if (missing > 0) {
                return new Decision.Keep<>(0L);
            }
            Changes changes = SampleChange.of(account, id)
                    .lots(changed.toArray(Lot[]::new))
                    .after(state);
            return new Decision.Commit<>(List.of(changes), points);
        });
    }

    @RepeatedTest(6)
    @DisplayName("units of one call that take from the same lots, in any order, take what one call each would have")
    void taking(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Lot> lots = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lots.add(SampleLots.lot(
                    i,
                    1 + random.nextInt(3),
                    SampleLots.active(
                            SampleLots.day(-random.nextInt(9)), SampleLots.at(SampleLots.day(1 + random.nextInt(9))))));
        }
        AccountId twin = fresh();
        for (AccountId each : List.of(account, twin)) {
            probe.store()
                    .update(List.of(SampleChange.of(each, "0")
                            .lots(lots.toArray(Lot[]::new))
                            .unit()));
        }
        List<Unit<Long>> together = new ArrayList<>();
        List<Long> apart = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            ConsumptionOrder order = ORDERS.get(random.nextInt(ORDERS.size()));
            long points = 1L + random.nextInt(40);
            Instant now = SampleLots.day(random.nextInt(4));
            together.add(take(account, "take " + i, points, order, now));
            apart.add(probe.store()
                    .update(List.of(take(twin, "take " + i, points, order, now)))
                    .get(0));
        }

        assertThat(probe.store().update(together)).isEqualTo(apart);

        assertThat(remaining(account)).isEqualTo(remaining(twin));
        assertThat(remaining(account).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        + apart.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(lots.stream().mapToLong(Lot::points).sum());
    }

    private Map<LotId, Long> remaining(AccountId of) {
        Map<LotId, Long> remaining = new HashMap<>();
        probe.state(SampleLots.want(of, new LotWant.Open(SampleFact.POINTS)))
                .lots()
                .forEach(lot -> remaining.put(lot.id(), lot.points()));
        return remaining;
    }
}
