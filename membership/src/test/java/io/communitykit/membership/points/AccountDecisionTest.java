package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An account")
class AccountDecisionTest {

    @Test
    @DisplayName("opens with its starting balances, before what the first fact earns")
    void starts() {
        Points points = Shop.open(Shop.program("UTC", 1, 1)
                .currency(new PointsCurrency(new CurrencyId("growth"), 0, 0))
                .currency(new PointsCurrency(new CurrencyId("trust"), -3, -5))
                .rule(Shop.grant("r", 5)));

        List<Entry> first = entries(points, Shop.like("1"));
        List<Entry> second = entries(points, Shop.like("2"));

        assertThat(first)
                .extracting(Entry::currency)
                .extracting(CurrencyId::value)
                .containsExactly("points", "trust", "points");
        assertThat(first).extracting(Entry::applied).containsExactly(1L, -3L, 5L);
        assertThat(first).extracting(Entry::balance).containsExactly(1L, -3L, 6L);
        assertThat(first.get(0).rule()).isEmpty();
        assertThat(first.get(2).rule()).contains(new RuleId("r"));
        assertThat(second).extracting(Entry::applied).containsExactly(5L);
        assertThat(points.pots(Shop.ANN))
                .isEqualTo(Map.of(Shop.POINTS, new Pot(11, 11, 0), new CurrencyId("trust"), new Pot(-3, 0, 3)));
    }

    @Test
    @DisplayName("opens by a registration, and by a command")
    void opened() {
        Points points = Shop.open(Shop.program("UTC", 1, 1));

        points.apply(Shop.event("1", EventType.MEMBER_REGISTERED).build());
        AccountResult bob = points.execute(
                new PointsCommand.Grant(Shop.key("2"), Shop.BOB, Shop.POINTS, 5, new Reason("welcome"), Shop.NOON));

        assertThat(points.balance(Shop.ANN, Shop.POINTS)).isEqualTo(1);
        assertThat(bob.posted().orElseThrow().entries())
                .extracting(Entry::applied)
                .containsExactly(1L, 5L);
    }

    @Test
    @DisplayName("is not taken below the floor by a rule, and the entry says so")
    void floor() {
        Points points =
                Shop.open(Shop.program("UTC", 1, 1).rule(Shop.grant("up", 3)).rule(Shop.deduct("down", 2)));
        points.apply(Shop.like("1"));

        Entry whole = Shop.entry(points.apply(Shop.report("2")));
        Entry cut = Shop.entry(points.apply(Shop.report("3")));
        Entry nothing = Shop.entry(points.apply(Shop.report("4")));

        assertThat(whole.limit()).isEmpty();
        assertThat(cut.applied()).isEqualTo(-1);
        assertThat(cut.asked()).isEqualTo(-2);
        assertThat(cut.limit()).contains(new Limit.Floor(1));
        assertThat(nothing.applied()).isZero();
        assertThat(nothing.limit()).contains(new Limit.Floor(1));
        assertThat(points.balance(Shop.ANN, Shop.POINTS)).isEqualTo(1);
    }

    @Test
    @DisplayName("that is below a floor raised since is taken nothing from, and given to as ever")
    void below_a_raised_floor() {
        Points before = Shop.open(Shop.program("UTC", 5, 0).rule(Shop.grant("up", 1)));
        before.apply(Shop.like("1"));
        PointsProgram raised = Shop.program("UTC", 50, 50)
                .rule(Shop.deduct("down", 2))
                .rule(Shop.grant("up", 1))
                .build();
        AccountState state = state(before);

        Entry down = decided(state, Shop.report("2"), raised).entries().get(0);
        Entry up = decided(state, Shop.like("2"), raised).entries().get(0);

        assertThat(down.applied()).isZero();
        assertThat(down.limit()).contains(new Limit.Floor(50));
        assertThat(up.balance()).isEqualTo(7);
    }

    @Test
    @DisplayName("without a floor is taken from below 0")
    void no_floor() {
        Points points = Shop.open(Shop.program("UTC", 0, Long.MIN_VALUE).rule(Shop.deduct("down", 2)));

        assertThat(Shop.entry(points.apply(Shop.report("1"))).applied()).isEqualTo(-2);
        assertThat(Shop.entry(points.execute(Shop.take("2", 100))).balance()).isEqualTo(-102);
    }

