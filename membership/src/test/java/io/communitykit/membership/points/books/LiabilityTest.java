package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The liability of a program")
class LiabilityTest {

    private static final LotPolicy POLICY =
            LotPolicy.DEFAULT.clawback(Clawback.UNLIMITED_DEBT).value(new PointsValue(7, cents(3)));

    private static List<Liability> of(Till till) {
        return PointsBooks.builder(till.program(), till.store())
                .clock(till::now)
                .build()
                .liability();
    }

    @Test
    @DisplayName("adds up all members, with what was ever given and taken, and its value rounded down")
    void adds_up() {
        Till till = Till.of(POLICY);
        till.give("a", 100);
        till.take("s", 10);
        till.hold("h", 25);
        till.as(BOB).give("b", 50, "o1");
        till.take("t", 50);
        till.refund("r", "o1");

        assertThat(of(till))
                .containsExactly(new Liability(
                        POINTS, 2, 0, new Balance(65, 0, 25, 50), Balance.ZERO, 150, 110, Optional.of(cents(38))));
    }

    @Test
    @DisplayName("keeps what erased members had apart, and still counts it in what was ever given")
    void erased() {
        Till till = Till.of(POLICY);
        till.give("a", 100);
        till.as(BOB).give("b", 70);
        till.points().erase(ANN);

        assertThat(of(till))
                .containsExactly(new Liability(
                        POINTS,
                        2,
                        0,
                        new Balance(70, 0, 0, 0),
                        new Balance(100, 0, 0, 0),
                        170,
                        0,
                        Optional.of(cents(30))));
    }

    @Test
    @DisplayName("has a line for each currency, and no value where the policy names none")
    void currencies() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_000);

        assertThat(of(till)).extracting(Liability::currency).containsExactly(Till.GROWTH, POINTS);
        assertThat(of(till)).extracting(Liability::value).containsOnly(Optional.empty());
    }

    @Test
    @DisplayName("reads more accounts than fit on a page")
    void many() {
        Till till = Till.of(POLICY);
        for (int i = 0; i < 2_500; i++) {
            till.as(new MemberId("member " + i)).give("g", 2);
        }

        assertThat(of(till)).singleElement().satisfies(line -> {
            assertThat(line.accounts()).isEqualTo(2_500);
            assertThat(line.outstanding().available()).isEqualTo(5_000);
        });
    }

    @Test
    @DisplayName("that no number holds is an error that names the currency and the exact sum")
    void beyond_range() {
        Till till = Till.of(POLICY);
        till.give("a", Long.MAX_VALUE);
        till.as(BOB).give("b", 3);

        assertThatThrownBy(() -> of(till))
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALUE_OVERFLOW))
                .hasMessageContaining("points")
                .hasMessageContaining("9223372036854775810");
    }

    @Test
    @DisplayName("whose value in money no number holds is an error that names the currency and the value")
    void value_beyond_range() {
        Till till = Till.of(LotPolicy.DEFAULT.value(new PointsValue(1, cents(100))));
        till.give("a", Long.MAX_VALUE);

        assertThatThrownBy(() -> of(till))
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALUE_OVERFLOW))
                .hasMessageContaining("points over all accounts, value 922337203685477580700");
    }

    @Test
    @DisplayName("is right where only sums on the way leave the range")
    void beyond_range_on_the_way() {
        Till till = Till.of(LotPolicy.DEFAULT.value(new PointsValue(1_000, cents(100))));
        till.give("a", Long.MAX_VALUE);

        assertThat(of(till).get(0).value()).contains(cents(922_337_203_685_477_580L));
    }
}
