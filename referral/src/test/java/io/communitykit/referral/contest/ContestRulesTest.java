package io.communitykit.referral.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.referral.Reason;
import io.communitykit.referral.contest.ContestRules.Decision;
import io.communitykit.referral.contest.ContestRules.State;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules of a contest")
class ContestRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final TeamId RED = new TeamId("红");
    private static final IdempotencyKey KEY = new IdempotencyKey(new EventSource("订单"), new EventId("🧧1"));

    private final ContestRules rules = new ContestRules(ContestPolicy.KIND.read("""
            {"kind": "contest-policy", "version": "1", "program": "p", "currency": "CNY", "zone": "Asia/Shanghai",
             "maxTeams": 2, "maxMembers": 2, "lasts": "PT24H", "settleAfter": "PT1H",
             "scores": [{"action": "order.paid", "points": 10, "perDay": 1, "perMember": 2}],
             "prizes": [1.00], "leastScore": 10}
            """));

    private State told(State before, ContestFact fact) {
        Decision decision = rules.decide(before, fact, NOON);
        assertThat(rules.decide(before, fact, NOON)).isEqualTo(decision);
        return decision.after();
    }

    private State joined() {
        return told(told(State.NONE, new ContestFact.Opened()), new ContestFact.Joined(RED, Optional.empty()));
    }

    private static ContestFact.Scored order(Instant at) {
        return new ContestFact.Scored(KEY, EventType.ORDER_PAID, at);
    }

    @Test
    @DisplayName("change nothing of the state that they were given, and answer alike each time")
    void pure() {
        State before = joined();
        State copy = before;
        State after = told(before, order(NOON));
        assertThat(before).isSameAs(copy).isNotEqualTo(after);
        assertThat(after.member().orElseThrow().score()).isEqualTo(10);
        assertThat(after.team().orElseThrow().score()).isEqualTo(10);
        assertThat(after.team().orElseThrow().sharing()).isEqualTo(1);
        assertThat(after.onDay()).isEqualTo(1);
        assertThat(after.member().orElseThrow().counts()).containsEntry(EventType.ORDER_PAID, 1);
    }

    @Test
    @DisplayName("give the limits back what is taken back, and leave nothing of it but that and the instant")
    void roomBack() {
        State before = joined();
        State after = told(told(before, order(NOON)), new ContestFact.TakenBack(KEY));
        assertThat(after.onDay()).isZero();
        assertThat(after.member()).isEqualTo(before.member());
        assertThat(after.team().orElseThrow())
                .isEqualTo(before.team().orElseThrow().reached(NOON));
        assertThat(after.takenBackAt()).contains(NOON);
    }

    @Test
    @DisplayName("come to the same team whether a fact is told or taken back first")
    void takenBackFirst() {
        State before = joined();
        State late = told(told(before, order(NOON)), new ContestFact.TakenBack(KEY));
        Decision first = rules.decide(told(before, new ContestFact.TakenBack(KEY)), order(NOON), NOON);
        assertThat(first.result())
                .isInstanceOfSatisfying(
                        ContestResult.NotCounted.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.REVOKED));
        assertThat(first.after().team()).isEqualTo(late.team());
        assertThat(first.after().member()).isEqualTo(late.member());
    }

    @Test
    @DisplayName("bring a contest to the instant first, to the microsecond")
    void time() {
        State open = joined();
        Instant end = NOON.plus(Duration.ofHours(24));
        Instant last = end.plus(Duration.ofHours(1));
        ContestFact time = new ContestFact.TimePassed();
        assertThat(statusAt(open, end.minusNanos(1_000))).isEqualTo(Contest.Status.OPEN);
        assertThat(statusAt(open, end)).isEqualTo(Contest.Status.ENDED);
        assertThat(statusAt(open, last.minusNanos(1_000))).isEqualTo(Contest.Status.ENDED);
        assertThat(statusAt(open, last)).isEqualTo(Contest.Status.FINAL);
        // What was seen as over stays so, whatever another machine's clock says.
        State done = rules.decide(open, time, last).after();
        assertThat(statusAt(done, NOON)).isEqualTo(Contest.Status.FINAL);
    }

    private Contest.Status statusAt(State state, Instant now) {
        return rules.decide(state, new ContestFact.TimePassed(), now)
                .after()
                .contest()
                .orElseThrow()
                .status();
    }
}
