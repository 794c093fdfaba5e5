package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.SECRET;
import static io.communitykit.membership.points.ledger.Till.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierCommand;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.Tiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The books")
class TiersInBooksTest {

    private static final LadderId LEVEL = new LadderId("level");
    private static final Tier SILVER = new Tier(new TierId("silver"), 50);
    private static final Tier GOLD = new Tier(new TierId("gold"), 500);

    private static PointsProgram.Builder program(String version, LadderId ladder, Tier... tiers) {
        return Till.program(version, "UTC", Optional.of(LotPolicy.DEFAULT))
                .tiers(new TierProgram(
                        new PolicyVersion(version), List.of(new TierLadder(ladder, POINTS, List.of(tiers)))));
    }

    /** Silver with posting 1, locked on gold until the 20th with posting 2. */
    private static Till till() {
        Till till = Till.of(program("1", LEVEL, SILVER, GOLD));
        till.give("a", 100);
        AccountResult locked = Tiers.builder(till.program(), till.store())
                .clock(till::now)
                .build()
                .execute(new TierCommand.Lock(
                        key("lock"),
                        ANN,
                        LEVEL,
                        GOLD.id(),
                        TierLock.Hold.AT_LEAST,
                        Till.reason(),
                        Optional.of(Instant.parse("2026-03-20T00:00:00Z")),
                        till.now()));
        assertThat(locked).isInstanceOf(AccountResult.Applied.class);
        return till;
    }

    private static PointsBooks books(Till till, PointsStore store) {
        return PointsBooks.builder(till.program(), store).clock(till::now).build();
    }

    private static Verification verify(Till till, PointsStore store) {
        return books(till, store).verify(ANN, SECRET).orElseThrow();
    }

