package io.communitykit.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeValue;
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
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import java.time.Instant;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Benefits")
class BenefitsTest {

    private static final CurrencyId GROWTH = new CurrencyId("成长值");
    private static final CurrencyId DELIVERY = new CurrencyId("包邮券🚚");
    private static final CurrencyId GIFT = new CurrencyId("生日礼");
    private static final CurrencyId SERVICE = new CurrencyId("专属客服");
    private static final RuleId NEWCOMERS = new RuleId("新人包");
    private static final LadderId LEVEL = new LadderId("会员等级");
    private static final TierId SILVER = new TierId("银卡");
    private static final TierId GOLD = new TierId("金卡");

    private final MemberId member = new MemberId("阿里😀");
    private final InMemoryPointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
    private final PointsProgram program = PointsProgram.builder(
                    new ProgramId("shop"), new PolicyVersion("1"), ZoneId.of("Asia/Shanghai"))
            .currency(new PointsCurrency(GROWTH, 0, 0))
            .currency(new PointsCurrency(DELIVERY, 0, 0, Optional.of(LotPolicy.DEFAULT)))
            .currency(new PointsCurrency(GIFT, 0, 0, Optional.of(LotPolicy.DEFAULT)))
            .currency(new PointsCurrency(SERVICE, 0, 0, Optional.of(LotPolicy.DEFAULT)))
            .tiers(new TierProgram(
                    new PolicyVersion("1"),
                    List.of(new TierLadder(LEVEL, GROWTH, List.of(new Tier(SILVER, 100), new Tier(GOLD, 500))))))
            .build();
    private final BenefitProgram benefits = new BenefitProgram(
            new PolicyVersion("1"),
            new AttributeSchema(Map.of()),
            List.of(
                    new Benefit(
                            DELIVERY,
                            new BenefitPeriod.Every(CapPeriod.MONTH),
                            List.of(quota(SILVER, 1), quota(GOLD, 3)),
                            Optional.empty()),
                    new Benefit(
                            GIFT,
                            new BenefitPeriod.Birthday(3, 3),
                            List.of(quota(SILVER, 1), quota(GOLD, 1)),
                            Optional.empty()),
                    new Benefit(
                            SERVICE,
                            new BenefitPeriod.Every(CapPeriod.YEAR),
                            List.of(new Quota(LEVEL, GOLD, OptionalLong.empty())),
                            Optional.empty())),
            List.of(new Pack(
                    NEWCOMERS,
                    Optional.empty(),
                    List.of(new Pack.Grant(DELIVERY, 2, Optional.of(Period.ofDays(30)))))));
    private Instant now = Instant.parse("2026-03-10T02:00:00Z");
    private final Points points =
            Points.builder(program, store).clock(() -> now).build();
    private final Benefits facade =
            Benefits.builder(benefits, program, store).clock(() -> now).build();
    private int told;

    private static Quota quota(TierId tier, long units) {
        return new Quota(LEVEL, tier, OptionalLong.of(units));
    }

    @Test
    @DisplayName("are used up to the tier's quota, and begin anew with the period")
    void quota() {
        grow(500);

        assertThat(use(DELIVERY, 2)).isInstanceOf(AccountResult.Applied.class);
        assertThat(entitlement(DELIVERY).left()).hasValue(1);
        assertThat(rejection(use(DELIVERY, 2))).isEqualTo(new Rejection.Insufficient(DELIVERY, 1, 1));
        assertThat(use(DELIVERY, 1)).isInstanceOf(AccountResult.Applied.class);
        assertThat(rejection(use(DELIVERY, 1))).isEqualTo(new Rejection.Insufficient(DELIVERY, 0, 1));

        now = Instant.parse("2026-03-31T16:00:00Z");
        assertThat(entitlement(DELIVERY).left()).hasValue(3);
        assertThat(use(DELIVERY, 3)).isInstanceOf(AccountResult.Applied.class);
    }

    @Test
    @DisplayName("of nobody without a tier are refused with numbers")
    void no_tier() {
        assertThat(rejection(use(DELIVERY, 1))).isEqualTo(new Rejection.Insufficient(DELIVERY, 0, 1));
        assertThat(entitlement(DELIVERY).quota()).isEmpty();
        assertThat(entitlement(DELIVERY).covers(1)).isFalse();
    }

    @Test
    @DisplayName("grow with the tier within a period, less what was used")
    void upgrade() {
        grow(100);
        use(DELIVERY, 1);
        assertThat(entitlement(DELIVERY).left()).hasValue(0);

        grow(400);

        assertThat(entitlement(DELIVERY).left()).hasValue(2);
        assertThat(use(DELIVERY, 2)).isInstanceOf(AccountResult.Applied.class);
    }