    @Test
    @DisplayName("refuses a command that it cannot pay for, saying how much is missing")
    void insufficient() {
        Points points = Shop.open(Shop.program("UTC", 10, 3));
        points.execute(Shop.give("1", 5));

        assertThat(Shop.rejection(points.execute(Shop.take("2", 13))))
                .isEqualTo(new Rejection.Insufficient(Shop.POINTS, 12, 1));
        assertThat(points.execute(Shop.take("2", 12))).isInstanceOf(AccountResult.Applied.class);
        assertThat(points.balance(Shop.ANN, Shop.POINTS)).isEqualTo(3);
    }

    @Test
    @DisplayName("refuses a currency that the program does not have")
    void unknown_currency() {
        Points points = Shop.open(Shop.program());
        CurrencyId gold = new CurrencyId("gold");

        assertThat(Shop.rejection(points.execute(
                        new PointsCommand.Grant(Shop.key("1"), Shop.ANN, gold, 5, new Reason("r"), Shop.NOON))))
                .isEqualTo(new Rejection.UnknownCurrency(gold));
    }

    @Test
    @DisplayName("refuses what would leave the range of a 64-bit integer: balance, earned or spent")
    void overflow() {
        Points points = Shop.open(Shop.program("UTC", 0, Long.MIN_VALUE).rule(Shop.grant("r", 1)));
        points.execute(Shop.give("1", Long.MAX_VALUE));
        Map<CurrencyId, Pot> before = points.pots(Shop.ANN);

        assertThat(Shop.rejection(points.execute(Shop.give("2", 1)))).isEqualTo(new Rejection.Overflow(Shop.POINTS));
        assertThat(Shop.rejection(points.apply(Shop.like("3")).accounts().get(0)))
                .isEqualTo(new Rejection.Overflow(Shop.POINTS));
        assertThat(points.pots(Shop.ANN)).isEqualTo(before);

        points.execute(Shop.take("4", Long.MAX_VALUE));
        assertThat(Shop.rejection(points.execute(Shop.give("5", 1))))
                .as("balance is 0, but earned is at its end")
                .isEqualTo(new Rejection.Overflow(Shop.POINTS));
    }

    @Test
    @DisplayName("answers a repeat with the original posting, also under a later edition")
    void replay() {
        CommunityEvent event = Shop.event("1", EventType.CONTENT_LIKED)
                .subject(new Subject("会员 🎉"))
                .build();
        PointsProgram first = Shop.program().rule(Shop.grant("r", 5)).build();
        Points points =
                Points.builder(first, Shop.store()).clock(() -> Shop.NOON).build();
        Posting original = points.apply(event).accounts().get(0).posted().orElseThrow();
        PointsProgram later = PointsProgram.builder(first.id(), new PolicyVersion("8"), first.zone())
                .currency(first.currencies().get(0))
                .rule(Shop.grant("r", 500))
                .build();
        Task task = PointsRules.route(event, later).tasks().get(0);
        AccountState state = new AccountState(
                Want.balances(task.account()),
                AccountState.Status.OPEN,
                1,
                Optional.of(Shop.NOON),
                Map.of(),
                Optional.of(original),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());

        Decision<AccountResult> decision = PointsRules.decide(state, task, later, Shop.NOON.plusSeconds(99));

        assertThat(decision).isEqualTo(new Decision.Keep<>(new AccountResult.Replayed(task.account(), original)));
        assertThat(original.policy()).isEqualTo(new PolicyVersion("7"));
        assertThat(points.apply(event).accounts().get(0)).isInstanceOf(AccountResult.Replayed.class);
    }

    @Test
    @DisplayName("refuses a key told with other content, naming exactly what differs")
    void conflict() {
        Points points = Shop.open(Shop.program().rule(Shop.grant("r", 5)).rule(Shop.deduct("d", 5)));
        points.apply(Shop.like("1"));
        CommunityEvent other = CommunityEvent.builder(
                        Shop.key("1"), EventType.CONTENT_REPORTED, Shop.NOON.plusSeconds(1))
                .actor(Shop.ANN)
                .build();

        assertThat(Shop.rejection(points.apply(other).accounts().get(0)))
                .isEqualTo(new Rejection.Conflicting(Shop.key("1"), List.of(ContentField.TYPE, ContentField.TIME)));
    }

