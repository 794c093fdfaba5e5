package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.Reinstatement;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunds, reinstatements, holds and lapses that meet on one lot. Each began as a way to gain or lose points. */
@DisplayName("Points that come back")
class ComingBackTest {

    private static final LotPolicy DAYS =
            after("P10D").reinstatement(new Reinstatement(Period.ofDays(30), Period.ofDays(7)));

    private static LotPolicy inactive(int window) {
        return LotPolicy.DEFAULT
                .expiry(new ExpiryRule.Inactivity(Period.ofDays(10), Optional.empty()))
                .reinstatement(new Reinstatement(Period.ofDays(window), Period.ofDays(7)));
    }

    @ParameterizedTest(name = "held first: {0}, with inactivity: {1}")
    @DisplayName(
            "come back alike in parts and at once to a lot that the order spent from twice, before and after its time")
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void same_lot_twice(boolean held, boolean lapses) {
        List<Object> ends = new ArrayList<>();
        for (List<Integer> parts :
                List.of(List.of(1_500), List.of(1_000, 500), List.of(500, 1_000), List.of(1, 1_499))) {
            Till till = spentTwice(lapses ? inactive(30) : DAYS, held);
            for (int i = 0; i < parts.size(); i++) {
                posting(till.refund("f" + i, "o1", parts.get(i), 1_500));
            }
            ends.add(List.of(
                    till.shelf(), till.pot(), till.at("2026-04-10T12:00:00Z").available()));
        }
        assertThat(ends).allSatisfy(end -> assertThat(end).isEqualTo(ends.get(0)));
    }

    private static Till spentTwice(LotPolicy policy, boolean held) {
        Till till = Till.of(policy);
        till.give("a", 15);
        posting(held ? till.hold("h", 10, "o1") : till.take("s1", 10, "o1"));
        till.at("2026-04-01T12:00:00Z").run();
        posting(till.reinstate("r", 5));
        posting(till.take("s2", 5, "o1"));
        if (held) {
            posting(till.commit("h"));
        }
        return till.at("2026-04-02T12:00:00Z");
    }

    @Test
    @DisplayName("by a reinstatement live as long as that says, also in a lot that lapsed with its balance")
    void reinstated_lapse() {
        Till till = Till.of(inactive(60));
        till.give("a", 15);
        till.take("s1", 10, "o1");
        till.at("2026-03-25T12:00:00Z").run();
        till.give("b", 1);
        posting(till.refund("f", "o1"));
        posting(till.take("s2", 11));
        till.at("2026-04-10T12:00:00Z").run();
        posting(till.reinstate("r", 5));

        assertThat(till.at("2026-04-17T23:59:59Z").available()).isEqualTo(5);
        assertThat(till.at("2026-04-18T00:00:00Z").available()).isZero();
    }

    @ParameterizedTest(name = "{0} given")
    @DisplayName(
            "are lost at once though other points of their lot were reinstated and spent, whether or not one is left")
    @ValueSource(ints = {15, 16})
    void empty_lot(int given) {
        Till till = Till.of(DAYS);
        till.give("a", given);
        till.take("s1", 10, "o1");
        till.at("2026-04-01T12:00:00Z").run();
        posting(till.reinstate("r", 5));
        posting(till.take("s2", 5));
        posting(till.refund("f", "o1"));

        assertThat(till.available()).isZero();
    }

    @Test
    @DisplayName("are not saved from lapsing while they are held by the refund of another order")
    void not_rescued() {
        for (boolean order : new boolean[] {false, true}) {
            Till till = Till.of(inactive(30));
            till.give("a", 10);
            if (order) {
                till.paid("o1", 100);
            }
            till.hold("h", 10);
            if (order) {
                posting(till.refund("f", "o1"));
            }
            till.at("2026-03-30T12:00:00Z");
            posting(till.voidHold("h"));

            assertThat(till.available()).isZero();
        }
    }

    @Test
    @DisplayName("and are sent to another member have no new time in which they can be brought back")
    void sent_on() {
        Till till = Till.of(DAYS.transfer(TransferRule.KEEP_EXPIRY));
        till.give("a", 10);
        till.at("2026-04-01T12:00:00Z").run();
        posting(till.reinstate("r", 10));
        assertThat(till.send("t", Till.BOB, 10).moved()).isTrue();

        till.as(Till.BOB).at("2026-05-05T12:00:00Z").run();
        assertThat(rejection(till.reinstate("r2", 10))).isEqualTo(new Rejection.NotReinstatable(POINTS, 0, 10));
    }

    @Test
    @DisplayName("from a commit of a part come back alike from one hold or two, since the commit is an activity")
    void committed_part() {
        Till one = Till.of(inactive(30));
        one.give("a", 15);
        one.hold("h", 10);
        posting(one.at("2026-03-25T12:00:00Z").commit("h", 4));

        Till two = Till.of(inactive(30));
        two.give("a", 15);
        two.hold("h", 4);
        two.hold("i", 6);
        posting(two.at("2026-03-25T12:00:00Z").commit("h"));
        posting(two.voidHold("i"));

        assertThat(one.available()).isEqualTo(6);
        assertThat(two.available()).isEqualTo(6);
    }

    @Test
    @DisplayName("live on when the member was active since, also under an edition that knows no inactivity")
    void active_under_another_edition() {
        Till till = Till.of(inactive(30));
        till.give("a", 15);
        till.hold("h", 10);
        till.at("2026-03-25T12:00:00Z").run();
        till.edition(Till.program("2", "UTC", Optional.of(after("P100D"))));
        till.give("b", 1);
        posting(till.voidHold("h"));
        assertThat(till.available()).isEqualTo(11);

        Till other = Till.of(inactive(30));
        other.give("a", 15);
        other.edition(Till.program("2", "UTC", Optional.of(after("P100D"))));
        other.at("2026-03-18T12:00:00Z").give("b", 1);
        assertThat(other.at("2026-03-25T12:00:00Z").available()).isEqualTo(16);
    }
}
