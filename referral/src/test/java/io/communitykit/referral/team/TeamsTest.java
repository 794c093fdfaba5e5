package io.communitykit.referral.team;

import static io.communitykit.referral.team.GroupBuy.TEAM;
import static io.communitykit.referral.team.GroupBuy.declined;
import static io.communitykit.referral.team.GroupBuy.order;
import static io.communitykit.referral.team.GroupBuy.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.spi.SeatRefund;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A team")
class TeamsTest {

    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    @DisplayName("forms, is paid, and is complete with the last payment, whatever names its members have")
    void life() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        assertThat(shop.opens("李雷")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.joins("🐼")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.joins("𠮷")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.team().occupied()).isEqualTo(3);
        shop.pays("李雷");
        shop.pays("🐼");
        assertThat(shop.status()).isEqualTo(TeamStatus.FORMING);
        assertThat(shop.pays("𠮷"))
                .isInstanceOfSatisfying(
                        TeamResult.Applied.class,
                        it -> assertThat(it.team().status()).isEqualTo(TeamStatus.SUCCEEDED));
        assertThat(shop.team().paidAmount()).isEqualTo(11_700);
        shop.passes(DAY);
        assertThat(shop.till.all()).isEmpty();
        assertThat(shop.seats().values()).containsOnly(List.of(SeatStatus.PAID));
        assertThat(shop.teams.teamsOf(new MemberId("🐼"))).containsExactly(TEAM);
    }

    @Test
    @DisplayName("by amount is complete when enough is paid by enough members")
    void byAmount() {
        GroupBuy shop = new GroupBuy(GroupBuy.amount("39.00"));
        shop.opens("a");
        shop.pays("a", 3_900);
        assertThat(shop.status()).isEqualTo(TeamStatus.FORMING);
        shop.joins("b");
        shop.pays("b", 1);
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
        GroupBuy other = new GroupBuy(GroupBuy.amount("39.00"));
        other.opens("a");
        other.pays("a", 1_000);
        other.joins("b");
        other.pays("b", 2_899);
        assertThat(other.status()).isEqualTo(TeamStatus.FORMING);
        other.joins("c");
        other.pays("c", 1);
        assertThat(other.status()).isEqualTo(TeamStatus.SUCCEEDED);
    }

    @Test
    @DisplayName("has one seat for a member who joins twice, and says so")
    void twice() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.opens("a");
        TeamResult first = shop.joins("b");
        assertThat(shop.joins("b"))
                .isInstanceOfSatisfying(
                        TeamResult.Replayed.class,
                        it -> assertThat(it.seat())
                                .isEqualTo(((TeamResult.Applied) first).seat().orElseThrow()));
        assertThat(declined(shop.teams.join(TEAM, new MemberId("b"), new OrderId("another"), Standing.KNOWN)))
                .isEqualTo(Reason.ALREADY_IN_TEAM);
        assertThat(shop.team().occupied()).isEqualTo(2);
    }

    @Test
    @DisplayName("pays a second payment of a member back to its own order, not the first")
    void paidTwice() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.opens("a");
        shop.pays("a");
        TeamResult second = shop.teams.paid(TEAM, new MemberId("a"), new OrderId("again"), yuan(3_901), Standing.KNOWN);
        assertThat(second).isInstanceOfSatisfying(TeamResult.Late.class, it -> {
            assertThat(it.reason()).isEqualTo(Reason.ALREADY_IN_TEAM);
            assertThat(it.seat().status()).isEqualTo(SeatStatus.REFUNDED);
        });
        assertThat(shop.till.all()).isEqualTo(Map.of("again", 3_901L));
        assertThat(shop.team().paid()).isEqualTo(1);
        assertThat(shop.team().isOwing()).isFalse();
    }

    @Test
    @DisplayName("tells everybody who gets no seat why")
    void losers() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2, "\"joiners\": \"newcomers\""));
        assertThat(declined(shop.joins("x"))).isEqualTo(Reason.NOT_FOUND);
        shop.opens("a");
        assertThat(declined(shop.joins("x"))).isEqualTo(Reason.EXISTING_CUSTOMER);
        shop.teams.join(TEAM, new MemberId("b"), order("b"), Standing.NEWCOMER);
        assertThat(declined(shop.teams.join(TEAM, new MemberId("c"), order("c"), Standing.NEWCOMER)))
                .isEqualTo(Reason.TEAM_FULL);
        shop.pays("a");
        shop.pays("b");
        assertThat(declined(shop.joins("x"))).isEqualTo(Reason.TEAM_COMPLETE);
        assertThat(declined(shop.teams.cancel(TEAM))).isEqualTo(Reason.TEAM_COMPLETE);

        GroupBuy other = new GroupBuy(GroupBuy.of(2));
        other.opens("a");
        other.teams.cancel(TEAM);
        assertThat(declined(other.joins("b"))).isEqualTo(Reason.TEAM_CANCELLED);
        GroupBuy late = new GroupBuy(GroupBuy.of(2));
        late.opens("a");
        late.now = late.now.plus(DAY);
        assertThat(declined(late.joins("b"))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    @DisplayName("holds a seat for its payment and no longer, to the microsecond")
    void reservation() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.opens("a");
        shop.joins("b");
        shop.now = GroupBuy.START.plus(HOLD).minusNanos(1_000);
        assertThat(declined(shop.joins("c"))).isEqualTo(Reason.TEAM_FULL);
        shop.now = GroupBuy.START.plus(HOLD);
        assertThat(shop.joins("c")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.seat("b")).isEqualTo(SeatStatus.RELEASED);
        // There is room for one of the two whose seats were released.
        assertThat(shop.pays("a")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.pays("b"))
                .isInstanceOfSatisfying(
                        TeamResult.Late.class, it -> assertThat(it.reason()).isEqualTo(Reason.TEAM_FULL));
        assertThat(shop.till.all()).isEqualTo(Map.of("o-b", 3_900L));
        shop.pays("c");
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
    }

    @Test
    @DisplayName(
            "that expires pays every member back to the member's own order (CRMEB paid the leader's again and again)")
    void expiredPaysEachBack() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(4));
        shop.opens("a");
        shop.pays("a", 3_900);
        shop.joins("b");
        shop.pays("b", 4_100);
        shop.joins("c");
        shop.pays("c", 1);
        shop.passes(DAY.minusNanos(1_000));
        assertThat(shop.status()).isEqualTo(TeamStatus.FORMING);
        shop.passes(Duration.ofNanos(1_000));
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L, "o-b", 4_100L, "o-c", 1L));
        assertThat(shop.status()).isEqualTo(TeamStatus.EXPIRED);
        assertThat(shop.team().paid()).isZero();
        assertThat(shop.seats().values()).containsOnly(List.of(SeatStatus.REFUNDED));
        shop.passes(DAY);
        assertThat(shop.till.all()).hasSize(3);
        assertThat(shop.teams.runDue(shop.now)).isZero();
    }

    @Test
    @DisplayName("pays back what comes after its end as a result, not as an error (yudao threw within the payment)")
    void latePayment() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.opens("a");
        shop.now = shop.now.plus(DAY);
        assertThat(shop.pays("a")).isInstanceOfSatisfying(TeamResult.Late.class, it -> {
            assertThat(it.reason()).isEqualTo(Reason.EXPIRED);
            assertThat(it.seat().status()).isEqualTo(SeatStatus.REFUNDED);
        });
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L));
        assertThat(shop.pays("a")).isInstanceOf(TeamResult.Replayed.class);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L));
    }

    @Test
    @DisplayName("lets a late payment open a team of its own, once, where the policy says so")
    void newTeam() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2, "\"latePayment\": \"new-team\""));
        shop.fills("a", "b");
        TeamResult.Late late = (TeamResult.Late) shop.pays("c");
        TeamId next = late.seat().moved().orElseThrow();
        assertThat(late.seat().status()).isEqualTo(SeatStatus.MOVED);
        assertThat(late.reason()).isEqualTo(Reason.TEAM_COMPLETE);
        assertThat(shop.teams.team(next).orElseThrow().paid()).isEqualTo(1);
        assertThat(shop.pays("c")).isInstanceOf(TeamResult.Replayed.class);
        assertThat(shop.teams.team(next).orElseThrow().paid()).isEqualTo(1);
        shop.teams.join(next, new MemberId("d"), order("d"), Standing.KNOWN);
        shop.teams.paid(next, new MemberId("d"), order("d"), yuan(3_900), Standing.KNOWN);
        assertThat(shop.teams.team(next).orElseThrow().status()).isEqualTo(TeamStatus.SUCCEEDED);
        assertThat(shop.till.all()).isEmpty();
        assertThat(shop.teams.teamsOf(new MemberId("c"))).containsExactlyInAnyOrder(TEAM, next);
        assertThat(declined(shop.refunds("c"))).isEqualTo(Reason.TEAM_COMPLETE);
    }

    @Test
    @DisplayName("stays complete after a refund where it is kept, and counts without the one (CRMEB#27)")
    void keep() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.fills("a", "b");
        assertThat(shop.refunds("a")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
        assertThat(shop.team().paid()).isEqualTo(1);
        assertThat(shop.team().isComplete()).isFalse();
        assertThat(shop.refunds("a")).isInstanceOf(TeamResult.Replayed.class);
        assertThat(shop.team().paid()).isEqualTo(1);
        shop.passes(DAY);
        assertThat(shop.till.all()).isEmpty();
    }

    @Test
    @DisplayName("waits again after a refund where it is reopened, and pays the others back if nobody comes")
    void reopen() {
        TeamPolicy policy = GroupBuy.of(2, "\"afterRefund\": \"reopen\"", "\"reopenFor\": \"PT12H\"");
        GroupBuy shop = new GroupBuy(policy);
        shop.fills("a", "b");
        shop.now = shop.now.plus(DAY);
        shop.refunds("a");
        assertThat(shop.status()).isEqualTo(TeamStatus.FORMING);
        shop.joins("c");
        shop.pays("c");
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
        shop.refunds("c");
        shop.passes(Duration.ofHours(12));
        assertThat(shop.status()).isEqualTo(TeamStatus.EXPIRED);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-b", 3_900L));
    }

    @Test
    @DisplayName("is completed by members who are not there only where the policy says so, and says it")
    void virtualFill() {
        String fill = "\"virtualFill\": {\"missing\": 1, \"reason\": \"新店开业\"}";
        GroupBuy shop = new GroupBuy(GroupBuy.of(3, fill));
        shop.fills("a", "b");
        shop.passes(DAY);
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
        assertThat(shop.team().virtual()).isEqualTo(1);
        GroupBuy alone = new GroupBuy(GroupBuy.of(3, fill));
        alone.fills("a");
        alone.passes(DAY);
        assertThat(alone.status()).isEqualTo(TeamStatus.EXPIRED);
        GroupBuy plain = new GroupBuy(GroupBuy.of(3));
        plain.fills("a", "b");
        plain.passes(DAY);
        assertThat(plain.status()).isEqualTo(TeamStatus.EXPIRED);
        assertThat(plain.team().virtual()).isZero();
    }

    @Test
    @DisplayName("of nobody who paid is not completed by members who are not there")
    void nobody() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2, "\"virtualFill\": {\"missing\": 1, \"reason\": \"x\"}"));
        shop.opens("a");
        shop.passes(DAY);
        assertThat(shop.status()).isEqualTo(TeamStatus.EXPIRED);
    }

    @Test
    @DisplayName("refuses the second account of whoever opened it, as a screen says")
    void secondAccount() {
        GroupBuy shop = new GroupBuy(
                GroupBuy.of(3),
                it -> it.screen((opener, joiner, at) ->
                        opener.value().equals("a") && joiner.value().equals("a2")
                                ? new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Refuse(Reason.SAME_CLUSTER)))
                                : Screening.PASSED));
        shop.opens("a");
        assertThat(declined(shop.joins("a2"))).isEqualTo(Reason.SAME_CLUSTER);
        assertThat(shop.joins("b")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.pays("a2"))
                .isInstanceOfSatisfying(
                        TeamResult.Late.class, it -> assertThat(it.reason()).isEqualTo(Reason.SAME_CLUSTER));
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a2", 3_900L));
    }

    @Test
    @DisplayName("is one of so many that a member may be in, and frees its place when it fails")
    void perMember() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2, "\"perMember\": 1"));
        MemberId a = new MemberId("a");
        TeamId second = new TeamId("t2");
        shop.opens("a");
        assertThat(declined(shop.teams.open(second, a, new OrderId("o2")))).isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        shop.pays("a");
        shop.now = shop.now.plus(HOLD);
        assertThat(declined(shop.teams.open(second, a, new OrderId("o2")))).isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        shop.passes(DAY);
        assertThat(shop.teams.open(second, a, new OrderId("o2"))).isInstanceOf(TeamResult.Applied.class);
        shop.now = shop.now.plus(HOLD);
        assertThat(shop.teams.open(new TeamId("t3"), a, new OrderId("o3"))).isInstanceOf(TeamResult.Applied.class);
    }

    @Test
    @DisplayName("frees the seat of an order that is given up, and not that of one that is paid")
    void givenUp() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.opens("a");
        shop.joins("b");
        assertThat(shop.givesUp("b")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.givesUp("b")).isInstanceOf(TeamResult.Replayed.class);
        assertThat(shop.joins("c")).isInstanceOf(TeamResult.Applied.class);
        shop.pays("c");
        assertThat(declined(shop.givesUp("c"))).isEqualTo(Reason.ALREADY_PAID);
        assertThat(declined(shop.givesUp("nobody"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(shop.pays("b")).isInstanceOf(TeamResult.Late.class);
    }

    @Test
    @DisplayName("keeps a refund that was made by hand from being made again when it expires")
    void refundedByHand() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.fills("a", "b");
        shop.refunds("a");
        assertThat(shop.team().occupied()).isEqualTo(1);
        shop.passes(DAY);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-b", 3_900L));
    }

    @Test
    @DisplayName("remembers a seat that was paid back when its member comes again with another order")
    void comesAgain() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.fills("a", "b");
        shop.refunds("b");
        MemberId b = new MemberId("b");
        OrderId again = new OrderId("again");
        shop.teams.join(TEAM, b, again, Standing.KNOWN);
        shop.teams.paid(TEAM, b, again, yuan(3_900), Standing.KNOWN);
        assertThat(shop.seats().get("b")).containsExactly(SeatStatus.PAID, SeatStatus.REFUNDED);
        // The first payment is told again.
        assertThat(shop.pays("b")).isInstanceOf(TeamResult.Replayed.class);
        assertThat(shop.team().paid()).isEqualTo(2);
        shop.passes(DAY);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L, "again", 3_900L));
    }

    @Test
    @DisplayName("asks again for refunds that were put off, and leaves those that were refused to somebody")
    void refundOutcomes() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.fills("a", "b");
        shop.till.mode(SeatRefund.Outcome.LATER);
        shop.passes(DAY);
        assertThat(shop.team().isOwing()).isTrue();
        assertThat(shop.teams.runDue(shop.now)).isZero();
        shop.till.mode(SeatRefund.Outcome.REFUSED);
        shop.passes(Teams.RETRY);
        assertThat(shop.team().isOwing()).isFalse();
        assertThat(shop.team().refused()).isEqualTo(2);
        assertThat(shop.seat("a")).isEqualTo(SeatStatus.REFUND_REFUSED);
        shop.refunds("a");
        assertThat(shop.team().refused()).isEqualTo(1);
        assertThat(shop.seat("a")).isEqualTo(SeatStatus.REFUNDED);
    }

    @Test
    @DisplayName("knows a payment of another amount by the same order as a conflict")
    void conflict() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.opens("a");
        shop.pays("a", 3_900);
        assertThat(shop.pays("a", 3_901)).isEqualTo(new TeamResult.Conflict(List.of("amount")));
        assertThat(shop.pays("a", 3_900)).isInstanceOf(TeamResult.Replayed.class);
        assertThat(shop.team().paidAmount()).isEqualTo(3_900);
    }

    @Test
    @DisplayName("pays back also who was erased meanwhile, and keeps no id")
    void erased() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.fills("a", "b");
        assertThat(shop.teams.erase(new MemberId("b"))).isTrue();
        assertThat(shop.joins("b")).isEqualTo(new TeamResult.Erased(new MemberId("b")));
        shop.passes(DAY);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L, "o-b", 3_900L));
        assertThat(shop.seats().keySet()).doesNotContain("b");
        assertThat(shop.teams.teamsOf(new MemberId("b"))).isEmpty();
    }

    @Test
    @DisplayName("does not pay back what the shop paid back by hand while other refunds were under way")
    void refundedWhileOthersAre() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        Map<String, Long> back = new TreeMap<>();
        SeatRefund slow = refund -> {
            if (back.isEmpty()) {
                shop.refunds(refund.order().equals(order("a")) ? "b" : "a");
            }
            back.merge(refund.order().value(), refund.amount().minor(), Math::addExact);
            return SeatRefund.Outcome.DONE;
        };
        shop.fills("a", "b");
        shop.now = shop.now.plus(DAY);
        Teams.builder(GroupBuy.of(3), shop.store, slow)
                .clock(() -> shop.now)
                .build()
                .runDue(shop.now);
        assertThat(back).hasSize(1);
        assertThat(shop.team().paid()).isZero();
    }

    @Test
    @DisplayName("hears of a refund by hand also of a member who was erased, and does not make it again")
    void refundedByHandOfErased() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.fills("a", "b");
        shop.teams.erase(new MemberId("b"));
        assertThat(shop.refunds("b")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.refunds("b")).isInstanceOf(TeamResult.Replayed.class);
        assertThat(shop.team().paid()).isEqualTo(1);
        shop.passes(DAY);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L));
        assertThat(shop.seats().keySet()).doesNotContain("b");
        shop.teams.erase(new MemberId("nobody"));
        assertThat(shop.refunds("nobody")).isEqualTo(new TeamResult.Erased(new MemberId("nobody")));
    }

    @Test
    @DisplayName("is not written over by a late payment that would open a team of the same id")
    void lateIdTaken() {
        TeamPolicy policy = GroupBuy.of(2, "\"latePayment\": \"new-team\"");
        GroupBuy other = new GroupBuy(policy);
        other.fills("a", "b");
        other.pays("c");
        TeamId late = other.teams.teamsOf(new MemberId("c")).stream()
                .filter(it -> !it.equals(TEAM))
                .findFirst()
                .orElseThrow();
        GroupBuy shop = new GroupBuy(policy);
        shop.fills("a", "b");
        shop.teams.open(late, new MemberId("d"), order("d"));
        Team before = shop.teams.team(late).orElseThrow();
        assertThat(shop.pays("c"))
                .isInstanceOfSatisfying(
                        TeamResult.Late.class,
                        it -> assertThat(it.seat().status()).isEqualTo(SeatStatus.REFUNDED));
        assertThat(shop.teams.team(late)).isEqualTo(Optional.of(before));
        assertThat(shop.till.all()).isEqualTo(Map.of("o-c", 3_900L));
    }

    @Test
    @DisplayName("takes an order that one member paid from no other, and pays it back once")
    void orderOfAnother() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.opens("a");
        shop.pays("a");
        MemberId b = new MemberId("b");
        assertThat(shop.teams.paid(TEAM, b, order("a"), yuan(3_900), Standing.KNOWN))
                .isEqualTo(new TeamResult.Conflict(List.of("member")));
        shop.joins("b");
        assertThat(shop.teams.paid(TEAM, b, order("a"), yuan(3_900), Standing.KNOWN))
                .isEqualTo(new TeamResult.Conflict(List.of("member")));
        shop.teams.erase(new MemberId("a"));
        assertThat(shop.teams.paid(TEAM, b, order("a"), yuan(3_900), Standing.KNOWN))
                .isEqualTo(new TeamResult.Conflict(List.of("member")));
        shop.passes(DAY);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L));
    }

    @Test
    @DisplayName("takes an order that another named without paying it, and from a member who named another one since")
    void orderOfAnotherUnpaid() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.opens("a");
        shop.now = shop.now.plus(HOLD);
        MemberId b = new MemberId("b");
        assertThat(shop.teams.paid(TEAM, b, order("a"), yuan(3_900), Standing.KNOWN))
                .isInstanceOf(TeamResult.Applied.class);
        shop.joins("c");
        shop.now = shop.now.plus(HOLD);
        shop.teams.join(TEAM, new MemberId("c"), order("second"), Standing.KNOWN);
        assertThat(shop.pays("c")).isInstanceOf(TeamResult.Late.class);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-c", 3_900L));
    }

    @Test
    @DisplayName("is known to have been opened by an order that lapsed since")
    void openedBefore() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.opens("a");
        shop.now = shop.now.plus(HOLD);
        MemberId a = new MemberId("a");
        shop.teams.join(TEAM, a, order("second"), Standing.KNOWN);
        assertThat(shop.opens("a"))
                .isInstanceOfSatisfying(
                        TeamResult.Replayed.class,
                        it -> assertThat(it.seat().order()).isEqualTo(order("second")));
        assertThat(declined(shop.teams.open(TEAM, a, order("second")))).isEqualTo(Reason.ALREADY_TOLD);
    }

    @Test
    @DisplayName("keeps its currency under an edition with another: pays back in it, and takes payments in no other")
    void currencyKept() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.opens("a");
        shop.pays("a");
        Teams next = shop.under(GroupBuy.in("JPY", 2, "\"latePayment\": \"new-team\""));
        Money yen = new Money(3_900, Currency.getInstance("JPY"));
        assertThat(declined(next.paid(TEAM, new MemberId("b"), order("b"), yen, Standing.KNOWN)))
                .isEqualTo(Reason.OTHER_CURRENCY);
        shop.now = shop.now.plus(DAY);
        assertThat(next.paid(TEAM, new MemberId("b"), order("b"), yuan(3_900), Standing.KNOWN))
                .isInstanceOfSatisfying(
                        TeamResult.Late.class,
                        it -> assertThat(it.seat().status()).isEqualTo(SeatStatus.REFUNDED));
        next.runDue(shop.now);
        assertThat(shop.till.money()).isEqualTo(Map.of("o-a", yuan(3_900), "o-b", yuan(3_900)));
        TeamId fresh = new TeamId("t2");
        next.open(fresh, new MemberId("c"), order("c"));
        assertThat(next.paid(fresh, new MemberId("c"), order("c"), yen, Standing.KNOWN))
                .isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.teams.cancel(fresh)).isInstanceOf(TeamResult.Applied.class);
        shop.passes(Duration.ZERO);
        assertThat(shop.till.money()).containsEntry("o-c", yen);
    }

    @Test
    @DisplayName("is completed by members who are not there only where it was opened under that")
    void fillKept() {
        String fill = "\"virtualFill\": {\"missing\": 1, \"reason\": \"agreed\"}";
        GroupBuy without = new GroupBuy(GroupBuy.of(2));
        without.opens("a");
        without.pays("a");
        GroupBuy with = new GroupBuy(GroupBuy.of(2, fill));
        with.opens("a");
        with.pays("a");
        without.now = without.now.plus(DAY);
        with.now = with.now.plus(DAY);
        without.under(GroupBuy.of(2, fill)).runDue(without.now);
        with.under(GroupBuy.of(2)).runDue(with.now);
        assertThat(without.till.all()).isEqualTo(Map.of("o-a", 3_900L));
        assertThat(with.till.all()).isEmpty();
        assertThat(with.status()).isEqualTo(TeamStatus.SUCCEEDED);
    }

    @Test
    @DisplayName("is counted of a member only where a limit looks at it")
    void countedWhereLimited() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.fills("a", "b");
        Teams limited = shop.under(GroupBuy.of(2, "\"perMember\": 1"));
        assertThat(limited.open(new TeamId("t2"), new MemberId("a"), order("2")))
                .isInstanceOf(TeamResult.Applied.class);
        assertThat(declined(limited.open(new TeamId("t3"), new MemberId("a"), order("3"))))
                .isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        assertThat(shop.teams.teamsOf(new MemberId("a"))).containsExactly(TEAM, new TeamId("t2"));
    }

    @Test
    @DisplayName("that failed counts for no limit, though nothing was paid back yet")
    void failedCountsNot() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3, "\"perMember\": 1"));
        shop.fills("a", "b");
        shop.now = shop.now.plus(DAY);
        TeamId second = new TeamId("t2");
        assertThat(shop.teams.open(second, new MemberId("a"), new OrderId("o2")))
                .isInstanceOf(TeamResult.Applied.class);
        shop.teams.cancel(second);
        assertThat(shop.teams.open(new TeamId("t3"), new MemberId("a"), new OrderId("o3")))
                .isInstanceOf(TeamResult.Applied.class);
        assertThat(declined(shop.teams.open(new TeamId("t4"), new MemberId("a"), new OrderId("o4"))))
                .isEqualTo(Reason.MEMBER_LIMIT_REACHED);
        shop.passes(DAY);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L, "o-b", 3_900L));
    }

    @Test
    @DisplayName("by amount that is full below its amount is no success, and pays back")
    void fullBelowAmount() {
        GroupBuy shop = new GroupBuy(GroupBuy.amount("300.00"));
        shop.fills("a", "b", "c", "d", "e");
        assertThat(shop.team().occupied()).isEqualTo(5);
        assertThat(shop.status()).isEqualTo(TeamStatus.FORMING);
        shop.passes(DAY);
        assertThat(shop.status()).isEqualTo(TeamStatus.EXPIRED);
        assertThat(shop.till.all().values()).hasSize(5).containsOnly(3_900L);
    }

    @Test
    @DisplayName("that is complete without a member who had a seat held counts for no limit")
    void completeWithout() {
        GroupBuy shop = new GroupBuy(GroupBuy.amount("39.00", "\"perMember\": 1"));
        shop.opens("a");
        shop.joins("b");
        shop.joins("c");
        shop.pays("b");
        shop.pays("c");
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
        TeamId second = new TeamId("t2");
        assertThat(shop.teams.open(second, new MemberId("a"), order("2"))).isInstanceOf(TeamResult.Applied.class);
        assertThat(declined(shop.teams.open(second, new MemberId("b"), order("3"))))
                .isEqualTo(Reason.ALREADY_TOLD);
        assertThat(declined(shop.teams.open(new TeamId("t3"), new MemberId("b"), order("3"))))
                .isEqualTo(Reason.MEMBER_LIMIT_REACHED);
    }

    @Test
    @DisplayName("that became complete does not count against a late payment of who was to pay in it")
    void ownHoldCountsNot() {
        GroupBuy shop = new GroupBuy(GroupBuy.amount("39.00", "\"perMember\": 1", "\"latePayment\": \"new-team\""));
        shop.opens("a");
        shop.joins("b");
        shop.joins("c");
        shop.pays("a");
        shop.pays("b");
        assertThat(shop.pays("c"))
                .isInstanceOfSatisfying(
                        TeamResult.Late.class,
                        it -> assertThat(it.seat().status()).isEqualTo(SeatStatus.MOVED));
    }

    @Test
    @DisplayName("pays the others back when whoever pays back throws at one or has no answer, and asks for those again")
    @SuppressWarnings("NullAway") // Hosts need not use it.
    void refundThrows() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(5));
        boolean[] broken = {true};
        Teams teams = Teams.builder(GroupBuy.of(5), shop.store, refund -> {
                    if (broken[0] && refund.order().equals(order("b"))) {
                        throw new IllegalStateException("no such order");
                    }
                    if (broken[0] && refund.order().equals(order("d"))) {
                        return null;
                    }
                    return shop.till.refund(refund);
                })
                .clock(() -> shop.now)
                .build();
        shop.fills("a", "b", "c", "d");
        shop.now = shop.now.plus(DAY);
        teams.runDue(shop.now);
        assertThat(shop.till.all()).isEqualTo(Map.of("o-a", 3_900L, "o-c", 3_900L));
        broken[0] = false;
        shop.now = shop.now.plus(Teams.RETRY);
        teams.runDue(shop.now);
        assertThat(shop.till.back("o-b")).isEqualTo(3_900);
        assertThat(shop.till.back("o-d")).isEqualTo(3_900);
    }

    @Test
    @DisplayName("is not opened by a late payment when the activity is over; that is paid back")
    void lateAfterRuns() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(
                2,
                "\"latePayment\": \"new-team\"",
                "\"runs\": {\"from\": \"2026-03-01T00:00:00Z\", \"until\": \"2026-03-02T00:00:00Z\"}"));
        shop.fills("a");
        shop.now = shop.now.plus(DAY);
        assertThat(shop.pays("c"))
                .isInstanceOfSatisfying(
                        TeamResult.Late.class,
                        it -> assertThat(it.seat().status()).isEqualTo(SeatStatus.REFUNDED));
        assertThat(shop.till.all()).isEqualTo(Map.of("o-c", 3_900L));
    }

    @Test
    @DisplayName("that an earlier edition kept is not reopened by the refund of a payment that had no seat")
    void spareReopensNothing() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.fills("a", "b");
        shop.till.mode(SeatRefund.Outcome.REFUSED);
        shop.pays("c");
        shop.refunds("b");
        Teams next = shop.under(GroupBuy.of(2, "\"afterRefund\": \"reopen\""));
        next.refunded(TEAM, new MemberId("c"), order("c"));
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
    }

    @Test
    @DisplayName("is opened within the activity's time, by one member")
    void opening() {
        GroupBuy shop = new GroupBuy(
                GroupBuy.of(2, "\"runs\": {\"from\": \"2026-03-02T00:00:00Z\", \"until\": \"2026-03-03T00:00:00Z\"}"));
        assertThat(declined(shop.opens("a"))).isEqualTo(Reason.STARTS_LATER);
        shop.now = GroupBuy.START.plus(Duration.ofDays(1));
        assertThat(shop.opens("a")).isInstanceOf(TeamResult.Applied.class);
        assertThat(shop.opens("a")).isInstanceOf(TeamResult.Replayed.class);
        assertThat(declined(shop.opens("b"))).isEqualTo(Reason.ALREADY_TOLD);
        shop.now = GroupBuy.START.plus(Duration.ofDays(2));
        assertThat(declined(shop.teams.open(new TeamId("t2"), new MemberId("b"), order("b"))))
                .isEqualTo(Reason.NOT_RUNNING);
        assertThat(shop.teams.team(new TeamId("t2"))).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("takes no payment in another currency, and none below nothing")
    void money() {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.opens("a");
        Money yen = new Money(1, Currency.getInstance("JPY"));
        assertThat(declined(shop.teams.paid(TEAM, new MemberId("a"), order("a"), yen, Standing.KNOWN)))
                .isEqualTo(Reason.OTHER_CURRENCY);
        assertThat(shop.team().paid()).isZero();
        assertThatThrownBy(() -> shop.pays("a", -1)).hasMessageContaining("0 to 1000000000000");
    }
}
