package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.COINS;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static io.communitykit.membership.points.ledger.Till.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.TransferResult;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An exchange")
class ExchangesTest {

    private static final RuleId TO_COINS = new RuleId("to-coins");
    private static final RuleId TO_MILES = new RuleId("to-miles");
    private static final CurrencyId MILES = new CurrencyId("miles");
    private static final ProgramId MALL = new ProgramId("mall");

    private static Till hundred() {
        Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT)
                .exchange(new ExchangeRule(TO_COINS, POINTS, 6, Optional.empty(), COINS, 4))
                .exchange(new ExchangeRule(TO_MILES, POINTS, 10, Optional.of(MALL), MILES, 1)));
        till.give("a", 100);
        return till;
    }

    private static PointsCommand.Exchange exchange(Till till, RuleId rule, long points) {
        return new PointsCommand.Exchange(key("x"), ANN, rule, points, till.now());
    }

    private static Points withMall(Till till) {
        return Points.builder(till.program(), till.store())
                .clock(till::now)
                .partner(mall())
                .build();
    }

    private static Points theMall(Till till) {
        return Points.builder(mall(), till.store()).clock(till::now).build();
    }

    private static PointsProgram mall() {
        return PointsProgram.builder(MALL, new PolicyVersion("m1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(MILES, 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .build();
    }

    @Test
    @DisplayName("turns what the rate in lowest terms divides; the remainder stays where it is")
    void remainder() {
        Till till = hundred();

        AccountResult result = till.execute(exchange(till, TO_COINS, 100));

        assertThat(entry(result, EntryKind.CONVERT_FROM).applied()).isEqualTo(-99);
        assertThat(entry(result, COINS, EntryKind.CONVERT_TO).applied()).isEqualTo(66);
        assertThat(till.available()).isEqualTo(1);
        assertThat(till.pot(COINS).available()).isEqualTo(66);
    }

    @Test
    @DisplayName("of fewer points than the rate divides is refused with the least")
    void below_rate() {
        Till till = hundred();

        assertThat(rejection(till.execute(exchange(till, TO_COINS, 2))))
                .isEqualTo(new Rejection.BelowRate(TO_COINS, 3));
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("that the program does not have is refused, also by the way in for two accounts")
    void unknown() {
        Till till = hundred();
        RuleId none = new RuleId("none");

        assertThat(rejection(till.execute(exchange(till, none, 10)))).isEqualTo(new Rejection.UnknownExchange(none));
        assertThat(rejection(till.points().exchange(exchange(till, none, 10)).sent()))
                .isEqualTo(new Rejection.UnknownExchange(none));
    }

    @Test
    @DisplayName("with a program that the facade does not know is refused")
    void unknown_partner() {
        Till till = hundred();

        TransferResult result = till.points().exchange(exchange(till, TO_MILES, 50));

        assertThat(rejection(result.sent())).isEqualTo(new Rejection.UnknownExchange(TO_MILES));
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("of more than can be spent is refused, and neither currency moves")
    void insufficient() {
        Till till = hundred();

        assertThat(rejection(till.execute(exchange(till, TO_COINS, 300))))
                .isEqualTo(new Rejection.Insufficient(POINTS, 100, 200));
        assertThat(till.pot(COINS).balance()).isZero();
    }

    @Test
    @DisplayName("told again is a repeat")
    void repeated() {
        Till till = hundred();
        AccountResult first = till.execute(exchange(till, TO_COINS, 30));

        assertThat(replayed(till.execute(exchange(till, TO_COINS, 30)))).isEqualTo(posting(first));
        assertThat(till.available()).isEqualTo(70);
    }

    @Test
    @DisplayName("with another shop's program takes here and gives there")
    void partner() {
        Till till = hundred();

        TransferResult result = withMall(till).exchange(exchange(till, TO_MILES, 57));

        assertThat(result.moved()).isTrue();
        assertThat(till.available()).isEqualTo(50);
        assertThat(theMall(till).balance(ANN, MILES)).isEqualTo(5);
        assertThat(replayed(withMall(till)
                                .exchange(exchange(till, TO_MILES, 57))
                                .received())
                        .applied(MILES))
                .isEqualTo(5);
        assertThat(till.available()).isEqualTo(50);
    }

    @Test
    @DisplayName("that the other shop's account cannot hold is refused by the other side, and nothing moves")
    void partner_overflow() {
        Till till = hundred();
        theMall(till).execute(new PointsCommand.Grant(key("m"), ANN, MILES, Long.MAX_VALUE, Till.reason(), till.now()));

        AccountResult sent =
                withMall(till).exchange(exchange(till, TO_MILES, 50)).sent();

        assertThat(rejection(sent))
                .isEqualTo(new Rejection.OtherSide(new AccountId(MALL, ANN), new Rejection.Overflow(MILES)));
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("whose result leaves the range of a 64-bit integer is refused within one program too")
    void overflow() {
        Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT)
                .exchange(new ExchangeRule(TO_COINS, POINTS, 1, Optional.empty(), COINS, Long.MAX_VALUE)));
        till.give("a", 100);

        assertThat(rejection(till.execute(exchange(till, TO_COINS, 2)))).isEqualTo(new Rejection.Overflow(COINS));
        assertThat(till.available()).isEqualTo(100);
        posting(till.execute(exchange(till, TO_COINS, 1)));
        assertThat(till.pot(COINS).available()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("told again is a repeat whatever became of the rule meanwhile")
    void repeated_after_edition() {
        Till till = hundred();
        PointsCommand.Exchange inside = exchange(till, TO_COINS, 30);
        AccountResult first = till.execute(inside);
        PointsCommand.Exchange outside = new PointsCommand.Exchange(key("y"), ANN, TO_MILES, 20, till.now());
        TransferResult sent = withMall(till).exchange(outside);

        till.edition(Till.program("UTC", LotPolicy.DEFAULT));
        assertThat(replayed(till.execute(inside))).isEqualTo(posting(first));
        assertThat(replayed(till.execute(outside))).isEqualTo(posting(sent.sent()));

        // Each rule now leads where the other one led.
        till.edition(Till.program("UTC", LotPolicy.DEFAULT)
                .exchange(new ExchangeRule(TO_COINS, POINTS, 1, Optional.of(MALL), MILES, 1))
                .exchange(new ExchangeRule(TO_MILES, POINTS, 1, Optional.empty(), COINS, 1)));
        assertThat(replayed(withMall(till).exchange(inside).sent())).isEqualTo(posting(first));
        assertThat(replayed(withMall(till).exchange(inside).received())).isEqualTo(posting(first));
        assertThat(replayed(withMall(till).exchange(outside).sent())).isEqualTo(posting(sent.sent()));
        assertThat(till.available()).isEqualTo(50);
        assertThat(till.pot(COINS).available()).isEqualTo(20);
        assertThat(theMall(till).balance(ANN, MILES)).isEqualTo(2);
    }

    @Test
    @DisplayName("under the key of another command conflicts with it, and so does a transfer")
    void key_of_another() {
        Till till = hundred();

        assertThat(rejection(withMall(till)
                        .exchange(new PointsCommand.Exchange(key("a"), ANN, TO_MILES, 20, till.now()))
                        .sent()))
                .isInstanceOf(Rejection.Conflicting.class);
        assertThat(rejection(till.send("a", Till.BOB, 5).sent())).isInstanceOf(Rejection.Conflicting.class);
        assertThat(till.available()).isEqualTo(100);
    }
}
