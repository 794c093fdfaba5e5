package io.communitykit.testkit.points.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The simulator notices a store that")
class BrokenStoreTest {

    private static final int SEEDS = 40;

    /** Plays seeds until one breaks, which must be soon, and in a few steps. */
    private static SimulationFailure failureOf(Supplier<PointsStore> stores) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulationOutcome outcome =
                    PointsSimulation.of(stores).seed(seed).steps(60).run();
            if (outcome instanceof SimulationOutcome.Failed failed) {
                assertThat(failed.failure().seed()).isEqualTo(seed);
                assertThat(failed.failure().history()).hasSizeBetween(1, 6);
                assertThat(failed.failure()).hasMessageContaining("seed " + seed + " breaks");
                return failed.failure();
            }
        }
        throw new AssertionError("no seed noticed it");
    }

    private static PointsStore heap() {
        return new InMemoryPointsStore(PseudonymKey.of(new byte[32]));
    }

    /** Changes what deciders decide before it is stored. */
    private static PointsStore storing(UnaryOperator<Changes> change) {
        return new ForwardingStore(heap()) {
            @Override
            public <R> List<R> update(List<Unit<R>> units) {
                return super.update(units.stream()
                        .map(unit -> new Unit<>(
                                unit.wants(), states -> changed(unit.decider().decide(states), change)))
                        .toList());
            }
        };
    }

    private static <R> Decision<R> changed(Decision<R> decision, UnaryOperator<Changes> change) {
        return decision instanceof Decision.Commit<R> commit
                ? new Decision.Commit<>(commit.changes().stream().map(change).toList(), commit.result())
                : decision;
    }

    /** Changes what states show. */
    private static PointsStore showing(UnaryOperator<AccountState> change) {
        return new ForwardingStore(heap()) {
            @Override
            public <R> List<R> update(List<Unit<R>> units) {
                return super.update(units.stream()
                        .map(unit -> new Unit<>(
                                unit.wants(),
                                states -> unit.decider()
                                        .decide(states.stream().map(change).toList())))
                        .toList());
            }

            @Override
            public List<AccountState> read(List<Want> wants) {
                return super.read(wants).stream().map(change).toList();
            }
        };
    }

    private static AccountState with(AccountState state, Map<CurrencyId, Pot> pots, Optional<Posting> told) {
        return new AccountState(
                state.want(),
                state.status(),
                state.sequence(),
                state.lastRecorded(),
                pots,
                told,
                state.used(),
                state.nextDue(),
                state.lots(),
                state.holds(),
                state.origin(),
                state.tiers());
    }

    @Test
    @DisplayName("loses a lot")
    void losesLot() {
        UnaryOperator<Changes> loses = changes -> new Changes(
                changes.account(),
                changes.postings(),
                changes.pots(),
                changes.used(),
                changes.lots().stream()
                        .filter(lot -> lot.id().sequence() % 7 != 3)
                        .toList(),
                changes.holds(),
                changes.ended(),
                changes.tiers());
        assertThat(failureOf(() -> storing(loses)).invariant()).isEqualTo("no lot is lost");
    }

    private static UnaryOperator<Changes> placing(UnaryOperator<Map<LadderId, TierState>> hand) {
        return changes -> new Changes(
                changes.account(),
                changes.postings(),
                changes.pots(),
                changes.used(),
                changes.lots(),
                changes.holds(),
                changes.ended(),
                hand.apply(changes.tiers()));
    }

    @Test
    @DisplayName("loses a place on a ladder")
    void losesPlace() {
        assertThat(failureOf(() -> storing(placing(places -> Map.of()))).invariant())
                .isEqualTo("the tier is the one that was told last");
    }

    @Test
    @DisplayName("forgets what was counted towards a tier")
    void forgetsTally() {
        UnaryOperator<Map<LadderId, TierState>> forgets = places -> places.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().with(Tally.EMPTY)));
        assertThat(failureOf(() -> storing(placing(forgets))).invariant())
                .isEqualTo("a store keeps what a store on the heap keeps");
    }

    @Test
    @DisplayName("does not know when something happens to a tier by itself")
    void forgetsTierDue() {
        UnaryOperator<AccountState> forgets = state -> new AccountState(
                state.want(),
                state.status(),
                state.sequence(),
                state.lastRecorded(),
                state.pots(),
                state.told(),
                state.used(),
                state.nextDue()
                        .filter(at -> state.tiers().values().stream()
                                .noneMatch(place -> place.dueAt().equals(Optional.of(at)))),
                state.lots(),
                state.holds(),
                state.origin(),
                state.tiers());
        assertThat(failureOf(() -> showing(forgets)).invariant())
                .isIn("the account knows when something is due", "what was due is done");
    }

    @Test
    @DisplayName("shows a posting twice")
    void doublesPosting() {
        SimulationFailure failure = failureOf(() -> new ForwardingStore(heap()) {
            @Override
            public Page<Posting, PostingQuery> postings(PostingQuery query) {
                Page<Posting, PostingQuery> page = super.postings(query);
                List<Posting> items = new ArrayList<>(page.items());
                if (!items.isEmpty() && items.get(0).sequence() == 2) {
                    items.add(0, items.get(0));
                }
                return new Page<>(items, page.next());
            }
        });
        assertThat(failure.invariant()).isEqualTo("sequences run without a gap");
    }

    @Test
    @DisplayName("forgets what was told, so that a repeat is paid again")
    void forgetsKeys() {
        assertThat(failureOf(() -> showing(state -> with(state, state.pots(), Optional.empty())))
                        .invariant())
                .isIn("a repeat is answered with the original", "nothing throws but a failing store");
    }

    @Test
    @DisplayName("keeps a hold that has ended")
    void keepsEndedHold() {
        UnaryOperator<Changes> keeps = changes -> new Changes(
                changes.account(),
                changes.postings(),
                changes.pots(),
                changes.used(),
                changes.lots(),
                changes.holds(),
                changes.postings().stream().anyMatch(each -> each.key().leg() == Leg.RESOLVED)
                        ? Set.of()
                        : changes.ended(),
                changes.tiers());
        assertThat(failureOf(() -> storing(keeps)).invariant())
                .isIn(
                        "a store keeps what a store on the heap keeps",
                        "the holds are those that have not ended",
                        "what was due is done");
    }

    @Test
    @DisplayName("shows a stale balance")
    void staleBalance() {
        assertThat(failureOf(() -> {
                            Map<AccountId, Map<CurrencyId, Pot>> before = new HashMap<>();
                            return showing(state -> {
                                Map<CurrencyId, Pot> stale = before.getOrDefault(state.account(), state.pots());
                                before.put(state.account(), state.pots());
                                return with(state, stale, state.told());
                            });
                        })
                        .history())
                .isNotEmpty();
    }

    @Test
    @DisplayName("sells more than there is")
    void oversells() {
        SimulationFailure failure = failureOf(() -> new ForwardingStore(heap()) {
            @Override
            public <R> List<R> update(List<Unit<R>> units) {
                return super.update(units.stream()
                        .map(unit -> new Unit<>(
                                unit.wants(),
                                states -> unit.decider()
                                        .decide(states.stream()
                                                .map(BrokenStoreTest::richer)
                                                .toList())))
                        .toList());
            }
        });
        assertThat(failure.history()).isNotEmpty();
    }

    /** Ten points in a lot more than there are. */
    private static AccountState richer(AccountState state) {
        List<Lot> lots = new ArrayList<>();
        Map<CurrencyId, Pot> pots = new HashMap<>(state.pots());
        for (Lot lot : state.lots()) {
            boolean first = lots.isEmpty() && lot.points() > 0 && lot.terms().active();
            lots.add(first ? new Lot(lot.id(), lot.currency(), lot.points() + 10, lot.expired(), lot.terms()) : lot);
            if (first) {
                Pot pot = state.pot(lot.currency());
                pots.put(
                        lot.currency(),
                        new Pot(
                                pot.available() + 10,
                                pot.pending(),
                                pot.held(),
                                pot.debt(),
                                pot.loose(),
                                pot.earned(),
                                pot.spent(),
                                pot.lapsesAt(),
                                pot.lapsedAt()));
            }
        }
        return new AccountState(
                state.want(),
                state.status(),
                state.sequence(),
                state.lastRecorded(),
                pots,
                state.told(),
                state.used(),
                state.nextDue(),
                lots,
                state.holds(),
                state.origin(),
                state.tiers());
    }

    @Test
    @DisplayName("forgets all balances of an account now and then")
    void forgetsBalances() {
        SimulationFailure failure = failureOf(() -> new ForwardingStore(heap()) {
            @Override
            public List<AccountState> read(List<Want> wants) {
                List<AccountState> states = super.read(wants);
                return states.stream()
                        .map(state -> state.sequence() == 4 ? with(state, Map.of(), state.told()) : state)
                        .toList();
            }
        });
        assertThat(failure.history()).isNotEmpty();
    }
}
