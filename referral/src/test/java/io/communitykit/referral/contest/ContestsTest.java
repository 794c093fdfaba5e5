package io.communitykit.referral.contest;

import static io.communitykit.referral.contest.Tournament.DAY;
import static io.communitykit.referral.contest.Tournament.INVITED;
import static io.communitykit.referral.contest.Tournament.ORDER;
import static io.communitykit.referral.contest.Tournament.PK;
import static io.communitykit.referral.contest.Tournament.START;
import static io.communitykit.referral.contest.Tournament.declined;
import static io.communitykit.referral.contest.Tournament.key;
import static io.communitykit.referral.contest.Tournament.notCounted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A contest")
class ContestsTest {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    private static Tournament opened(String... more) {
        Tournament shop = new Tournament(Tournament.policy(more));
        assertThat(shop.contests.open(PK)).isInstanceOf(ContestResult.Applied.class);
        return shop;
    }

    @Test
    @DisplayName("counts what members do for their teams, whatever their names, and ranks the teams")
    void life() {
        Tournament shop = opened();
        assertThat(shop.joins("李雷", "红队")).isInstanceOf(ContestResult.Applied.class);
        shop.joins("🐼", "红队");
        shop.joins("𠮷", "蓝队🔵");
        shop.orders("李雷", "1");
        shop.orders("🐼", "2");
        assertThat(shop.tells("𠮷", INVITED, "3", START)).isInstanceOfSatisfying(ContestResult.Applied.class, it -> {
            assertThat(it.team().orElseThrow().score()).isEqualTo(50);
            assertThat(it.member().orElseThrow().score()).isEqualTo(50);
        });
        assertThat(shop.rows()).containsExactly("蓝队🔵 1 50 10000", "红队 2 40 5000");
        assertThat(shop.scores()).isEqualTo(Map.of("李雷", 20L, "🐼", 20L, "𠮷", 50L));
        assertThat(shop.contest().teams()).isEqualTo(2);
        assertThat(shop.contest().members()).isEqualTo(3);
        assertThat(shop.contests.contestsOf(new MemberId("🐼"))).containsExactly(PK);
    }

    @Test
    @DisplayName("takes a fact once by its key, and says which fields differ where it is told otherwise")
    void once() {
        Tournament shop = opened();
        shop.joins("a", "red");
        shop.joins("b", "blue");
        shop.orders("a", "1");
        assertThat(shop.orders("a", "1"))
                .isInstanceOfSatisfying(
                        ContestResult.Replayed.class,
                        it -> assertThat(it.fact().orElseThrow().points()).isEqualTo(20));
        assertThat(shop.tells("b", INVITED, "1", START.plus(MICRO)))
                .isEqualTo(new ContestResult.Conflict(List.of("member", "action", "at")));
        assertThat(shop.tells("stranger", ORDER, "1", START)).isEqualTo(new ContestResult.Conflict(List.of("member")));
        assertThat(shop.rows()).containsExactly("red 1 20 10000", "blue 0 0 0");
        // A thousandth of a microsecond is none.
        assertThat(shop.tells("a", ORDER, "1", START.plusNanos(999))).isInstanceOf(ContestResult.Replayed.class);
        assertThat(shop.contests.open(PK)).isInstanceOf(ContestResult.Replayed.class);
        assertThat(shop.joins("a", "red")).isInstanceOf(ContestResult.Replayed.class);
        assertThat(shop.contest().members()).isEqualTo(2);
    }

