package io.communitykit.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.examples.words.ReadyScreen;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.Tiers;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.Attributions;
import io.communitykit.referral.code.Codes;
import io.communitykit.referral.code.VanityAnswer;
import io.communitykit.referral.code.memory.InMemoryCodeStore;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.SideStatus;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Inviting a friend")
class InviteAFriendTest {

    private static final Instant NOW = Instant.parse("2026-11-11T10:00:00Z");
    private static final MemberId ALICE = new MemberId("alice");
    private static final MemberId BOB = new MemberId("bob");
    private static final CurrencyId POINTS = new CurrencyId("points");
    private static final CurrencyId WALLET = new CurrencyId("wallet");
    private static final RewardUnit MONEY = new RewardUnit(RewardUnit.Kind.MONEY, "CNY");
    private static final RewardUnit REWARD_POINTS = new RewardUnit(RewardUnit.Kind.POINTS, "points");
    private static final PseudonymKey KEY = PseudonymKey.of(new byte[32]);

    private final FactClock clock = new FactClock();
    private final Points points = points();
    private final PayInPoints payout = new PayInPoints(points, Map.of(MONEY, WALLET, REWARD_POINTS, POINTS), clock);

    private Points points() {
        clock.reach(NOW);
        PointsProgram program = PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(POINTS, 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .currency(new PointsCurrency(WALLET, 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .build();
        return Points.builder(program, new InMemoryPointsStore(KEY))
                .clock(clock)
                .build();
    }

    private static RewardPayout.Order order(String key, RewardUnit unit, long amount) {
        return new RewardPayout.Order(
                new IdempotencyKey(new EventSource("referral"), new EventId(key)), BOB, unit, amount);
    }

    @Test
    @DisplayName(
            "a code leads to 5 yuan for who invited and 300 points for the friend, seven days after the goods arrived")
    void pays_both() {
        var books = new InMemoryBookStore(KEY);
        Codes codes = Codes.builder(
                        CodePolicy.usual(new PolicyVersion("1"), new ProgramId("shop")), new InMemoryCodeStore(KEY))
                .clock(clock)
                .build();
        Attributions attributions = Attributions.builder(
                        PolicyFiles.builtIn(AttributionPolicy.KIND, "shop-attribution.json"), books)
                .clock(clock)
                .build();
        Referrals referrals = Referrals.builder(
                        PolicyFiles.builtIn(ReferralProgram.KIND, "shop-referral.json"), books, payout)
                .clock(clock)
                .build();

        String code = InviteAFriend.run(codes, attributions, referrals, clock, NOW);

        assertThat(codes.issue(ALICE).held().orElseThrow().uses()).isEqualTo(1);
        assertThat(code).hasSize(10);
        assertThat(points.balance(ALICE, WALLET)).isEqualTo(5_00);
        assertThat(points.balance(BOB, POINTS)).isEqualTo(300);
        assertThat(referrals
                        .referral(BOB)
                        .orElseThrow()
                        .side(Side.REFERRER)
                        .orElseThrow()
                        .status())
                .isEqualTo(SideStatus.SETTLED);
    }

    @Test
    @DisplayName("a payment that is asked for twice is made once, and one in an unknown unit is refused")
    void pays_once() {
        assertThat(payout.pay(order("a", REWARD_POINTS, 300))).isEqualTo(new RewardPayout.Outcome.Done(300));
        assertThat(payout.pay(order("a", REWARD_POINTS, 300))).isEqualTo(new RewardPayout.Outcome.Done(300));
        assertThat(points.balance(BOB, POINTS)).isEqualTo(300);
        assertThat(payout.pay(order("b", new RewardUnit(RewardUnit.Kind.BENEFIT, "vip"), 1)))
                .isEqualTo(new RewardPayout.Outcome.Refused("no account for benefit:vip"));
    }

    @Test
    @DisplayName("what is there is taken back, the same part however often it is asked for")
    void takes_back_what_is_there() {
        payout.pay(order("a", REWARD_POINTS, 300));
        points.execute(new PointsCommand.Spend(
                new IdempotencyKey(new EventSource("shop"), new EventId("s")),
                BOB,
                POINTS,
                200,
                new Reason("tea"),
                NOW));
        var recovery = order("r", REWARD_POINTS, 300);

        assertThat(payout.recover(recovery, Clawback.FLOOR_ZERO_WITH_DEBT))
                .isEqualTo(new RewardPayout.Outcome.Done(100));
        payout.pay(order("later", REWARD_POINTS, 50));
        assertThat(payout.recover(recovery, Clawback.FLOOR_ZERO_WITH_DEBT))
                .isEqualTo(new RewardPayout.Outcome.Done(100));
        assertThat(points.balance(BOB, POINTS)).isEqualTo(50);
        assertThat(payout.recover(order("none", MONEY, 5), Clawback.FLOOR_ZERO_WITH_DEBT))
                .isEqualTo(new RewardPayout.Outcome.Done(0));
    }

    @Test
    @DisplayName("a code of one's own takes a tier and a clean word")
    void vanity() {
        var store = new InMemoryPointsStore(KEY);
        TierProgram ladders = PolicyFiles.builtIn(TierProgram.KIND, "demo-shop-tiers.json");
        PointsProgram program =
                PolicyFiles.together(PolicyFiles.builtIn(PointsProgram.KIND, "demo-shop.json"), ladders);
        Points club = Points.builder(program, store).clock(clock).build();
        club.execute(new PointsCommand.Grant(
                new IdempotencyKey(new EventSource("shop"), new EventId("g")),
                ALICE,
                new CurrencyId("growth"),
                5_000,
                new Reason("gift"),
                NOW));
        Tiers tiers = Tiers.builder(program, store).clock(clock).build();
        Codes codes = Codes.builder(PolicyFiles.builtIn(CodePolicy.KIND, "shop-codes.json"), new InMemoryCodeStore(KEY))
                .clock(clock)
                .words(ClubCodes.clean(ReadyScreen.make().matcher()))
                .right(ClubCodes.from(tiers, ladders, new LadderId("会员等级")))
                .build();

        assertThat(codes.requestVanity(ALICE, "LISA")).isInstanceOf(VanityAnswer.Granted.class);
        assertThat(codes.requestVanity(BOB, "B0B5"))
                .isInstanceOfSatisfying(
                        VanityAnswer.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(VanityAnswer.Why.TIER_TOO_LOW));
        assertThat(codes.requestVanity(ALICE, "FUCK"))
                .isInstanceOfSatisfying(
                        VanityAnswer.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(VanityAnswer.Why.WORD_REFUSED));
    }
}
