package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A verification")
class VerifyTest {

    private static final LotPolicy LIVELY = LotPolicy.DEFAULT
            .expiry(new ExpiryRule.After(Period.ofDays(30), Optional.empty()))
            .activation(new ActivationRule.After(Period.ofDays(3)));

    private static PointsBooks books(Till till, PointsStore store) {
        return PointsBooks.builder(till.program(), store).clock(till::now).build();
    }

    private static Verification ann(Till till, PointsStore store) {
        return books(till, store).verify(ANN, SECRET).orElseThrow();
    }

    private static List<Verification> all(Till till, PointsStore store) {
        List<Verification> found = new ArrayList<>();
        books(till, store).verifyAll(SECRET, found::add);
        return found;
    }

    private static void assertBroken(Verification found, Verification.Problem problem) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.problem()).isEqualTo(problem));
    }

    /** An active lot, a pending one, and a hold that is never released by itself. */
    private static Till till() {
        Till till = Till.of(LIVELY);
        till.give("a", 100);
        till.at("2026-03-14T12:00:00Z").take("s", 30);
        till.hold("h", 20);
        till.give("b", 50);
        return till;
    }

    /** A store into whose lots and holds somebody has written. */
    private static PointsStore lotsAndHolds(
            PointsStore store, UnaryOperator<List<Lot>> lots, UnaryOperator<List<Hold>> holds) {
        return new HandledStore(store) {
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
                                lots.apply(state.lots()),
                                holds.apply(state.holds()),
                                state.origin(),
                                state.tiers()))
                        .toList();
            }
        };
    }

    private static Verification withLots(Till till, UnaryOperator<Lot> hand) {
        return ann(
                till, lotsAndHolds(till.store(), lots -> lots.stream().map(hand).toList(), UnaryOperator.identity()));
    }

    private static Verification withHolds(Till till, UnaryOperator<List<Hold>> hand) {
        return ann(till, lotsAndHolds(till.store(), UnaryOperator.identity(), hand));
    }

    @Test
    @DisplayName("finds nothing wrong where lots are active, pending, spent, held, committed, expired and lapsed")
    void sound() {
        Till till = till();
        till.commit("h", 5);
        till.holdUntil("timed", 7, "2026-03-20T12:00:00Z");
        till.at("2026-05-01T12:00:00Z").run();
        till.give("c", 10);
        till.edition(Till.program(
                "2",
                "UTC",
                Optional.of(LotPolicy.DEFAULT.expiry(new ExpiryRule.Inactivity(Period.ofDays(30), Optional.empty())))));
        till.give("d", 10);
        till.as(BOB).give("e", 10);
        till.hold("never released", 3);

        assertThat(all(till, till.store()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).isInstanceOf(Verification.Intact.class));
    }

    @Test
    @DisplayName("finds a lot whose remaining points were changed")
    void lot_changed() {
        assertBroken(
                withLots(
                        till(), lot -> new Lot(lot.id(), lot.currency(), lot.points() + 1, lot.expired(), lot.terms())),
                Verification.Problem.LOTS);
    }

    @Test
    @DisplayName("finds points that were moved from one lot to another, which leaves the sum")
    void lots_swapped() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.give("b", 100);

        assertBroken(
                withLots(
                        till,
                        lot -> new Lot(
                                lot.id(),
                                lot.currency(),
                                lot.points() + (lot.id().sequence() == 1 ? 1 : -1),
                                lot.expired(),
                                lot.terms())),
                Verification.Problem.LOTS);
    }

    @Test
    @DisplayName("finds a lot that was prolonged")
    void lot_prolonged() {
        assertBroken(
                withLots(
                        till(),
                        lot -> new Lot(
                                lot.id(),
                                lot.currency(),
                                lot.points(),
                                lot.expired(),
                                new LotTerms(lot.terms().earnedAt(), lot.terms().state(), LotExpiry.Never.INSTANCE))),
                Verification.Problem.LOTS);
    }

    @Test
    @DisplayName("finds a lot that was removed, and one that was put in")
    void lot_removed() {
        Till till = till();

        assertBroken(
                ann(
                        till,
                        lotsAndHolds(till.store(), lots -> lots.subList(0, lots.size() / 2), UnaryOperator.identity())),
                Verification.Problem.LOTS);
        assertBroken(
                ann(
                        till,
                        lotsAndHolds(
                                till.store(),
                                lots -> {
                                    List<Lot> more = new ArrayList<>(lots);
                                    lots.stream()
                                            .findFirst()
                                            .ifPresent(lot -> more.add(
                                                    new Lot(new LotId(99, 0), lot.currency(), 5, 0, lot.terms())));
                                    return more;
                                },
                                UnaryOperator.identity())),
                Verification.Problem.LOTS);
    }

    @Test
    @DisplayName("finds lots with so many points that their sum is no number")
    void lots_beyond_range() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.give("b", 100);

        assertBroken(
                withLots(till, lot -> new Lot(lot.id(), lot.currency(), Long.MAX_VALUE, lot.expired(), lot.terms())),
                Verification.Problem.LOTS);
    }

    @Test
    @DisplayName("finds a hold whose amount was changed, also one that is never released by itself")
    void hold_changed() {
        assertBroken(
                withHolds(
                        till(),
                        holds -> holds.stream()
                                .map(hold -> new Hold(
                                        hold.key(),
                                        hold.currency(),
                                        hold.points() + 1,
                                        hold.subject(),
                                        hold.releaseAt(),
                                        hold.shares()))
                                .toList()),
                Verification.Problem.HOLDS);
    }

    @Test
    @DisplayName("finds a hold that was removed, and one that came back though it had ended")
    void hold_removed() {
        Till till = till();
        assertBroken(withHolds(till, holds -> List.of()), Verification.Problem.HOLDS);

        List<Hold> kept = new ArrayList<>();
        withHolds(till, holds -> {
            kept.addAll(holds);
            return holds;
        });
        till.commit("h");
        assertBroken(withHolds(till, holds -> kept), Verification.Problem.HOLDS);
    }

    private static UnaryOperator<List<Posting>> everyPosting(UnaryOperator<Entry> change) {
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
                        old.entries().stream().map(change).toList()))
                .toList();
    }

    private static Entry huge(Entry old) {
        Shift shift = new Shift(Long.MAX_VALUE, 0, 0, Long.MAX_VALUE - old.applied());
        return new Entry(
                old.currency(),
                old.kind(),
                old.rule(),
                old.multipliers(),
                old.asked(),
                old.applied(),
                old.balance(),
                old.limit(),
                shift,
                List.of());
    }

    @Test
    @DisplayName("finds an amount beyond any balance, and goes on with the next account")
    void beyond_range() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 1);
        till.give("b", 1);
        till.as(BOB).give("c", 1);
        PointsStore forged = new HandledStore(till.store()) {
            @Override
            public Page<Posting, PostingQuery> postings(PostingQuery query) {
                Page<Posting, PostingQuery> page = super.postings(query);
                boolean anns = page.items().size() == 2;
                return anns ? new Page<>(everyPosting(VerifyTest::huge).apply(page.items()), page.next()) : page;
            }
        };

        assertThat(all(till, forged))
                .hasSize(2)
                .hasAtLeastOneElementOfType(Verification.Intact.class)
                .anySatisfy(each -> assertBroken(each, Verification.Problem.RUNNING_BALANCE));
    }

    /** Lets something happen once, after the accounts were listed. */
    private static PointsStore meanwhile(Till till, Runnable something) {
        return new HandledStore(till.store()) {
            private boolean done;

            @Override
            public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
                Page<AccountHead, AccountQuery> page = super.accounts(query);
                if (!done) {
                    done = true;
                    something.run();
                }
                return page;
            }
        };
    }

    @Test
    @DisplayName("judges an account that was posted to since it was listed as it is now")
    void posted_meanwhile() {
        Till till = till();

        assertThat(all(till, meanwhile(till, () -> {
                    till.commit("h");
                    till.give("later", 1);
                })))
                .singleElement()
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.postings())
                                .isEqualTo(till.postings().size()));
    }

    @Test
    @DisplayName("judges an account whose member was erased since it was listed as an erased one")
    void erased_meanwhile() {
        Till till = till();
        till.as(BOB).give("c", 1);

        assertThat(all(till, meanwhile(till, () -> {
                    till.as(ANN).give("last", 1);
                    till.points().erase(ANN);
                    till.points().erase(BOB);
                })))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).isInstanceOf(Verification.Intact.class));
    }

    @Test
    @DisplayName("reads on where something is posted between the postings and the balances")
    void posted_between() {
        Till till = till();
        int[] times = {0};
        PointsStore busy = new HandledStore(till.store()) {
            @Override
            public List<AccountState> read(List<Want> wants) {
                if (times[0]++ < 3) {
                    till.hold("between " + times[0], 1);
                }
                return super.read(wants);
            }
        };

        assertThat(ann(till, busy))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.postings())
                                .isEqualTo(till.postings().size()));
    }

    @Test
    @DisplayName("of one member is empty where the member is erased between postings and balances")
    void erased_between() {
        Till till = till();
        PointsStore busy = new HandledStore(till.store()) {
            @Override
            public Page<Posting, PostingQuery> postings(PostingQuery query) {
                till.points().erase(ANN);
                return super.postings(query);
            }
        };

        assertThat(books(till, busy).verify(ANN, SECRET)).isEmpty();
    }
}