    @Test
    @DisplayName("refuses a fact under a command's key, and another command")
    void conflicting_commands() {
        Points points = Shop.open(Shop.program().rule(Shop.grant("r", 5)));
        points.execute(Shop.give("1", 5));

        assertThat(conflicts(points.execute(Shop.give("1", 6)))).containsExactly(ContentField.AMOUNT);
        assertThat(conflicts(points.execute(Shop.take("1", 5))))
                .containsExactly(ContentField.OPERATION, ContentField.REASON);
        assertThat(conflicts(points.apply(Shop.like("1")).accounts().get(0)))
                .containsExactly(
                        ContentField.TYPE,
                        ContentField.ACTOR,
                        ContentField.OPERATION,
                        ContentField.CURRENCY,
                        ContentField.AMOUNT,
                        ContentField.REASON);
        assertThat(points.execute(Shop.give("1", 5))).isInstanceOf(AccountResult.Replayed.class);
    }

    private static List<ContentField> conflicts(AccountResult result) {
        return ((Rejection.Conflicting) Shop.rejection(result)).differing();
    }

    @Test
    @DisplayName("records at the facade's clock, but never before its last posting")
    void recorded_at() {
        Instant[] now = {Shop.NOON.plusNanos(1_999)};
        Points points = Points.builder(Shop.program().rule(Shop.grant("r", 5)).build(), Shop.store())
                .clock(() -> now[0])
                .build();

        points.apply(Shop.like("1", Shop.NOON.plusSeconds(1_000)));
        now[0] = Shop.NOON.minusSeconds(3_600);
        points.apply(Shop.like("2"));
        now[0] = Shop.NOON.plusSeconds(1);
        points.apply(Shop.like("3"));

        assertThat(points.statement(Shop.ANN, 10).items())
                .extracting(Posting::recordedAt)
                .containsExactly(Shop.NOON.plusNanos(1_000), Shop.NOON.plusNanos(1_000), Shop.NOON.plusSeconds(1));
    }

    @Test
    @DisplayName("posts a fact that comes to nothing, so that it is known when told again")
    void posts_nothing() {
        Points points = Shop.open(Shop.program().rule(Shop.deduct("down", 2)));

        assertThat(Shop.entry(points.apply(Shop.report("1"))).applied()).isZero();
        points.execute(Shop.give("2", 10));

        assertThat(points.apply(Shop.report("1")).accounts().get(0)).isInstanceOf(AccountResult.Replayed.class);
        assertThat(points.balance(Shop.ANN, Shop.POINTS)).isEqualTo(10);
    }

    @Test
    @DisplayName("whose start is the lowest number is opened or refused, never an arithmetic error")
    void lowest_start() {
        PointsProgram program;
        try {
            program = Shop.program("UTC", Long.MIN_VALUE, Long.MIN_VALUE)
                    .rule(Shop.grant("r", 5))
                    .build();
        } catch (io.communitykit.core.InvalidValueException refused) {
            assertThat(refused).hasMessageContaining("start");
            return;
        }
        Points points = Points.builder(program, Shop.store()).build();
        assertThat(Shop.rejection(points.apply(Shop.like("1")).accounts().get(0)))
                .isEqualTo(new Rejection.Overflow(Shop.POINTS));
    }

    private static List<Entry> entries(Points points, CommunityEvent event) {
        return points.apply(event).accounts().get(0).posted().orElseThrow().entries();
    }

    private static AccountState state(Points points) {
        return new AccountState(
                Want.balances(new AccountId(points.program().id(), Shop.ANN)),
                AccountState.Status.OPEN,
                1,
                Optional.of(Shop.NOON),
                points.pots(Shop.ANN),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Posting decided(AccountState state, CommunityEvent event, PointsProgram program) {
        Task task = PointsRules.route(event, program).tasks().get(0);
        Decision.Commit<AccountResult> commit =
                (Decision.Commit<AccountResult>) PointsRules.decide(state, task, program, Shop.NOON);
        return commit.result().posted().orElseThrow();
    }
}
