package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is due but not posted yet")
class DueInBooksTest {

    private static final LotPolicy LIVELY = LotPolicy.DEFAULT
            .expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty()))
            .activation(new ActivationRule.After(Period.ofDays(3)));

    private static final TimeRange ALWAYS = range("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }

    /** By the end, lots have become active and expired and a hold was released, and none of it is posted. */
    private static Till till() {
        Till till = Till.of(LIVELY);
        till.give("a", 100);
        till.at("2026-03-14T12:00:00Z").holdUntil("h", 20, "2026-03-18T12:00:00Z");
        till.give("b", 50);
        till.at("2026-03-20T12:00:00Z").give("c", 7);
        till.at("2026-03-25T12:00:00Z");
        assertThat(till.postings()).noneMatch(DueInBooksTest::after20th);
        return till;
    }

    private static boolean after20th(Posting posting) {
        return posting.recordedAt().isAfter(Instant.parse("2026-03-20T12:00:00Z"));
    }

    private static PointsBooks books(Till till) {
        return books(till, till.store());
    }

    private static PointsBooks books(Till till, PointsStore store) {
        return PointsBooks.builder(till.program(), store).clock(till::now).build();
    }

    private static Balance balance(Pot pot) {
        return new Balance(pot.available(), pot.pending(), pot.held(), pot.debt());
    }

    @Test
    @DisplayName("is in a statement, which closes with the balance, and is named there")
    void statement() {
        Till till = till();
        Statement statement = books(till).statement(ANN, ALWAYS, TimeAxis.RECORDED);

        assertThat(statement.currencies())
                .singleElement()
                .extracting(Statement.Part::closing)
                .isEqualTo(balance(till.pot()));
        assertThat(statement.due()).extracting(Posting::kind).containsOnly(PostingKind.DUE);
        assertThat(statement.due().get(0).sequence()).isEqualTo(till.postings().size() + 1);
        assertThat(till.postings()).noneMatch(DueInBooksTest::after20th);
    }

    @ParameterizedTest
    @EnumSource(TimeAxis.class)
    @DisplayName("makes no difference: each day's statement is the same before and after it is posted")
    void same_statement(TimeAxis axis) {
        Till till = till();
        Till posted = till();
        posted.run();
        Instant from = Instant.parse("2026-03-09T00:00:00Z");
        for (int day = 0; day < 20; day++) {
            TimeRange range = new TimeRange(from, from.plusSeconds(86_400));
            Statement after = books(posted).statement(ANN, range, axis);
            assertThat(books(till).statement(ANN, range, axis).currencies()).isEqualTo(after.currencies());
            assertThat(after.due()).isEmpty();
            assertThat(books(till).balanceAt(ANN, range.end(), till.now()))
                    .isEqualTo(books(posted).balanceAt(ANN, range.end(), till.now()));
            from = range.end();
        }
    }

    @Test
    @DisplayName("is left out of a statement that ends before it")
    void earlier_statement() {
        Till till = till();

        assertThat(books(till)
                        .statement(ANN, range("2026-03-01T00:00:00Z", "2026-03-20T00:00:00Z"), TimeAxis.RECORDED)
                        .due())
                .isEmpty();
    }

    @Test
    @DisplayName("is in the explanation of a balance: pot, lots, holds and totals are as if it were posted")
    void explanation() {
        Till till = till();
        Explanation.OfBalance before = books(till).explain(ANN, POINTS);
        assertThat(before.pot()).isEqualTo(till.pot());
        till.run();
        Explanation.OfBalance after = books(till).explain(ANN, POINTS);

        assertThat(before.pot()).isEqualTo(after.pot());
        assertThat(before.totals()).isEqualTo(after.totals());
        assertThat(before.lots()).isEqualTo(after.lots());
        assertThat(before.due())
                .extracting(source -> source.entry().kind())
                .containsExactly(EntryKind.ACTIVATE, EntryKind.EXPIRE);
        assertThat(after.due()).isEmpty();
    }

    @Test
    @DisplayName("ends holds in the explanation of a balance too")
    void released_hold() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.holdUntil("h", 20, "2026-03-18T12:00:00Z");
        till.hold("stays", 5);
        till.at("2026-03-19T12:00:00Z");

        assertThat(books(till).explain(ANN, POINTS).holds())
                .singleElement()
                .extracting(hold -> hold.posting().key().key())
                .isEqualTo(Till.key("stays"));
    }

    @Test
    @DisplayName("is in the schedule of what expires: what is pending and should be active is in it")
    void expiring() {
        Till till = Till.of(LIVELY);
        till.give("a", 100);
        till.at("2026-03-15T12:00:00Z");
        List<Expiring> before = books(till).expiring(ANN);

        assertThat(before).singleElement().extracting(Expiring::points).isEqualTo(till.available());
        till.run();
        assertThat(before).isEqualTo(books(till).expiring(ANN));
    }

    @Test
    @DisplayName("is in the liability, which says on how many accounts")
    void liability() {
        Till till = till();
        till.as(BOB).give("fresh", 9);
        Liability before = books(till).liability().get(0);
        till.as(ANN);
        Balance ann = balance(till.pot());
        till.as(BOB);
        Balance bob = balance(till.pot());

        assertThat(before.outstanding())
                .isEqualTo(new Balance(
                        ann.available() + bob.available(), ann.pending() + bob.pending(), ann.held() + bob.held(), 0));
        assertThat(before.due()).isEqualTo(1);
        till.run();
        Liability after = books(till).liability().get(0);
        assertThat(after.due()).isZero();
        assertThat(after).usingRecursiveComparison().ignoringFields("due").isEqualTo(before);
    }

    @Test
    @DisplayName("of a member who is erased while a report is made is in none")
    void erased_between() {
        Till till = till();
        PointsStore busy = new HandledStore(till.store()) {
            @Override
            public Page<Posting, PostingQuery> postings(PostingQuery query) {
                till.points().erase(ANN);
                return super.postings(query);
            }
        };

        assertThat(books(till, busy).statement(ANN, ALWAYS, TimeAxis.RECORDED))
                .isEqualTo(new Statement(till.account(), ALWAYS, TimeAxis.RECORDED, List.of(), List.of()));
        Till other = till();
        PointsStore busier = new HandledStore(other.store()) {
            @Override
            public Page<Posting, PostingQuery> postings(PostingQuery query) {
                other.points().erase(ANN);
                return super.postings(query);
            }
        };
        assertThat(books(other, busier).balanceAt(ANN, other.now(), other.now()))
                .isEqualTo(Map.of());
    }
}
