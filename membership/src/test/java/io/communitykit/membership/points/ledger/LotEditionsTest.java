package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.LotsTest.waiting;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A later edition")
class LotEditionsTest {

    private static PointsProgram.Builder second(LotPolicy policy) {
        return Till.program("2", "UTC", Optional.of(policy));
    }

    @Test
    @DisplayName("that shortens expiry leaves old lots their own")
    void shorter_expiry() {
        Till till = Till.of(after("P1Y"));
        till.give("old", 1);
        till.edition(second(after("P1D"))).give("new", 10);

        assertThat(till.at("2026-04-01T00:00:00Z").available()).isEqualTo(1);
        assertThat(till.at("2027-03-11T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName("that lifts expiry leaves old lots theirs")
    void no_expiry() {
        Till till = Till.of(after("P1D"));
        till.give("old", 1);
        till.edition(second(LotPolicy.DEFAULT)).give("new", 10);

        assertThat(till.at("2026-04-01T00:00:00Z").available()).isEqualTo(10);
    }

    @Test
    @DisplayName("leaves points that wait for a fact the deadline and the expiry of their own edition")
    void waiting_keep_their_terms() {
        Till till = Till.of(waiting("P7D", new ExpiryRule.After(Period.ofDays(10), Optional.empty())));
        till.paid("o1", 500);
        till.paid("o2", 700);
        till.edition(second(waiting("P90D", ExpiryRule.Never.INSTANCE)));
        till.at("2026-03-12T12:00:00Z").received("o1");

        assertThat(till.at("2026-03-18T00:00:00Z").pot().pending()).isZero();
        assertThat(till.at("2026-03-22T23:59:59Z").available()).isEqualTo(5);
        assertThat(till.at("2026-03-23T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName("that changes the order of consumption decides for old lots too")
    void order() {
        Till till = Till.of(LotPolicy.DEFAULT.order(ConsumptionOrder.FIFO));
        till.give("first", 10);
        till.at("2026-03-11T12:00:00Z").give("second", 10);
        till.take("s1", 4);
        till.edition(second(LotPolicy.DEFAULT.order(ConsumptionOrder.LIFO))).take("s2", 5);

        assertThat(till.shelf()).containsExactly("6", "5");
    }

    @Test
    @DisplayName("that keeps a currency in lots carries the old balance over, and the history says so")
    void carry_over() {
        Till till = Till.of(Till.program("1", "UTC", Optional.empty()));
        till.give("old", 100);
        till.edition(second(LotPolicy.DEFAULT));
        Posting spent = posting(till.take("s", 30));

        assertThat(till.available()).isEqualTo(70);
        assertThat(till.shelf()).containsExactly("70");
        assertThat(till.pot().loose()).isZero();
        assertThat(spent.entries()).extracting(entry -> entry.kind()).contains(EntryKind.CARRY_OVER, EntryKind.SPEND);
        assertThat(till.pot().earned()).isEqualTo(100);
    }

    @Test
    @DisplayName("that keeps a currency in lots carries the old balance over once")
    void carried_over_once() {
        Till till = Till.of(Till.program("1", "UTC", Optional.empty()));
        till.give("old", 100);
        till.edition(second(LotPolicy.DEFAULT));
        till.give("b", 5);
        till.take("s", 60);
        till.give("c", 7);

        assertThat(till.available()).isEqualTo(52);
        assertThat(till.history().stream().filter(line -> line.startsWith("carry-over")))
                .hasSize(1);
        assertThat(till.shelf()).containsExactly("40", "5", "7");
    }

    @Test
    @DisplayName("that keeps a currency in lots no more leaves the balance, and spends it")
    void back_again() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.hold("h", 20);
        till.edition(Till.program("2", "UTC", Optional.empty()));

        till.give("b", 5);
        assertThat(till.available()).isEqualTo(85);
        posting(till.take("s", 83));
        assertThat(rejection(till.take("t", 3))).isEqualTo(new Rejection.Insufficient(Till.POINTS, 2, 1));
        posting(till.voidHold("h"));
        assertThat(till.available()).isEqualTo(22);
        posting(till.take("u", 22));
        assertThat(till.pot().balance()).isZero();
    }

    @Test
    @DisplayName("that goes to lots and back again twice loses no point")
    void to_and_fro() {
        Till till = Till.of(Till.program("1", "UTC", Optional.empty()));
        till.give("a", 100);
        till.edition(second(LotPolicy.DEFAULT)).give("b", 10);
        till.edition(Till.program("3", "UTC", Optional.empty())).give("c", 1);
        till.take("s", 50);
        till.edition(Till.program("4", "UTC", Optional.of(LotPolicy.DEFAULT)));

        assertThat(till.available()).isEqualTo(61);
        posting(till.take("t", 61));
        assertThat(till.pot().balance()).isZero();
    }

    @Test
    @DisplayName(
            "without the rule that made points wait still activates them when it names their fact, and otherwise they run out")
    void still_activating() {
        for (boolean named : new boolean[] {true, false}) {
            Till till = Till.of(waiting("P15D", ExpiryRule.Never.INSTANCE));
            till.paid("order", 1_000);
            PointsProgram.Builder next = Till.program("2", "UTC", Optional.of(LotPolicy.DEFAULT));
            till.edition(named ? next.stillActivating(Till.RECEIVED) : next);

            if (named) {
                posting(till.received("order"));
            } else {
                assertThat(till.points()
                                .apply(till.fact("r", Till.RECEIVED, "order", 1))
                                .accounts())
                        .isEmpty();
            }

            assertThat(till.available()).isEqualTo(named ? 10 : 0);
            assertThat(till.at(till.now().plus(Duration.ofDays(17))).pot().balance())
                    .isEqualTo(named ? 10 : 0);
        }
    }
}