    @Test
    @DisplayName("that are undone come back until their period ends, and not twice")
    void undone() {
        grow(100);
        AccountResult used = use(DELIVERY, 1);
        PostingKey key = ((AccountResult.Applied) used).posting().key();

        undo(key);
        assertThat(entitlement(DELIVERY).left()).hasValue(0);
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(1);
        assertThat(use(DELIVERY, 1)).isInstanceOf(AccountResult.Applied.class);
        assertThat(rejection(use(DELIVERY, 1))).isInstanceOf(Rejection.Insufficient.class);
    }

    @Test
    @DisplayName("that come back unused are gone with their period")
    void come_back_and_expire() {
        grow(100);
        undo(((AccountResult.Applied) use(DELIVERY, 1)).posting().key());

        now = Instant.parse("2026-03-31T16:00:00Z");

        assertThat(entitlement(DELIVERY).inHand()).isZero();
        assertThat(entitlement(DELIVERY).left()).hasValue(1);
    }

    @Test
    @DisplayName("come from the quota first, then from packs")
    void packs() {
        grow(100);
        assertThat(pack()).isInstanceOf(AccountResult.Applied.class);
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(2);

        assertThat(use(DELIVERY, 2)).isInstanceOf(AccountResult.Applied.class);

        assertThat(entitlement(DELIVERY).left()).hasValue(0);
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(1);
        now = Instant.parse("2026-04-10T02:00:00Z");
        assertThat(entitlement(DELIVERY).inHand()).isZero();
    }

    @Test
    @DisplayName("without a limit may be used as often as the member likes")
    void unlimited() {
        grow(500);

        assertThat(entitlement(SERVICE).left()).isEmpty();
        assertThat(use(SERVICE, 1_000_000_000)).isInstanceOf(AccountResult.Applied.class);
        assertThat(use(SERVICE, 1_000_000_000)).isInstanceOf(AccountResult.Applied.class);
    }

    @Test
    @DisplayName("around a birthday are given once, also where the days lie in two years, or on 29 February")
    void birthday() {
        grow(100);
        assertThat(rejection(use(GIFT, 1))).isInstanceOf(Rejection.Insufficient.class);
        now = Instant.parse("2026-12-30T02:00:00Z");
        MonthDay newYear = MonthDay.of(1, 2);
        assertThat(gift(newYear)).isInstanceOf(AccountResult.Applied.class);
        now = Instant.parse("2027-01-04T02:00:00Z");
        assertThat(rejection(gift(newYear))).isInstanceOf(Rejection.Insufficient.class);

        now = Instant.parse("2027-02-25T02:00:00Z");
        assertThat(rejection(gift(MonthDay.of(2, 29))))
                .as("another birthday brings no second gift in a year")
                .isInstanceOf(Rejection.Insufficient.class);

        now = Instant.parse("2029-02-25T02:00:00Z");
        assertThat(gift(MonthDay.of(2, 29))).isInstanceOf(AccountResult.Applied.class);
    }