    private static void assertBroken(Verification found, long at, Verification.Problem problem) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken)
                                .isEqualTo(new Verification.Broken(broken.account(), 0, at, problem)));
    }

    private static PointsStore handled(Till till, UnaryOperator<Map<LadderId, TierState>> hand) {
        return new HandledStore(till.store()) {
            @Override
            public List<AccountState> read(List<Want> wants) {
                return super.read(wants).stream()
                        .map(state -> new AccountState(
                                state.want(),
                                state.status(),
                                state.sequence(),
                                state.lastRecorded(),
                                state.pots(),
                                state.told(),
                                state.used(),
                                state.nextDue(),
                                state.lots(),
                                state.holds(),
                                state.origin(),
                                hand.apply(state.tiers())))
                        .toList();
            }
        };
    }

    private static TierState with(TierState place, Optional<TierId> tier, Tally tally) {
        return new TierState(
                place.counts(),
                tier,
                place.climbed(),
                place.since(),
                place.climbedOn(),
                place.from(),
                place.joined(),
                place.period(),
                place.reviewAt(),
                place.grace(),
                place.warned(),
                place.locks(),
                tally,
                place.dueAt());
    }

    private static UnaryOperator<List<Posting>> changed(UnaryOperator<TierChange> change) {
        return postings -> postings.stream()
                .map(old -> new Posting(
                        old.sequence(),
                        old.key(),
                        old.content(),
                        old.kind(),
                        old.type(),
                        old.subject(),
                        old.reason(),
                        old.money(),
                        old.occurredAt(),
                        old.recordedAt(),
                        old.policy(),
                        old.entries(),
                        old.tiers().stream().map(change).toList()))
                .toList();
    }

    @Test
    @DisplayName("verify where tiers were reached, given, taken back and lost, sealed or not")
    void sound() {
        Till till = till();
        assertThat(verify(till, till.store())).isInstanceOf(Verification.Intact.class);

        books(till, till.store()).seal(SECRET);
        till.at("2026-03-21T12:00:00Z").run();
        till.take("b", 90);
        assertThat(till.postings().stream().flatMap(posting -> posting.tiers().stream()))
                .extracting(TierChange::kind)
                .containsExactly(
                        TierChange.Kind.RAISED,
                        TierChange.Kind.LOCKED,
                        TierChange.Kind.UNLOCKED,
                        TierChange.Kind.LOWERED);
        books(till, till.store()).seal(SECRET);

        assertThat(verify(till, till.store())).isInstanceOf(Verification.Intact.class);
        till.points().erase(ANN);
        List<Verification> all = new ArrayList<>();
        books(till, till.store()).verifyAll(SECRET, all::add);
        assertThat(all).singleElement().isInstanceOf(Verification.Intact.class);
    }

    @Test
    @DisplayName("find a tier that was given to a member in the database, or taken")
    void stored_tier() {
        Till till = till();

        for (Optional<TierId> tier : List.of(Optional.<TierId>empty(), Optional.of(SILVER.id()))) {
            PointsStore forged = handled(till, places -> {
                Map<LadderId, TierState> other = new HashMap<>(places);
                other.computeIfPresent(LEVEL, (ladder, place) -> with(place, tier, place.tally()));
                return other;
            });
            assertBroken(verify(till, forged), 2, Verification.Problem.TIERS);
        }
    }

    @Test
    @DisplayName("find a place that was removed, and one that was put in")
    void stored_place() {
        Till till = till();

        assertBroken(verify(till, handled(till, places -> Map.of())), 2, Verification.Problem.TIERS);
        PointsStore more = handled(till, places -> {
            Map<LadderId, TierState> other = new HashMap<>(places);
            places.values().forEach(place -> other.put(new LadderId("other"), place));
            return other;
        });
        assertBroken(verify(till, more), 2, Verification.Problem.TIERS);
    }

    @Test
    @DisplayName("find a place without a tier harmless, since no posting says when a ladder was joined")
    void joined() {
        Till till = Till.of(program("1", LEVEL, SILVER, GOLD));
        till.give("a", 49);

        assertThat(till.store()
                        .read(List.of(Want.balances(till.account())))
                        .get(0)
                        .tiers())
                .containsOnlyKeys(LEVEL);
        assertThat(verify(till, till.store())).isInstanceOf(Verification.Intact.class);
        assertThat(verify(till, handled(till, places -> Map.of()))).isInstanceOf(Verification.Intact.class);
    }

    @Test
    @DisplayName("find any part of a tier change that was rewritten under a seal")
    void sealed_change() {
        Till till = till();
        books(till, till.store()).seal(SECRET);
        TierId other = new TierId("other");
        List<UnaryOperator<TierChange>> hands = List.of(
                old -> change(old, old.value() + 1, old.threshold(), old.until()),
                old -> change(old, old.value(), OptionalLong.of(7), old.until()),
                old -> change(old, old.value(), old.threshold(), Optional.of(Instant.EPOCH)),
                old -> renamed(old, new LadderId("other"), old.kind(), old.from(), old.to(), old.policy()),
                old -> renamed(old, old.ladder(), TierChange.Kind.KEPT, old.from(), old.to(), old.policy()),
                old -> renamed(old, old.ladder(), old.kind(), Optional.of(other), old.to(), old.policy()),
                old -> renamed(old, old.ladder(), old.kind(), old.from(), Optional.of(other), old.policy()),
                old -> renamed(old, old.ladder(), old.kind(), old.from(), old.to(), new PolicyVersion("2")));

        for (UnaryOperator<TierChange> hand : hands) {
            assertBroken(verify(till, new Tampered(till.store(), changed(hand))), 3, Verification.Problem.SEAL);
        }
    }

    private static TierChange change(TierChange old, long value, OptionalLong threshold, Optional<Instant> until) {
        return new TierChange(
                old.ladder(), old.kind(), old.from(), old.to(), old.tier(), value, threshold, until, old.policy());
    }

    private static TierChange renamed(
            TierChange old,
            LadderId ladder,
            TierChange.Kind kind,
            Optional<TierId> from,
            Optional<TierId> to,
            PolicyVersion policy) {
        return new TierChange(ladder, kind, from, to, old.tier(), old.value(), old.threshold(), old.until(), policy);
    }

    @Test
    @DisplayName("find a tier change that was removed under a seal, and one that was put in")
    void sealed_history() {
        Till till = till();
        books(till, till.store()).seal(SECRET);
        UnaryOperator<List<Posting>> removed = postings -> changed(UnaryOperator.identity()).apply(postings).stream()
                .map(posting -> posting.sequence() == 2 ? bare(posting, List.of()) : posting)
                .toList();
        List<TierChange> first = till.postings().get(0).tiers();
        UnaryOperator<List<Posting>> added = postings -> postings.stream()
                .map(posting -> posting.sequence() == 1 ? bare(posting, List.of(first.get(0), first.get(0))) : posting)
                .toList();

        assertBroken(verify(till, new Tampered(till.store(), removed)), 3, Verification.Problem.SEAL);
        assertBroken(verify(till, new Tampered(till.store(), added)), 3, Verification.Problem.SEAL);
    }

    private static Posting bare(Posting old, List<TierChange> tiers) {
        return new Posting(
                old.sequence(),
                old.key(),
                old.content(),
                old.kind(),
                old.type(),
                old.subject(),
                old.reason(),
                old.money(),
                old.occurredAt(),
                old.recordedAt(),
                old.policy(),
                old.entries(),
                tiers);
    }

    @Test
    @DisplayName(
            "verify where a new edition does not have the tier any more on which a lock is, and say what became of it")
    void locked_tier_gone() {
        Till till = till();
        till.edition(program("2", LEVEL, SILVER));
        till.give("b", 1);

        assertThat(till.postings().get(2).tiers())
                .singleElement()
                .returns(TierChange.Kind.MOVED, TierChange::kind)
                .returns(Optional.of(SILVER.id()), TierChange::tier);
        assertThat(verify(till, till.store())).isInstanceOf(Verification.Intact.class);
    }

    @Test
    @DisplayName("verify where a new edition does not have the ladder any more, and what was due on it does not come")
    void ladder_gone() {
        Till till = till();
        till.edition(program("2", new LadderId("other"), SILVER));
        till.at("2026-03-21T12:00:00Z").run();
        till.give("b", 1);

        assertThat(verify(till, till.store())).isInstanceOf(Verification.Intact.class);
        assertThat(till.postings())
                .filteredOn(posting -> posting.kind() == PostingKind.DUE)
                .as("what was due is put to sleep, once")
                .singleElement()
                .satisfies(posting -> {
                    assertThat(posting.entries()).isEmpty();
                    assertThat(posting.tiers())
                            .as("the ladder that is there now looks at the balance")
                            .extracting(TierChange::ladder)
                            .containsOnly(new LadderId("other"));
                });
    }

    @Test
    @DisplayName(
            "export where the member stands, with the locks, as if what is due were posted, and what became of the tiers")
    void export() {
        Till till = till();
        MemberExport now = books(till, till.store()).export(ANN).orElseThrow();

        assertThat(now.tiers())
                .isEqualTo(till.store()
                        .read(List.of(Want.balances(till.account())))
                        .get(0)
                        .tiers())
                .hasEntrySatisfying(LEVEL, place -> {
                    assertThat(place.tier()).contains(GOLD.id());
                    assertThat(place.locks()).extracting(TierLock::key).containsExactly(key("lock"));
                });
        assertThat(now.postings().stream().flatMap(posting -> posting.tiers().stream()))
                .hasSize(2);

        till.at("2026-03-21T12:00:00Z");
        MemberExport later = books(till, till.store()).export(ANN).orElseThrow();
        assertThat(later.due()).hasSize(1);
        assertThat(later.tiers()).hasEntrySatisfying(LEVEL, place -> {
            assertThat(place.tier()).contains(SILVER.id());
            assertThat(place.locks()).isEmpty();
        });
    }
}
