package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.COINS;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.about;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Coins are not the program's first currency, so that a refusal cannot name them by chance. */
@DisplayName("What would leave the range of a 64-bit integer")
class OverflowTest {

    private static final RuleId TO_COINS = new RuleId("to-coins");
    private static final LotPolicy POLICY =
            LotPolicy.DEFAULT.clawback(Clawback.UNLIMITED_DEBT).transfer(TransferRule.KEEP_EXPIRY);

    private final Till till = Till.of(program("1", POLICY, POLICY)
            .exchange(new ExchangeRule(TO_COINS, POINTS, 1, Optional.empty(), COINS, Long.MAX_VALUE / 2)));

    private PointsCommand grant(String id, long coins, String order) {
        return new PointsCommand.Grant(key(id), till.member(), COINS, coins, about(order), Till.reason(), till.now());
    }

    private PointsCommand spend(String id, long coins) {
        return new PointsCommand.Spend(key(id), till.member(), COINS, coins, Till.reason(), till.now());
    }

    private void assertOverflow(PointsCommand command) {
        int before = till.postings().size();
        assertThat(rejection(till.execute(command))).isEqualTo(new Rejection.Overflow(COINS));
        assertThat(till.postings()).hasSize(before);
    }

    @Test
    @DisplayName("is refused at a grant, a correction and an exchange, by the currency's name, and leaves nothing")
    void incoming() {
        till.give("points", 100);
        posting(till.execute(grant("a", Long.MAX_VALUE, "o1")));

        assertOverflow(grant("b", 1, "o1"));
        assertOverflow(new PointsCommand.Adjust(key("c"), ANN, COINS, 1, Till.reason(), till.now()));
        assertOverflow(new PointsCommand.Exchange(key("x"), ANN, TO_COINS, 1, till.now()));
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("is refused at a refund by the name of the currency that has no room, and leaves nothing")
    void refund() {
        posting(till.give("points", 5, "o1"));
        posting(till.execute(grant("a", Long.MAX_VALUE, "o1")));
        posting(till.execute(spend("s", Long.MAX_VALUE)));

        assertThat(rejection(till.refund("r", "o1"))).isEqualTo(new Rejection.Overflow(COINS));
        assertThat(till.available()).isEqualTo(5);
        assertThat(rejection(till.undo("a"))).isEqualTo(new Rejection.Overflow(COINS));
    }

    @Test
    @DisplayName("is refused at a transfer by the side that has no room")
    void transfer() {
        posting(till.execute(grant("a", 10, "o1")));
        till.as(BOB);
        posting(till.execute(grant("b", Long.MAX_VALUE, "o2")));
        PointsCommand.Transfer gift =
                new PointsCommand.Transfer(key("t"), ANN, BOB, COINS, 1, Till.reason(), till.now());

        AccountId bobs = till.account();
        assertThat(rejection(till.points().transfer(gift).sent()))
                .isEqualTo(new Rejection.OtherSide(bobs, new Rejection.Overflow(COINS)));
        assertThat(till.pot(COINS).balance()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("is refused at the refund that would leave no room, so that what is set aside can always be committed")
    void hold() {
        long half = Long.MAX_VALUE / 2;
        posting(till.execute(grant("a", half, "o1")));
        posting(till.execute(spend("s", half)));
        posting(till.execute(grant("b", half, "o2")));
        posting(till.execute(
                new PointsCommand.Hold(key("h"), ANN, COINS, half, Optional.empty(), Optional.empty(), till.now())));

        assertThat(rejection(till.refund("r", "o1"))).isEqualTo(new Rejection.Overflow(COINS));
        posting(till.commit("h"));
        assertThat(till.pot(COINS).balance()).isZero();
    }

    @Test
    @DisplayName("is never met by what happens by itself, which would keep all other accounts from what is due")
    void due() {
        long half = Long.MAX_VALUE / 2;
        LotPolicy waiting = POLICY.activation(new ActivationRule.OnEvent(Till.RECEIVED, Period.ofDays(1)));
        till.edition(program("2", LotsTest.after("P1D"), waiting));
        posting(till.execute(grant("waits", half, "o2")));
        till.edition(program("3", LotsTest.after("P1D"), POLICY));
        posting(till.execute(grant("a", half, "o1")));
        posting(till.execute(spend("s", half)));

        assertThat(rejection(till.refund("r", "o1"))).isEqualTo(new Rejection.Overflow(COINS));
        till.as(BOB).give("b", 5);
        till.at("2026-04-01T00:00:00Z").run();
        assertThat(till.available()).isZero();
        assertThat(till.as(ANN).pot(COINS).balance()).isZero();
        assertThat(till.pot(COINS).spent()).isEqualTo(2 * half);
    }

    private static PointsProgram.Builder program(String version, LotPolicy points, LotPolicy coins) {
        return PointsProgram.builder(new ProgramId("shop"), new PolicyVersion(version), ZoneOffset.UTC)
                .currency(new PointsCurrency(POINTS, 0, 0, Optional.of(points)))
                .currency(new PointsCurrency(COINS, 0, 0, Optional.of(coins)));
    }
}
