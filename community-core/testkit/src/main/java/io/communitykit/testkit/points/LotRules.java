package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.CommunityException;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.testkit.internal.LookAlikes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lots come back as they were put, and those that are asked for are among what is shown. */
abstract class LotRules extends StoreRules {

    private final AccountId account = fresh();

    private void put(Lot... lots) {
        long sequence = probe.state(account).sequence();
        probe.store()
                .update(List.of(SampleChange.of(account, "put " + (sequence + 1))
                        .lots(lots)
                        .unit()));
    }

    private List<Lot> found(LotWant... wants) {
        return probe.state(SampleLots.want(account, wants)).lots();
    }

    private List<Lot> named(Lot... lots) {
        return found(new LotWant.Named(Stream.of(lots).map(Lot::id).collect(Collectors.toSet())));
    }

    @Test
    @DisplayName("lots come back equal in every field, in the order of their ids, whatever their state and expiry")
    void every_field() {
        List<Lot> all = SampleLots.ofEveryKind();
        List<Lot> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(1));

        put(mixed.toArray(Lot[]::new));

        assertThat(named(mixed.toArray(Lot[]::new))).isEqualTo(all);
        assertThat(found(new LotWant.Open(SampleFact.POINTS)))
                .isEqualTo(all.stream().filter(lot -> lot.points() > 0).toList());
    }

    @Test
    @DisplayName("a lot that changes is shown as it is now, whatever it was before")
    void changes() {
        List<Lot> all = SampleLots.ofEveryKind();
        put(all.toArray(Lot[]::new));
        List<Lot> changed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Lot other = all.get((i + 7) % all.size());
            changed.add(new Lot(all.get(i).id(), other.currency(), other.points(), other.expired(), other.terms()));
        }

        put(changed.toArray(Lot[]::new));

        assertThat(named(all.toArray(Lot[]::new))).isEqualTo(changed);
    }

    @Test
    @DisplayName("currencies whose ids look alike keep their lots apart, and so do accounts")
    void kept_apart() {
        List<Lot> lots = new ArrayList<>();
        for (String id : LookAlikes.IDS) {
            lots.add(new Lot(
                    new LotId(1, lots.size()),
                    new CurrencyId(id),
                    1 + lots.size(),
                    1,
                    SampleLots.active(Instant.EPOCH, SampleLots.at(SampleLots.day(1)))));
        }
        put(lots.toArray(Lot[]::new));
        AccountId other = fresh();
        probe.store()
                .update(List.of(SampleChange.of(other, "1")
                        .lots(SampleLots.until(0, 99, 1))
                        .unit()));

        for (Lot lot : lots) {
            for (LotWant want : List.of(
                    new LotWant.Open(lot.currency()),
                    new LotWant.Expired(lot.currency(), Instant.EPOCH),
                    new LotWant.Cover(lot.currency(), 1_000, ConsumptionOrder.EXPIRY_FIRST))) {
                assertThat(found(want)).as(want.toString()).contains(lot);
                assertThat(found(want).stream().filter(each -> each.currency().equals(lot.currency())))
                        .as(want.toString())
                        .containsExactly(lot);
            }
        }
        assertThat(probe.state(SampleLots.want(other, new LotWant.Named(Set.of(new LotId(1, 0)))))
                        .lots())
                .containsExactly(SampleLots.until(0, 99, 1));
    }

    @Test
    @DisplayName(
            "a lot without points of which none may be brought back is forgotten; one of which some have expired is not")
    void closed() {
        Lot first = SampleLots.until(0, 5, 1);
        Lot second = SampleLots.until(1, 6, 1);
        put(first, second);
        Lot emptied = new Lot(first.id(), first.currency(), 0, 0, first.terms());
        Lot expired = new Lot(second.id(), second.currency(), 0, 6, second.terms());

        put(emptied, expired, SampleLots.lot(2, 0, second.terms()));

        assertThat(named(first, second, SampleLots.until(2, 0, 1))).containsExactly(expired);
        assertThat(found(new LotWant.Open(SampleFact.POINTS)).stream().filter(lot -> lot.points() > 0))
                .isEmpty();
        put(first);
        assertThat(named(first, second)).containsExactly(first, expired);
    }

    @Test
    @DisplayName("lots of which points have expired since an instant are found, and those that lapsed with the balance")
    void expired() {
        List<Lot> expected = new ArrayList<>();
        List<Lot> all = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            Lot expired = new Lot(
                    new LotId(1, day),
                    SampleFact.POINTS,
                    day % 2,
                    3,
                    SampleLots.active(Instant.EPOCH, SampleLots.at(SampleLots.day(day))));
            all.add(expired);
            all.add(SampleLots.until(10 + day, 5, day));
            if (day >= 3) {
                expected.add(expired);
            }
        }
        LotTerms prolonged = SampleLots.active(Instant.EPOCH, SampleLots.at(SampleLots.day(1)))
                .prolonged(SampleLots.day(9));
        Lot lostBefore = new Lot(new LotId(1, 50), SampleFact.POINTS, 2, 3, prolonged);
        all.add(lostBefore);
        put(all.toArray(Lot[]::new));

        List<Lot> found = found(new LotWant.Expired(SampleFact.POINTS, SampleLots.day(3)));

        assertThat(found).containsAll(expected).doesNotContain(lostBefore);
        assertThat(found(new LotWant.Expired(SampleFact.POINTS, SampleLots.day(1))))
                .contains(lostBefore);
        assertThat(all).containsAll(found);
        assertThat(found(new LotWant.Expired(SampleFact.POINTS, Instant.MIN)))
                .containsAll(all.stream().filter(lot -> lot.expired() > 0).toList());
        assertThat(found(new LotWant.Expired(new CurrencyId("other"), Instant.EPOCH)))
                .noneMatch(lot -> lot.currency().equals(new CurrencyId("other")));
    }

    @TestFactory
    @DisplayName(
            "what covers a number of points begins with the first lots in the order, ties decided, overdue ones beside:")
    Stream<DynamicTest> cover() {
        return Stream.of(ConsumptionOrder.values())
                .flatMap(order -> Stream.of(1L, 2L, 10L, 40L, 41L, 299L, 100_000L, Long.MAX_VALUE)
                        .map(points -> DynamicTest.dynamicTest(order + " for " + points, () -> {
                            List<Lot> all = manyLots();
                            put(all.toArray(Lot[]::new));

                            LotWant.Cover want = new LotWant.Cover(SampleFact.POINTS, points, order);
                            assertCovers(found(want), all, want, Instant.MIN);
                            Instant dueBy = SampleLots.day(3);
                            assertCovers(
                                    probe.state(SampleLots.want(account, dueBy, want))
                                            .lots(),
                                    all,
                                    want,
                                    dueBy);
                        })));
    }

    /** Some hundred, in every state, with many ties. */
    private static List<Lot> manyLots() {
        Random random = new Random(42);
        List<Lot> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LotExpiry expiry = switch (random.nextInt(8)) {
                case 0 -> LotExpiry.Never.INSTANCE;
                case 1 -> LotExpiry.Inactive.INSTANCE;
                default -> SampleLots.at(SampleLots.day(1 + random.nextInt(10)));
            };
            LotState state = random.nextInt(6) == 0
                    ? new LotState.Pending(SampleLots.day(random.nextInt(5)))
                    : LotState.Active.INSTANCE;
            LotTerms terms = new LotTerms(SampleLots.day(-random.nextInt(5)), state, expiry);
            CurrencyId currency = random.nextInt(10) == 0 ? new CurrencyId("other") : SampleFact.POINTS;
            all.add(new Lot(new LotId(1, i), currency, random.nextInt(3), 1, terms));
        }
        return all;
    }

    /** The oracle: the lots themselves, sorted as the order says. */
    static void assertCovers(List<Lot> found, List<Lot> all, LotWant.Cover want, Instant dueBy) {
        List<Lot> inOrder = all.stream()
                .filter(lot -> lot.currency().equals(want.currency())
                        && lot.points() > 0
                        && lot.terms().active())
                .sorted(want.order().comparator())
                .toList();
        List<Lot> needed = new ArrayList<>();
        long missing = want.points();
        for (Lot lot : inOrder) {
            if (missing > 0 || want.order() == ConsumptionOrder.PROPORTIONAL) {
                needed.add(lot);
                missing -= lot.terms().overdue(dueBy) ? 0 : lot.points();
            }
        }
        assertThat(found).as("found for " + want).containsAll(needed);
        assertThat(all).as("all").containsAll(found);
        assertThat(found).as("each once, in the order of ids").isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
        assertThat(found).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("several wants of lots are answered together, each lot once")
    void together() {
        List<Lot> all = manyLots();
        put(all.toArray(Lot[]::new));
        CurrencyId other = new CurrencyId("other");

        Want want = SampleLots.want(
                account,
                SampleLots.day(3),
                new LotWant.Cover(SampleFact.POINTS, 50, ConsumptionOrder.EXPIRY_FIRST),
                new LotWant.Cover(SampleFact.POINTS, 50, ConsumptionOrder.LIFO),
                new LotWant.Cover(other, 10, ConsumptionOrder.FIFO),
                new LotWant.Named(Set.of(new LotId(1, 7), new LotId(9, 9))),
                new LotWant.Open(other),
                new LotWant.Expired(SampleFact.POINTS, SampleLots.day(8)));
        AccountState state = probe.state(want);

        for (LotWant each : want.lots()) {
            assertThat(state.lots())
                    .as(each.toString())
                    .containsAll(probe.state(SampleLots.want(account, SampleLots.day(3), each))
                            .lots());
            if (each instanceof LotWant.Cover cover) {
                assertCovers(state.lots(), all, cover, SampleLots.day(3));
            }
        }
        assertThat(state.want()).isEqualTo(want);
    }

    @Test
    @DisplayName("a decider that asks for lots after it has seen the balances is shown them")
    void more() {
        List<Lot> all = manyLots();
        put(all.toArray(Lot[]::new));
        LotWant.Cover want = new LotWant.Cover(SampleFact.POINTS, 60, ConsumptionOrder.FIFO);

        List<Lot> shown = probe.store()
                .update(List.of(new Unit<List<Lot>>(
                        List.of(Want.balances(account)),
                        states -> states.get(0).want().lots().isEmpty()
                                ? new Decision.More<>(List.of(SampleLots.want(account, want)))
                                : new Decision.Keep<>(states.get(0).lots()))))
                .get(0);

        assertCovers(shown, all, want, Instant.MIN);
    }

    @Test
    @DisplayName("a unit that fails leaves lots and holds alone")
    void rolled_back() {
        Lot lot = SampleLots.until(0, 5, 1);
        put(lot);
        SampleChange wrong = SampleChange.of(account, "put 1")
                .lots(new Lot(lot.id(), lot.currency(), 1, 0, lot.terms()), SampleLots.until(1, 9, 1))
                .holds(SampleLots.hold(
                        SampleFact.key("held").key(), Optional.of(SampleLots.day(0)), SampleLots.share(lot, 4)));

        assertThatThrownBy(() -> probe.store().update(List.of(wrong.unit()))).isInstanceOf(CommunityException.class);

        AccountState state =
                probe.state(SampleLots.want(account, SampleLots.day(5), new LotWant.Open(SampleFact.POINTS)));
        assertThat(state.lots()).containsExactly(lot);
        assertThat(state.holds()).isEmpty();
        assertThat(state.nextDue()).contains(SampleLots.day(1));
    }
}