    @Test
    @DisplayName("tells everybody who gets no place why")
    void losers() {
        Tournament none = new Tournament(Tournament.policy());
        assertThat(declined(none.joins("a", "red"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(declined(none.orders("a", "1"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(declined(none.takesBack("1"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(declined(none.contests.cancel(PK))).isEqualTo(Reason.NOT_FOUND);
        assertThat(none.contests.contest(PK)).isEmpty();
        assertThat(none.contests.board(PK)).isEmpty();

        Tournament shop = opened("\"maxTeams\": 2", "\"maxMembers\": 1");
        shop.joins("a", "red");
        assertThat(declined(shop.joins("b", "red"))).isEqualTo(Reason.TEAM_FULL);
        shop.joins("b", "blue");
        assertThat(declined(shop.joins("c", "green"))).isEqualTo(Reason.TEAMS_FULL);
        assertThat(declined(shop.joins("a", "blue"))).isEqualTo(Reason.ALREADY_IN_TEAM);
        assertThat(shop.contest().members()).isEqualTo(2);
        shop.now = START.plus(DAY.multipliedBy(2));
        assertThat(declined(shop.joins("c", "red"))).isEqualTo(Reason.EXPIRED);
        assertThat(shop.contests.contestsOf(new MemberId("c"))).isEmpty();
    }

    @Test
    @DisplayName("counts the limits of a day for each action by itself")
    void limitsOfActions() {
        Tournament shop = opened("\"scores\": [{\"action\": \"order.paid\", \"points\": 20, \"perDay\": 1},"
                + " {\"action\": \"member.invited\", \"points\": 50, \"perDay\": 1}]");
        shop.joins("a", "red");
        shop.orders("a", "1");
        assertThat(shop.tells("a", INVITED, "2", START)).isInstanceOf(ContestResult.Applied.class);
        assertThat(notCounted(shop.orders("a", "3"))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        assertThat(notCounted(shop.tells("a", INVITED, "4", START))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        assertThat(shop.scores()).isEqualTo(Map.of("a", 70L));
    }

    @Test
    @DisplayName("counts from its first instant up to its end, told until the ranks stand, to the microsecond")
    void times() {
        Tournament shop = opened();
        shop.joins("a", "red");
        assertThat(declined(shop.tells("a", ORDER, "early", START.minus(MICRO))))
                .isEqualTo(Reason.STARTS_LATER);
        assertThat(declined(
                        shop.tells("a", ORDER, "ahead", START.plusSeconds(300).plus(MICRO))))
                .isEqualTo(Reason.IN_FUTURE);
        assertThat(shop.tells("a", ORDER, "a little ahead", START.plusSeconds(300)))
                .isInstanceOf(ContestResult.Applied.class);
        shop.now = START.plus(DAY.multipliedBy(3)).minus(MICRO);
        assertThat(shop.contest().status()).isEqualTo(Contest.Status.ENDED);
        assertThat(declined(shop.tells("a", ORDER, "late", START.plus(DAY.multipliedBy(2)))))
                .isEqualTo(Reason.EXPIRED);
        assertThat(shop.tells(
                        "a", ORDER, "last", START.plus(DAY.multipliedBy(2)).minus(MICRO)))
                .isInstanceOf(ContestResult.Applied.class);
        shop.now = START.plus(DAY.multipliedBy(3));
        assertThat(declined(shop.tells("a", ORDER, "too late", START))).isEqualTo(Reason.EXPIRED);
        assertThat(declined(shop.takesBack("last"))).isEqualTo(Reason.EXPIRED);
        assertThat(shop.tells(
                        "a", ORDER, "last", START.plus(DAY.multipliedBy(2)).minus(MICRO)))
                .isInstanceOf(ContestResult.Replayed.class);
        // The clock of another machine is behind; the ranks stand all the same.
        shop.now = START.plus(DAY);
        assertThat(declined(shop.orders("a", "from the past"))).isEqualTo(Reason.EXPIRED);
        assertThat(shop.rows()).containsExactly("red 1 40 10000");
    }

    @Test
    @DisplayName("at a fixed time lets teams form before, and is not opened after")
    void fixed() {
        String runs = "\"runs\": {\"from\": \"2026-11-11T16:00:00Z\", \"until\": \"2026-11-12T16:00:00Z\"}";
        Tournament shop = opened(runs);
        shop.joins("a", "red");
        assertThat(declined(shop.orders("a", "1"))).isEqualTo(Reason.STARTS_LATER);
        shop.now = START.plus(DAY);
        assertThat(shop.orders("a", "1")).isInstanceOf(ContestResult.Applied.class);
        Tournament late = new Tournament(Tournament.policy(runs));
        late.now = START.plus(DAY.multipliedBy(2));
        assertThat(declined(late.contests.open(PK))).isEqualTo(Reason.NOT_RUNNING);
        assertThat(late.contests.contest(PK)).isEmpty();
    }

    @Test
    @DisplayName("scores nothing for what nobody promised, and for members of no team, and leaves nothing of it")
    void nothing() {
        Tournament shop = opened();
        shop.joins("a", "red");
        assertThat(declined(shop.tells("a", EventType.CONTENT_LIKED, "1", START)))
                .isEqualTo(Reason.NOT_PAID_FOR);
        assertThat(declined(shop.orders("b", "2"))).isEqualTo(Reason.NOT_FOUND);
        shop.joins("b", "red");
        assertThat(shop.orders("b", "2")).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.orders("a", "1")).isInstanceOf(ContestResult.Applied.class);
    }

    @Test
    @DisplayName(
            "counts an action so often a day in the shop's zone, by the fact's own day, and keeps what it did not count")
    void dayLimit() {
        Tournament shop = opened("\"scores\": [{\"action\": \"order.paid\", \"points\": 20, \"perDay\": 1}]");
        shop.joins("a", "red");
        shop.joins("b", "red");
        shop.now = START.plus(DAY.multipliedBy(2));
        shop.tells("a", ORDER, "1", START.plus(DAY).minus(MICRO));
        assertThat(notCounted(shop.tells("a", ORDER, "2", START))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        assertThat(shop.tells("a", ORDER, "3", START.plus(DAY))).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.tells("b", ORDER, "4", START)).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.scores()).isEqualTo(Map.of("a", 40L, "b", 20L));
        // Room that is given back is for others: what was told once is judged once.
        shop.takesBack("1");
        assertThat(shop.tells("a", ORDER, "2", START)).isInstanceOfSatisfying(ContestResult.Replayed.class, it -> {
            assertThat(it.fact().orElseThrow().points()).isZero();
            assertThat(it.fact().orElseThrow().reason()).contains(Reason.DAY_LIMIT_REACHED);
        });
        assertThat(shop.tells("a", ORDER, "5", START)).isInstanceOf(ContestResult.Applied.class);
        assertThat(notCounted(shop.tells("a", ORDER, "6", START))).isEqualTo(Reason.DAY_LIMIT_REACHED);
        assertThat(shop.scores()).isEqualTo(Map.of("a", 40L, "b", 20L));
    }

    @Test
    @DisplayName("counts an action so often for a member in all, each action for itself")
    void memberLimit() {
        Tournament shop = opened(
                "\"scores\": [{\"action\": \"order.paid\", \"points\": 20, \"perMember\": 2}, {\"action\": \"member.invited\", \"points\": 50, \"perMember\": 1}]");
        shop.joins("a", "red");
        shop.orders("a", "1");
        shop.tells("a", INVITED, "2", START);
        shop.passes(DAY);
        shop.orders("a", "3");
        assertThat(notCounted(shop.orders("a", "4"))).isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        assertThat(notCounted(shop.tells("a", INVITED, "5", shop.now))).isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        shop.takesBack("1");
        assertThat(shop.orders("a", "6")).isInstanceOf(ContestResult.Applied.class);
        assertThat(notCounted(shop.orders("a", "7"))).isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        assertThat(shop.scores()).isEqualTo(Map.of("a", 90L));
    }

    @Test
    @DisplayName("takes points back once, also of a fact that was not told yet")
    void takenBack() {
        Tournament shop = opened();
        shop.joins("a", "red");
        shop.orders("a", "1");
        shop.orders("a", "2");
        assertThat(shop.takesBack("1")).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.takesBack("1")).isInstanceOf(ContestResult.Replayed.class);
        assertThat(shop.scores()).isEqualTo(Map.of("a", 20L));
        assertThat(shop.takesBack("3")).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.takesBack("3")).isInstanceOf(ContestResult.Replayed.class);
        assertThat(notCounted(shop.orders("a", "3"))).isEqualTo(Reason.REVOKED);
        assertThat(shop.orders("a", "3")).isInstanceOf(ContestResult.Replayed.class);
        assertThat(shop.orders("a", "1")).isInstanceOf(ContestResult.Replayed.class);
        assertThat(shop.scores()).isEqualTo(Map.of("a", 20L));
        assertThat(shop.board().rows().get(0).team().score()).isEqualTo(20);
    }

    @Test
    @DisplayName("puts of equal scores the team ahead whose last point is older, however late it was told")
    void ties() {
        Tournament shop = opened();
        shop.joins("a", "red");
        shop.joins("b", "blue");
        shop.now = START.plus(DAY);
        shop.tells("a", ORDER, "1", START.plusSeconds(2));
        shop.tells("b", ORDER, "2", START.plusSeconds(1));
        assertThat(shop.rows()).containsExactly("blue 1 20 10000", "red 2 20 5000");
        shop.tells("b", ORDER, "3", START.plusSeconds(3));
        shop.tells("a", ORDER, "4", START);
        assertThat(shop.rows()).containsExactly("red 1 40 10000", "blue 2 40 5000");
    }

    @Test
    @DisplayName("keeps what it promised under every later edition, and others are opened under the new one")
    void editions() {
        Tournament shop = opened();
        shop.joins("a", "red");
        Contests later = shop.under(Tournament.policy(
                "\"version\": \"2\"",
                "\"maxMembers\": 1",
                "\"prizes\": [1.00]",
                "\"scores\": [{\"action\": \"order.paid\", \"points\": 1}]"));
        later.join(PK, new TeamId("red"), new MemberId("b"));
        later.scored(PK, new MemberId("b"), ORDER, key("1"), START);
        assertThat(shop.rows()).containsExactly("red 1 20 10000");
        assertThat(later.open(PK)).isInstanceOf(ContestResult.Replayed.class);
        ContestId next = new ContestId("next");
        later.open(next);
        assertThat(later.contest(next).orElseThrow().terms().edition().value()).isEqualTo("2");
        shop.now = START.plus(DAY.multipliedBy(3));
        later.runDue(shop.now);
        assertThat(shop.wallet.paid()).isEqualTo(Map.of("b", 10_000L));
    }

    @Test
    @DisplayName("asks the screen of whoever founded the team, and of no other team's founder")
    void screen() {
        Tournament shop = new Tournament(
                Tournament.policy(),
                it -> it.screen((referrer, friend, at) ->
                        referrer.value().equals("a") && friend.value().equals("b")
                                ? new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Refuse(Reason.SAME_CLUSTER)))
                                : Screening.PASSED));
        shop.contests.open(PK);
        shop.joins("a", "red");
        shop.joins("c", "blue");
        assertThat(declined(shop.joins("b", "red"))).isEqualTo(Reason.SAME_CLUSTER);
        assertThat(shop.joins("b", "blue")).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.joins("d", "red")).isInstanceOf(ContestResult.Applied.class);
    }

    @Test
    @DisplayName("that is cancelled takes no facts, and nobody wins")
    void cancelled() {
        Tournament shop = opened();
        shop.joins("a", "red");
        shop.orders("a", "1");
        assertThat(shop.rows()).containsExactly("red 1 20 10000");
        assertThat(shop.contests.cancel(PK)).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.rows()).containsExactly("red 1 20 0");
        assertThat(shop.board().rows().get(0).place()).isEmpty();
        assertThat(shop.contests.cancel(PK)).isInstanceOf(ContestResult.Replayed.class);
        assertThat(declined(shop.joins("b", "red"))).isEqualTo(Reason.TEAM_CANCELLED);
        assertThat(declined(shop.orders("a", "2"))).isEqualTo(Reason.TEAM_CANCELLED);
        assertThat(declined(shop.takesBack("1"))).isEqualTo(Reason.TEAM_CANCELLED);
        shop.passes(DAY.multipliedBy(9));
        assertThat(shop.contest().status()).isEqualTo(Contest.Status.CANCELLED);
        assertThat(shop.rows()).containsExactly("red 1 20 0");
        assertThat(shop.wallet.paid()).isEmpty();
        Tournament over = opened();
        over.passes(DAY.multipliedBy(3));
        assertThat(declined(over.contests.cancel(PK))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    @DisplayName("forgets who a member was: what was scored stays, and is still taken back")
    void erased() {
        Tournament shop = opened();
        shop.joins("a", "red");
        shop.orders("a", "1");
        shop.orders("a", "2");
        assertThat(shop.contests.erase(new MemberId("a"))).isTrue();
        assertThat(shop.orders("a", "3")).isEqualTo(new ContestResult.Erased(new MemberId("a")));
        assertThat(shop.orders("a", "1")).isEqualTo(new ContestResult.Erased(new MemberId("a")));
        assertThat(shop.joins("a", "red")).isEqualTo(new ContestResult.Erased(new MemberId("a")));
        assertThat(shop.scores()).isEqualTo(Map.of("erased", 40L));
        assertThat(shop.takesBack("2")).isInstanceOf(ContestResult.Applied.class);
        assertThat(shop.scores()).isEqualTo(Map.of("erased", 20L));
        assertThat(shop.contests.contestsOf(new MemberId("a"))).isEmpty();
    }

    @Test
    @DisplayName("answers each case by its own function")
    void fold() {
        Tournament shop = opened();
        shop.joins("a", "red");
        shop.takesBack("2");
        assertThat(List.of(
                                shop.orders("a", "1"),
                                shop.orders("a", "2"),
                                shop.orders("a", "2"),
                                shop.orders("b", "3"),
                                shop.tells("a", INVITED, "1", START),
                                new ContestResult.Erased(new MemberId("a")))
                        .stream()
                        .map(result -> result.<String>fold(
                                it -> "applied",
                                it -> "not counted",
                                it -> "replayed",
                                it -> "declined",
                                it -> "conflict",
                                it -> "erased"))
                        .toList())
                .containsExactly("applied", "not counted", "replayed", "declined", "conflict", "erased");
    }

    @Test
    @DisplayName("refuses a tolerance below 0, prizes shared by nobody, and names that are none")
    void values() {
        assertThatThrownBy(() -> new Tournament(Tournament.policy(), it -> it.tolerance(Duration.ofSeconds(-1))))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ContestFact.SharedOut(List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ContestId("")).isInstanceOf(InvalidValueException.class);
        assertThat(new ContestId("甲")).isLessThan(new ContestId("🐼"));
    }
}
