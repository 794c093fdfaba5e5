package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static io.communitykit.membership.points.ledger.Till.replayed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.Reinstatement;
import java.time.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bringing back expired points")
class ReinstateTest {

    private static final LotPolicy POLICY =
            after("P10D").reinstatement(new Reinstatement(Period.ofDays(30), Period.ofDays(7)));

    /** 10 points gone on 21 March, 20 on 26 March; now it is 1 April. */
    private static Till expired(LotPolicy policy) {
        Till till = Till.of(policy);
        till.give("a", 10);
        till.at("2026-03-15T12:00:00Z").give("b", 20);
        return till.at("2026-04-01T12:00:00Z");
    }

    @Test
    @DisplayName("gives them the policy's life, the last day in full")
    void brings_back() {
        Till till = expired(POLICY);

        assertThat(entry(till.reinstate("r", 30), EntryKind.REINSTATE).applied())
                .isEqualTo(30);
        assertThat(till.at("2026-04-08T23:59:59Z").available()).isEqualTo(30);
        assertThat(till.at("2026-04-09T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName("begins with what expired last")
    void last_first() {
        Till till = expired(POLICY);
        till.reinstate("r", 25);

        assertThat(till.lots())
                .extracting(lot -> lot.points() + " of " + (lot.points() + lot.expired()))
                .containsExactly("5 of 10", "20 of 20");
    }

    @Test
    @DisplayName("reaches back as far as the window, its last day in full")
    void window() {
        Till till = expired(POLICY).at("2026-04-20T23:59:59Z");
        assertThat(rejection(till.reinstate("r", 31))).isEqualTo(new Rejection.NotReinstatable(POINTS, 30, 1));

        till.at("2026-04-21T00:00:00Z");
        assertThat(rejection(till.reinstate("r", 31))).isEqualTo(new Rejection.NotReinstatable(POINTS, 20, 11));
        till.at("2026-04-26T00:00:00Z");
        assertThat(rejection(till.reinstate("r", 1))).isEqualTo(new Rejection.NotReinstatable(POINTS, 0, 1));
    }

    @Test
    @DisplayName("of a part does not renew the window: it counts from when the lot was first lost")
    void window_is_not_renewed() {
        Till till = expired(POLICY);
        posting(till.reinstate("r", 21));

        // One of the first ten lived to the 9th; the others were lost on 21 March, and the window is over on 21 April.
        till.at("2026-04-20T12:00:00Z");
        assertThat(rejection(till.reinstate("s", 31))).isEqualTo(new Rejection.NotReinstatable(POINTS, 30, 1));
        till.at("2026-04-22T12:00:00Z");
        assertThat(rejection(till.reinstate("s", 31))).isEqualTo(new Rejection.NotReinstatable(POINTS, 20, 11));
        till.at("2026-04-26T00:00:00Z");
        assertThat(rejection(till.reinstate("s", 1))).isEqualTo(new Rejection.NotReinstatable(POINTS, 0, 1));
    }

    @Test
    @DisplayName("does not become possible again because a refund returned other points of the lot for a grace")
    void window_after_grace() {
        Till till = Till.of(POLICY.grace(Period.ofDays(60)));
        till.give("a", 10);
        till.take("s", 4, "order");
        till.at("2026-03-25T12:00:00Z").refund("r", "order");

        assertThat(till.lots()).extracting(Lot::points, Lot::expired).containsExactly(tuple(4L, 6L));
        till.at("2026-04-20T12:00:00Z");
        assertThat(rejection(till.reinstate("b", 7))).isEqualTo(new Rejection.NotReinstatable(POINTS, 6, 1));
        till.at("2026-04-21T12:00:00Z");
        assertThat(rejection(till.reinstate("b", 1))).isEqualTo(new Rejection.NotReinstatable(POINTS, 0, 1));
        assertThat(till.at("2026-05-24T23:59:59Z").available()).isEqualTo(4);
    }

    @Test
    @DisplayName("takes no life from points of the lot that live longer")
    void longer_life_stays() {
        Till till = Till.of(POLICY.grace(Period.ofDays(60)));
        till.give("a", 10);
        till.take("s", 4, "order");
        till.at("2026-03-25T12:00:00Z").refund("r", "order");
        till.reinstate("b", 6);

        assertThat(till.at("2026-05-24T23:59:59Z").available()).isEqualTo(10);
        assertThat(till.at("2026-05-25T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName("is refused where the policy has no window, or the currency no lots")
    void refused() {
        Till till = expired(after("P10D"));
        assertThat(rejection(till.reinstate("r", 1))).isEqualTo(new Rejection.NotAllowed(POINTS));
        assertThat(rejection(till.execute(new PointsCommand.Reinstate(
                        Till.key("g"), Till.ANN, Till.GROWTH, 1, Till.reason(), till.now()))))
                .isEqualTo(new Rejection.NotInLots(Till.GROWTH));
    }

    @Test
    @DisplayName("happens once for each point, and told again is a repeat")
    void once() {
        Till till = expired(POLICY);
        till.reinstate("r", 20);

        replayed(till.reinstate("r", 20));
        assertThat(rejection(till.reinstate("s", 11))).isEqualTo(new Rejection.NotReinstatable(POINTS, 10, 1));
        assertThat(till.available()).isEqualTo(20);
    }

    @Test
    @DisplayName("pays debt first")
    void pays_debt() {
        Till till = expired(POLICY.clawback(Clawback.UNLIMITED_DEBT));
        till.paid("o1", 2_500);
        till.take("s", 25);
        till.refund("refund", "o1");
        till.reinstate("r", 30);

        assertThat(till.pot().debt()).isZero();
        assertThat(till.available()).isEqualTo(5);
    }

    @Test
    @DisplayName("finds nothing of a lot whose order was refunded after it expired")
    void claimed() {
        Till till = Till.of(POLICY);
        till.give("a", 10, "o1");
        till.at("2026-04-01T12:00:00Z").refund("refund", "o1");

        assertThat(rejection(till.reinstate("r", 1))).isEqualTo(new Rejection.NotReinstatable(POINTS, 0, 1));
    }
}
