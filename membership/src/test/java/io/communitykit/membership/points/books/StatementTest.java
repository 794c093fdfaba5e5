package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A statement")
class StatementTest {

    /** March: earned, held, committed, expired, late; April: refunded into debt. */
    private static Till story() {
        Till till = Till.of(LotPolicy.DEFAULT
                .clawback(Clawback.UNLIMITED_DEBT)
                .expiry(new ExpiryRule.After(Period.ofDays(10), Optional.empty())));
        till.at("2026-03-01T12:00:00Z").paid("o1", 10_000);
        till.at("2026-03-02T12:00:00Z").hold("h", 30);
        till.commit("h", 20);
        till.take("s", 50);
        till.at("2026-03-20T12:00:00Z").run();
        till.execute(new PointsCommand.Grant(
                Till.key("late"), ANN, POINTS, 9, Till.reason(), Instant.parse("2026-02-25T12:00:00Z")));
        till.at("2026-04-02T12:00:00Z").refunded("r", "o1", 10_000);
        return till;
    }

    private static PointsBooks books(Till till) {
        return PointsBooks.builder(till.program(), till.store())
                .clock(till::now)
                .build();
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }

    private static Statement.Part points(Statement statement) {
        return statement.currencies().stream()
                .filter(part -> part.currency().equals(POINTS))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TimeAxis.class)
    @DisplayName(
            "has an opening and movements that make up its closing, which is the next one's opening, on either axis")
    void closes(TimeAxis axis) {
        PointsBooks books = books(story());
        Instant from = Instant.parse("2026-02-20T00:00:00Z");
        Balance opening = Balance.ZERO;
        for (int i = 0; i < 50; i++) {
            Instant to = from.plusSeconds(86_400);
            Statement statement = books.statement(ANN, new TimeRange(from, to), axis);
            for (Statement.Part part : statement.currencies()) {
                assertThat(sum(part)).as("%s on %s", part.currency(), from).isEqualTo(part.closing());
                if (part.currency().equals(POINTS)) {
                    assertThat(part.opening()).as("opening on %s", from).isEqualTo(opening);
                    opening = part.closing();
                }
            }
            from = to;
        }
        assertThat(opening).isEqualTo(new Balance(0, 0, 0, 70));
    }

    private static Balance sum(Statement.Part part) {
        Balance sum = part.opening();
        for (Balance moved : part.movements().values()) {
            sum = sum.plus(new Shift(moved.available(), moved.pending(), moved.held(), moved.debt()));
        }
        return sum;
    }

    @Test
    @DisplayName("closes with what the account has now")
    void closes_with_the_pot() {
        Till till = story();
        Balance closing = points(books(till)
                        .statement(ANN, range("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"), TimeAxis.RECORDED))
                .closing();
        Pot pot = till.pot();

        assertThat(closing).isEqualTo(new Balance(pot.available(), pot.pending(), pot.held(), pot.debt()));
        assertThat(closing.total()).isEqualTo(pot.balance());
    }

    @Test
    @DisplayName("sums the entries of each kind")
    void by_kind() {
        Statement.Part march = points(books(story())
                .statement(ANN, range("2026-03-01T00:00:00Z", "2026-03-15T00:00:00Z"), TimeAxis.OCCURRED));

        assertThat(march.movements())
                .containsEntry(EntryKind.EARN, new Balance(100, 0, 0, 0))
                .containsEntry(EntryKind.HOLD, new Balance(-30, 0, 30, 0))
                .containsEntry(EntryKind.COMMIT, new Balance(0, 0, -20, 0))
                .containsEntry(EntryKind.VOID, new Balance(10, 0, -10, 0))
                .containsEntry(EntryKind.SPEND, new Balance(-50, 0, 0, 0))
                // The late fact's 9 points expired in March too.
                .containsEntry(EntryKind.EXPIRE, new Balance(-30 - 9, 0, 0, 0));
    }

    @Test
    @DisplayName("places a late fact in its own month by one axis, and in the month of its recording by the other")
    void axes() {
        PointsBooks books = books(story());
        TimeRange february = range("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");

        assertThat(points(books.statement(ANN, february, TimeAxis.OCCURRED)).movements())
                .containsEntry(EntryKind.GRANT, new Balance(9, 0, 0, 0));
        assertThat(books.statement(ANN, february, TimeAxis.RECORDED).currencies())
                .isEmpty();
    }

    @Test
    @DisplayName("holds the start of its range and not the end")
    void half_open() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.at("2026-03-01T00:00:00Z").give("a", 5);
        PointsBooks books = books(till);

        assertThat(books.statement(ANN, range("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"), TimeAxis.OCCURRED)
                        .currencies())
                .isEmpty();
        assertThat(points(books.statement(
                                ANN, range("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"), TimeAxis.OCCURRED))
                        .movements())
                .containsKey(EntryKind.GRANT);
    }

    @Test
    @DisplayName("of a member never seen, or erased, has no currencies")
    void nobody() {
        Till till = story();
        TimeRange all = range("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        assertThat(books(till).statement(BOB, all, TimeAxis.OCCURRED).currencies())
                .isEmpty();
        till.points().erase(ANN);

        assertThat(books(till).statement(ANN, all, TimeAxis.OCCURRED).currencies())
                .isEmpty();
    }
}
