package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.ContentField;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.TransferResult;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A transfer")
class TransfersTest {

    private static final LotPolicy KEEP = after("P10D").transfer(TransferRule.KEEP_EXPIRY);

    private static Till hundred(LotPolicy policy) {
        Till till = Till.of(policy);
        till.give("a", 100);
        return till;
    }

    private static AccountId bobs(Till till) {
        return new AccountId(till.program().id(), BOB);
    }

    @Test
    @DisplayName("moves the points from one member to the other")
    void moves() {
        Till till = hundred(KEEP);

        TransferResult result = till.send("gift", BOB, 30);

        assertThat(result.moved()).isTrue();
        assertThat(entry(result.sent(), EntryKind.SEND).applied()).isEqualTo(-30);
        assertThat(entry(result.received(), EntryKind.RECEIVE).applied()).isEqualTo(30);
        assertThat(till.available()).isEqualTo(70);
        assertThat(till.as(BOB).available()).isEqualTo(30);
    }

    @Test
    @DisplayName("keeps each lot's expiry where the policy says so, so that sending round prolongs nothing")
    void keeps_expiry() {
        Till till = hundred(KEEP);
        till.at("2026-03-15T12:00:00Z").give("b", 100);
        List<String> before = till.shelf();

        till.send("there", BOB, 200);
        assertThat(till.as(BOB).shelf()).isEqualTo(before);
        till.at("2026-03-19T12:00:00Z").send("back", ANN, 200);
        assertThat(till.as(ANN).shelf()).isEqualTo(before);
    }

    @Test
    @DisplayName("begins a new life with the receiver where the policy says so")
    void new_expiry() {
        Till till = hundred(after("P10D").transfer(TransferRule.NEW_EXPIRY));

        till.at("2026-03-19T12:00:00Z").send("gift", BOB, 40);

        assertThat(till.as(BOB).shelf()).containsExactly("40 until 2026-03-30T00:00:00Z");
    }

    @Test
    @DisplayName("is refused where the policy does not allow it, and moves nothing")
    void refused() {
        Till till = hundred(LotPolicy.DEFAULT);

        TransferResult result = till.send("gift", BOB, 40);

        assertThat(result.moved()).isFalse();
        assertThat(rejection(result.sent())).isEqualTo(new Rejection.NotAllowed(POINTS));
        assertThat(till.available()).isEqualTo(100);
        assertThat(till.as(BOB).postings()).isEmpty();
    }

    @Test
    @DisplayName("is refused in a currency that keeps no lots")
    void not_in_lots() {
        Till till = hundred(KEEP);
        AccountResult sent = till.points()
                .transfer(new PointsCommand.Transfer(key("g"), ANN, BOB, Till.GROWTH, 1, Till.reason(), till.now()))
                .sent();

        assertThat(rejection(sent)).isEqualTo(new Rejection.NotInLots(Till.GROWTH));
    }

    @Test
    @DisplayName("of more than can be spent is refused with the numbers; pending points are not sent")
    void insufficient() {
        Till till = hundred(KEEP);
        till.edition(
                Till.program("2", "UTC", Optional.of(KEEP.activation(new ActivationRule.After(Period.ofDays(3))))));
        till.give("pending", 50);

        assertThat(rejection(till.send("gift", BOB, 120).sent()))
                .isEqualTo(new Rejection.Insufficient(POINTS, 100, 20));
        assertThat(till.as(BOB).postings()).isEmpty();
    }

    @Test
    @DisplayName("to an erased member is refused by the other side and leaves the sender's points")
    void erased_receiver() {
        Till till = hundred(KEEP);
        till.as(BOB).give("b", 1);
        till.points().erase(BOB);

        AccountResult sent = till.as(ANN).send("gift", BOB, 40).sent();

        assertThat(rejection(sent)).isEqualTo(new Rejection.OtherSide(bobs(till), new Rejection.Erased()));
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("from an erased member is refused")
    void erased_sender() {
        Till till = hundred(KEEP);
        till.points().erase(ANN);

        assertThat(rejection(till.send("gift", BOB, 40).sent())).isEqualTo(new Rejection.Erased());
        assertThat(till.as(BOB).postings()).isEmpty();
    }

    @Test
    @DisplayName("that the receiver's balance cannot hold is refused by the other side")
    void overflow() {
        Till till = hundred(KEEP);
        till.as(BOB).give("b", Long.MAX_VALUE);

        AccountResult sent = till.as(ANN).send("gift", BOB, 40).sent();

        assertThat(rejection(sent)).isEqualTo(new Rejection.OtherSide(bobs(till), new Rejection.Overflow(POINTS)));
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("told again is a repeat on both sides, and conflicts when told otherwise")
    void repeated() {
        Till till = hundred(KEEP);
        TransferResult first = till.send("gift", BOB, 40);

        TransferResult again = till.send("gift", BOB, 40);
        TransferResult other = till.send("gift", BOB, 41);

        assertThat(again.moved()).isTrue();
        assertThat(Till.replayed(again.sent())).isEqualTo(Till.posting(first.sent()));
        assertThat(Till.replayed(again.received())).isEqualTo(Till.posting(first.received()));
        assertThat(rejection(other.sent()))
                .isEqualTo(new Rejection.Conflicting(key("gift"), List.of(ContentField.AMOUNT)));
        assertThat(till.available()).isEqualTo(60);
        assertThat(till.as(BOB).available()).isEqualTo(40);
    }

    @Test
    @DisplayName("carried out as a command is the same transfer")
    void as_command() {
        Till till = hundred(KEEP);
        PointsCommand command =
                new PointsCommand.Transfer(key("gift"), ANN, BOB, POINTS, 40, Till.reason(), till.now());

        Till.posting(till.execute(command));
        assertThat(Till.replayed(till.send("gift", BOB, 40).received()).applied(POINTS))
                .isEqualTo(40);
    }

    @Test
    @DisplayName("of lots that end on more different days than one posting can open is refused, and smaller ones pass")
    void too_many_lots() {
        Till till = Till.of(after("P20Y").transfer(TransferRule.KEEP_EXPIRY));
        Instant start = till.now();
        for (int day = 0; day < 2_001; day++) {
            till.at(start.plus(Duration.ofDays(day))).give("g" + day, 1);
        }

        assertThat(rejection(till.send("t", Till.BOB, 2_001).sent()))
                .isEqualTo(new Rejection.TooManyLots(Till.POINTS, 2_000));
        assertThat(till.send("u", Till.BOB, 2_000).moved()).isTrue();
        assertThat(till.available()).isEqualTo(1);
        assertThat(till.as(Till.BOB).available()).isEqualTo(2_000);
    }
}
