package io.communitykit.membership.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.ReversalRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts that undo earlier ones")
class ReversalRulesTest {

    private static final CurrencyId POINTS = new CurrencyId("points");
    private static final MemberId ANN = new MemberId("ann");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AttributeName AMOUNT = new AttributeName("amount");
    private static final EventType REVIEW_REMOVED = new EventType("review.removed");
    private static final EventType UNLIKED = new EventType("content.unliked");

    private int told;

    private final Points points = Points.builder(program(), new InMemoryPointsStore(PseudonymKey.of(new byte[32])))
            .clock(() -> NOON)
            .build();

    private static PointsProgram program() {
        ReversalRule.Share share = new ReversalRule.Share(AMOUNT, AMOUNT);
        return PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("1"), ZoneOffset.UTC)
                .attributes(new AttributeSchema(Map.of(AMOUNT, AttributeType.MONEY)))
                .currency(new PointsCurrency(POINTS, 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .rule(earns("like", EventType.CONTENT_LIKED, 1))
                .rule(earns("paid", EventType.ORDER_PAID, 100))
                .rule(earns("review", EventType.PRODUCT_REVIEWED, 20))
                .reversal(undoes("unlike", UNLIKED, EventType.CONTENT_LIKED, Optional.empty()))
                .reversal(undoes("refund", EventType.ORDER_REFUNDED, EventType.ORDER_PAID, Optional.of(share)))
                .reversal(undoes("removed", REVIEW_REMOVED, EventType.PRODUCT_REVIEWED, Optional.empty()))
                .build();
    }

    private static EarningRule earns(String id, EventType when, long points) {
        return new EarningRule(
                new RuleId(id),
                when,
                Optional.empty(),
                EarningRule.Party.ACTOR,
                POINTS,
                EarningRule.Effect.GRANT,
                new Quantity.Fixed(points),
                List.of());
    }

    private static ReversalRule undoes(String id, EventType when, EventType of, Optional<ReversalRule.Share> share) {
        return new ReversalRule(new RuleId(id), when, Optional.empty(), of, share);
    }

    private void tell(EventType type, Optional<Money> amount) {
        told++;
        CommunityEvent.Builder event = CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("shop"), new EventId("fact " + told)), type, NOON)
                .actor(ANN)
                .subject(new Subject("thing 🎁"));
        amount.ifPresent(money -> event.with(AMOUNT, AttributeValue.of(money)));
        assertThat(points.apply(event.build()).accounts()).hasOnlyElementsOfType(AccountResult.Applied.class);
    }

    private long balance() {
        return points.balance(ANN, POINTS);
    }

    private static Money money(String currency, long minor) {
        return new Money(minor, Currency.getInstance(currency));
    }

    @Test
    @DisplayName("undo each of them, however often something is done and undone")
    void done_and_undone() {
        for (int i = 0; i < 4; i++) {
            tell(EventType.CONTENT_LIKED, Optional.empty());
            assertThat(balance()).isEqualTo(1);
            tell(UNLIKED, Optional.empty());
            assertThat(balance()).as("after unliking %s times", i + 1).isZero();
        }
    }

    @Test
    @DisplayName("of one type leave alone what facts of another type with the same subject had earned")
    void apart() {
        tell(EventType.ORDER_PAID, Optional.of(money("CNY", 10_000)));
        tell(EventType.PRODUCT_REVIEWED, Optional.empty());

        tell(EventType.ORDER_REFUNDED, Optional.of(money("CNY", 5_000)));
        assertThat(balance()).isEqualTo(70);
        tell(REVIEW_REMOVED, Optional.empty());
        assertThat(balance()).isEqualTo(50);
        tell(EventType.ORDER_REFUNDED, Optional.of(money("CNY", 5_000)));
        assertThat(balance()).isZero();
    }

    @Test
    @DisplayName("are refused in another currency, or above what the facts say was paid, whatever a command says")
    void other_money() {
        tell(EventType.ORDER_PAID, Optional.of(money("CNY", 10_000)));

        assertThat(refund("1", money("USD", 10), money("USD", 100))).isInstanceOf(Rejection.UnknownPayment.class);
        assertThat(refund("2", money("CNY", 15_000), money("CNY", 20_000))).isInstanceOf(Rejection.AboveOrder.class);
        assertThat(balance()).isEqualTo(100);
    }

    private Rejection refund(String id, Money refunded, Money paid) {
        AccountResult result = points.execute(new PointsCommand.Refund(
                new IdempotencyKey(new EventSource("desk"), new EventId(id)),
                ANN,
                new Subject("thing 🎁"),
                Optional.of(new PointsCommand.Refund.Part(refunded, paid)),
                new Reason("returned"),
                NOON));
        return ((AccountResult.Rejected) result).rejection();
    }
}