    @Test
    @DisplayName("told again are used once")
    void replayed() {
        grow(500);
        BenefitCommand.Use use = new BenefitCommand.Use(
                key("x"), member, DELIVERY, 1, Optional.of(new Subject("order 1")), Optional.empty(), now);

        facade.execute(use);

        assertThat(facade.execute(use)).isInstanceOf(AccountResult.Replayed.class);
        assertThat(entitlement(DELIVERY).used()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "in a pack are refused to who is not of its segment, or of whom that is not known, and given to who is")
    void eligible() {
        Benefits segmented =
                Benefits.builder(segmented(), program, store).clock(() -> now).build();

        assertThat(rejection(segmented.execute(newcomers(Optional.empty()))))
                .isEqualTo(new Rejection.NotEligible(NEWCOMERS, Truth.UNKNOWN));
        assertThat(rejection(segmented.execute(newcomers(Optional.of("老客")))))
                .isEqualTo(new Rejection.NotEligible(NEWCOMERS, Truth.FALSE));
        assertThat(entitlement(DELIVERY).inHand()).isZero();

        assertThat(segmented.execute(newcomers(Optional.of("新人")))).isInstanceOf(AccountResult.Applied.class);
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(2);
    }

    @Test
    @DisplayName("in a pack told again are not given again, also to who is no longer of its segment")
    void pack_again() {
        Benefits segmented =
                Benefits.builder(segmented(), program, store).clock(() -> now).build();
        segmented.execute(newcomers(Optional.of("新人")));

        for (Optional<String> later : List.of(Optional.of("新人"), Optional.of("老客"), Optional.<String>empty())) {
            assertThat(segmented.execute(newcomers(later))).isInstanceOf(AccountResult.Replayed.class);
        }
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(2);
    }

    @Test
    @DisplayName("told again are a repeat also where a later edition has neither benefit nor pack")
    void later_edition() {
        grow(100);
        BenefitCommand used = new BenefitCommand.Use(
                key("u"), member, GIFT, 1, Optional.empty(), Optional.of(MonthDay.of(3, 10)), now);
        BenefitCommand given = new BenefitCommand.GivePack(key("p"), member, NEWCOMERS, name -> Optional.empty(), now);
        facade.execute(used);
        facade.execute(given);
        BenefitProgram fewer = new BenefitProgram(
                new PolicyVersion("2"),
                new AttributeSchema(Map.of()),
                List.of(benefits.benefit(DELIVERY).orElseThrow()),
                List.of());
        Benefits later =
                Benefits.builder(fewer, program, store).clock(() -> now).build();

        assertThat(later.execute(used)).isInstanceOf(AccountResult.Replayed.class);
        assertThat(later.execute(given)).isInstanceOf(AccountResult.Replayed.class);
        assertThat(rejection(later.execute(
                        new BenefitCommand.Use(key("u"), member, SERVICE, 1, Optional.empty(), Optional.empty(), now))))
                .isInstanceOf(Rejection.Conflicting.class);
        assertThat(rejection(later.execute(new BenefitCommand.Use(
                        key("new"), member, GIFT, 1, Optional.empty(), Optional.of(MonthDay.of(3, 10)), now))))
                .isEqualTo(new Rejection.UnknownCurrency(GIFT));
        assertThat(rejection(later.execute(newcomers(Optional.empty()))))
                .isEqualTo(new Rejection.UnknownOffer(NEWCOMERS));
    }

    @Test
    @DisplayName("come back by the share of the order that is refunded, rounded down, and exactly once in all")
    void refunded_in_parts() {
        grow(500);
        facade.execute(new BenefitCommand.Use(
                key("u"), member, DELIVERY, 3, Optional.of(new Subject("order 1")), Optional.empty(), now));

        refund("r1", 50);
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(1);
        refund("r2", 49);
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(2);
        refund("r3", 1);
        assertThat(entitlement(DELIVERY).inHand()).isEqualTo(3);
        assertThat(entitlement(DELIVERY).left()).hasValue(0);
        assertThat(rejection(part("r4", 1))).isInstanceOf(Rejection.AboveOrder.class);
    }

    private void refund(String key, long minor) {
        assertThat(part(key, minor)).isInstanceOf(AccountResult.Applied.class);
    }

    /** A part of an order of 1.00 CNY. */
    private AccountResult part(String key, long minor) {
        Currency yuan = Currency.getInstance("CNY");
        PointsCommand.Refund.Part part = new PointsCommand.Refund.Part(new Money(minor, yuan), new Money(100, yuan));
        return points.execute(new PointsCommand.Refund(
                key(key), member, new Subject("order 1"), Optional.of(part), new Reason("returned"), now));
    }

    private BenefitProgram segmented() {
        AttributeSchema schema = AttributeSchema.empty().with("segment", AttributeType.TEXT);
        return new BenefitProgram(
                new PolicyVersion("1"),
                schema,
                benefits.benefits(),
                List.of(new Pack(
                        NEWCOMERS,
                        Optional.of(Condition.parse("{\"attribute\":\"segment\",\"equals\":\"新人\"}", schema)),
                        List.of(new Pack.Grant(DELIVERY, 2, Optional.of(Period.ofDays(30)))))));
    }

    private BenefitCommand newcomers(Optional<String> segment) {
        return new BenefitCommand.GivePack(
                key("newcomers"), member, NEWCOMERS, name -> segment.map(AttributeValue::of), now);
    }

    // ---- tools

    private Entitlement entitlement(CurrencyId benefit) {
        return facade.entitlements(member, Optional.empty()).stream()
                .filter(each -> each.benefit().equals(benefit))
                .findFirst()
                .orElseThrow();
    }

    private AccountResult use(CurrencyId benefit, long units) {
        return facade.execute(
                new BenefitCommand.Use(key(), member, benefit, units, Optional.empty(), Optional.empty(), now));
    }

    private AccountResult gift(MonthDay birthday) {
        return facade.execute(
                new BenefitCommand.Use(key(), member, GIFT, 1, Optional.empty(), Optional.of(birthday), now));
    }

    private AccountResult pack() {
        return facade.execute(new BenefitCommand.GivePack(key(), member, NEWCOMERS, name -> Optional.empty(), now));
    }

    private void undo(PostingKey posting) {
        assertThat(posting.leg()).isEqualTo(Leg.MAIN);
        AccountResult undone =
                points.execute(new PointsCommand.Undo(posting, member, new Reason("not delivered"), now));
        assertThat(undone).isInstanceOf(AccountResult.Applied.class);
    }

    private void grow(long by) {
        points.execute(new PointsCommand.Grant(key(), member, GROWTH, by, new Reason("test"), now));
    }

    private static Rejection rejection(AccountResult result) {
        assertThat(result).isInstanceOf(AccountResult.Rejected.class);
        return ((AccountResult.Rejected) result).rejection();
    }

    private IdempotencyKey key() {
        told++;
        return key(Integer.toString(told));
    }

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("test"), new EventId(id));
    }
}
