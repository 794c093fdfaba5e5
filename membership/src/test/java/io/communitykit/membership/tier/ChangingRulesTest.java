package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.benefit.Benefit;
import io.communitykit.membership.benefit.BenefitCommand;
import io.communitykit.membership.benefit.BenefitPeriod;
import io.communitykit.membership.benefit.BenefitProgram;
import io.communitykit.membership.benefit.Benefits;
import io.communitykit.membership.benefit.Pack;
import io.communitykit.membership.benefit.Quota;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Ask;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PointsRules;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.tier.cut.CutAward;
import io.communitykit.membership.tier.cut.CutOff;
import io.communitykit.membership.tier.cut.CutResult;
import io.communitykit.membership.tier.cut.CutRule;
import io.communitykit.membership.tier.cut.SpendCut;
import io.communitykit.membership.tier.cut.Winner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tiers under changing rules")
class ChangingRulesTest {

    private static final Window YEAR = new Window.Calendar(CalendarWindow.Period.YEAR, Window.Calendar.NEW_YEAR);
    private static final List<Tier> TIERS = List.of(TierTill.SILVER, TierTill.GOLD);

    private static PointsProgram.Builder program(String version, LotPolicy lots, List<Tier> tiers, Climb climb) {
        return Till.program(version, "UTC", Optional.of(lots))
                .tiers(new TierProgram(
                        new PolicyVersion(version),
                        List.of(new TierLadder(TierTill.LADDER, tiers, Optional.of(climb)))));
    }

    private static Climb climb(Window window, Validity validity, Downgrade downgrade) {
        return new Climb(
                new Measure.Earned(Till.POINTS), window, Climb.Upgrade.AT_ONCE, validity, downgrade, Optional.empty());
    }

    private static Tiers tiers(Till till) {
        return Tiers.builder(till.program(), till.store()).clock(till::now).build();
    }

    private static TierStanding standing(Till till) {
        return tiers(till).standing(till.member(), TierTill.LADDER).orElseThrow();
    }

    @Test
    @DisplayName("an order whose points waited in vain, refunded later, is taken off once and not twice")
    void cancelled_then_refunded() {
        LotPolicy waiting = LotPolicy.DEFAULT.activation(new ActivationRule.OnEvent(Till.RECEIVED, Period.ofDays(10)));
        Till till = Till.of(program(
                "1", waiting, TIERS, climb(Window.Lifetime.INSTANCE, Validity.Continuous.INSTANCE, Downgrade.FULL)));
        till.at("2026-01-01T12:00:00Z").paid("lost", 6_000);
        till.paid("good", 10_000);
        till.received("good");
        till.at("2026-02-01T12:00:00Z").run();
        assertThat(standing(till).value()).isEqualTo(100);
        till.tell(till.fact("back", EventType.ORDER_REFUNDED, "lost", 6_000));

        assertThat(standing(till).value()).isEqualTo(100);
    }

    @Test
    @DisplayName("an edition in which members can fall reviews those who climbed under one in which they could not")
    void edition_with_falls() {
        Climb none = climb(YEAR, new Validity.PeriodEnd(0), new Downgrade(Downgrade.Step.NONE, Period.ZERO));
        Climb full = climb(YEAR, new Validity.PeriodEnd(0), Downgrade.FULL);
        Till till = Till.of(program("1", LotPolicy.DEFAULT, TIERS, none));
        till.at("2026-01-10T12:00:00Z").give("a", 60);
        till.edition(program("2", LotPolicy.DEFAULT, TIERS, full));
        till.at("2026-05-10T12:00:00Z").give("b", 1);
        till.at("2040-01-10T12:00:00Z").give("c", 1);

        assertThat(standing(till).tier()).isEmpty();
    }

    @Test
    @DisplayName("an edition with a tier below the former lowest reviews those who were in it")
    void edition_with_lower_floor() {
        Climb full = climb(YEAR, new Validity.PeriodEnd(0), Downgrade.FULL);
        List<Tier> old = List.of(new Tier(new TierId("silver"), 0), new Tier(new TierId("gold"), 200));
        List<Tier> lower = List.of(
                new Tier(new TierId("plain"), 0),
                new Tier(new TierId("silver"), 100),
                new Tier(new TierId("gold"), 200));
        Till till = Till.of(program("1", LotPolicy.DEFAULT, old, full));
        till.at("2026-01-10T12:00:00Z").give("a", 1);
        till.edition(program("2", LotPolicy.DEFAULT, lower, full));
        till.at("2026-05-10T12:00:00Z").give("b", 1);
        till.at("2040-01-10T12:00:00Z").give("c", 1);

        assertThat(standing(till).tier()).map(Tier::id).contains(new TierId("plain"));
    }

    @Test
    @DisplayName("an edition from continuous to period-end reviews at the period's end")
    void edition_to_period_end() {
        Climb continuous = climb(YEAR, Validity.Continuous.INSTANCE, Downgrade.FULL);
        Climb full = climb(YEAR, new Validity.PeriodEnd(0), Downgrade.FULL);
        Till till = Till.of(program("1", LotPolicy.DEFAULT, TIERS, continuous));
        till.at("2026-01-10T12:00:00Z").give("a", 60);
        till.edition(program("2", LotPolicy.DEFAULT, TIERS, full));
        till.at("2026-05-10T12:00:00Z").give("b", 1);
        till.at("2040-01-10T12:00:00Z").give("c", 1);

        assertThat(standing(till).tier()).isEmpty();
    }

    @Test
    @DisplayName("enrolling nobody makes no account")
    void enrol_unknown() {
        TierTill shop = TierTill.startingWith(60).at("2026-03-10T12:00:00Z");
        Optional<AccountResult> done = shop.tiers().enrol(Till.key("e"), new MemberId("never-seen"));

        assertThat(done).isEmpty();
        assertThat(shop.till
                        .store()
                        .accounts(shop.till.points().everyAccount(10))
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName("a ladder that counts since the tier's start from an edition on counts nothing from before it")
    void enrol_since_tier_start() {
        Validity term = new Validity.Term(Period.ofMonths(12));
        Till till = Till.of(program("1", LotPolicy.DEFAULT, TIERS, climb(YEAR, term, Downgrade.FULL)));
        till.at("2026-01-10T12:00:00Z").give("a", 60);
        till.edition(
                program("2", LotPolicy.DEFAULT, TIERS, climb(Window.SinceTierStart.INSTANCE, term, Downgrade.FULL)));
        tiers(till).enrol(Till.key("e"), till.member());
        assertThat(standing(till).climbed()).map(Tier::id).contains(TierTill.SILVER.id());

        assertThat(standing(till).value()).isEqualTo(0);
    }

    @Test
    @DisplayName("who undoes a purchase of tier time does not keep the tier")
    void undo_buy() {
        RuleId offer = new RuleId("gold-month");
        Climb climb = climb(Window.Lifetime.INSTANCE, Validity.Continuous.INSTANCE, Downgrade.FULL);
        TierProgram tiers = new TierProgram(
                new PolicyVersion("1"),
                List.of(new TierLadder(TierTill.LADDER, TIERS, Optional.of(climb))),
                List.of(new TierOffer(
                        offer, Till.POINTS, 30, TierTill.LADDER, TierTill.GOLD.id(), Period.ofMonths(1))));
        Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT).tiers(tiers));
        till.at("2026-01-10T12:00:00Z").give("a", 30);
        assertThat(tiers(till).execute(new TierCommand.Buy(Till.key("buy"), till.member(), offer, till.now())))
                .isInstanceOf(AccountResult.Applied.class);
        assertThat(till.available()).isEqualTo(0);
        till.undo("buy");

        assertThat(till.available() == 30
                        && standing(till).tier().map(Tier::id).equals(Optional.of(TierTill.GOLD.id())))
                .as("points back and tier kept")
                .isFalse();
    }

    @Test
    @DisplayName("an account on a ladder that is gone is not due for ever")
    void gone_ladder() {
        Climb full = climb(YEAR, new Validity.PeriodEnd(0), Downgrade.FULL);
        Till till = Till.of(program("1", LotPolicy.DEFAULT, TIERS, full));
        till.at("2026-01-10T12:00:00Z").give("a", 60);
        till.edition(Till.program("2", "UTC", Optional.of(LotPolicy.DEFAULT))
                .tiers(new TierProgram(
                        new PolicyVersion("2"),
                        List.of(new TierLadder(new LadderId("another"), TIERS, Optional.of(full))))));
        till.at("2027-02-10T12:00:00Z").run();
        till.give("b", 1);
        till.run();

        assertThat(till.store()
                        .accounts(new AccountQuery(till.program().id(), Optional.empty(), Optional.of(till.now()), 10))
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName("a lock that ended takes nothing from who had the lowest tier before it")
    void lock_before_enrolment() {
        List<Tier> tiers = List.of(new Tier(new TierId("plain"), 0), TierTill.GOLD);
        Climb climb = climb(YEAR, Validity.Continuous.INSTANCE, Downgrade.FULL);
        Till till = Till.of(Till.program("1", "UTC", Optional.of(LotPolicy.DEFAULT)));
        till.at("2026-01-10T12:00:00Z").give("a", 60);
        till.edition(program("2", LotPolicy.DEFAULT, tiers, climb));
        assertThat(standing(till).tier()).map(Tier::id).contains(new TierId("plain"));
        tiers(till)
                .execute(new TierCommand.Lock(
                        Till.key("lock"),
                        till.member(),
                        TierTill.LADDER,
                        TierTill.GOLD.id(),
                        TierLock.Hold.AT_LEAST,
                        Till.reason(),
                        Optional.of(Instant.parse("2026-01-12T00:00:00Z")),
                        till.now()));
        till.at("2026-01-13T12:00:00Z").run();

        assertThat(standing(till).tier()).map(Tier::id).contains(new TierId("plain"));
    }

    @Test
    @DisplayName("one cut-off can give the same tier on two ladders")
    void two_ladders_one_cut() {
        TierId black = new TierId("black");
        LadderId year = new LadderId("year");
        LadderId quarter = new LadderId("quarter");
        Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT)
                .tiers(new TierProgram(
                        new PolicyVersion("1"),
                        List.of(
                                new TierLadder(year, List.of(new Tier(black, 0)), Optional.empty()),
                                new TierLadder(quarter, List.of(new Tier(black, 0)), Optional.empty())))));
        till.at("2026-04-01T12:00:00Z");
        Instant at = Instant.parse("2026-04-01T00:00:00Z");
        CutOff off = CutOff.endOf(
                new TimeRange(Instant.parse("2026-01-01T00:00:00Z"), at), Instant.parse("2026-07-01T00:00:00Z"));
        CutResult.Made made =
                (CutResult.Made) SpendCut.cut(CutRule.top(10_000, Currency.getInstance("CNY")), off, new long[] {100});
        Winner winner = new Winner(till.member(), 100);

        assertThat(tiers(till).execute(new CutAward(year, black).command(winner, made)))
                .isInstanceOf(AccountResult.Applied.class);
        assertThat(tiers(till).execute(new CutAward(quarter, black).command(winner, made)))
                .isInstanceOf(AccountResult.Applied.class);
    }

    @Test
    @DisplayName("a fact that touches no ladder changes no place")
    void only_what_changed() {
        Climb climb = climb(YEAR, Validity.Continuous.INSTANCE, Downgrade.FULL);
        Till till = Till.of(program("1", LotPolicy.DEFAULT, TIERS, climb));
        till.at("2026-01-10T12:00:00Z").give("a", 60);
        TierCommand nothing = new TierCommand.Unlock(
                Till.key("x"), till.member(), TierTill.LADDER, TierTill.GOLD.id(), Till.reason(), till.now());
        Task spend = new Task(
                till.account(),
                new PostingKey(Till.key("s"), Leg.MAIN),
                Tiers.task(nothing, till.program()).content(),
                PostingKind.SPEND,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                till.now(),
                List.of(new Ask(
                        Till.POINTS,
                        EntryKind.SPEND,
                        Optional.empty(),
                        List.of(),
                        -10,
                        List.of(),
                        Ask.Shortfall.REJECT,
                        Optional.empty(),
                        Optional.empty())),
                List.of());
        AccountState state = till.store()
                .read(List.of(spend.want(till.program(), till.now())))
                .get(0);
        Decision<AccountResult> decision = PointsRules.decide(state, spend, till.program(), till.now());

        assertThat(((Decision.Commit<AccountResult>) decision).changes().get(0).tiers())
                .isEmpty();
    }

    @Test
    @DisplayName("a first use of a benefit that is told late makes its day the day joined")
    void joined_by_a_late_use() {
        List<Tier> tiers = List.of(new Tier(new TierId("plain"), 0), TierTill.GOLD);
        Climb climb = climb(new Window.Anniversary(12), Validity.Continuous.INSTANCE, Downgrade.FULL);
        Till till = Till.of(program("1", LotPolicy.DEFAULT, tiers, climb));
        till.at("2026-03-10T12:00:00Z");
        Benefit gift = new Benefit(
                Till.COINS,
                new BenefitPeriod.Every(CapPeriod.YEAR),
                List.of(new Quota(TierTill.LADDER, new TierId("plain"), OptionalLong.of(1))),
                Optional.empty());
        Benefits benefits = Benefits.builder(
                        new BenefitProgram(new PolicyVersion("1"), AttributeSchema.empty(), List.of(gift), List.of()),
                        till.program(),
                        till.store())
                .clock(till::now)
                .build();
        AccountResult used = benefits.execute(new BenefitCommand.Use(
                Till.key("use"),
                till.member(),
                Till.COINS,
                1,
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-02-01T12:00:00Z")));

        assertThat(used).isInstanceOf(AccountResult.Applied.class);
        assertThat(till.store()
                        .accounts(till.points().everyAccount(1))
                        .items()
                        .get(0)
                        .tiers()
                        .values())
                .extracting(TierState::joined)
                .containsExactly(LocalDate.of(2026, 2, 1));
    }

    @Test
    @DisplayName("a pack that was given is a repeat when told again, though the program no longer has it")
    void pack_told_again() {
        Till till = Till.of(
                program("1", LotPolicy.DEFAULT, TIERS, climb(YEAR, Validity.Continuous.INSTANCE, Downgrade.FULL)));
        Benefit gift = new Benefit(Till.COINS, new BenefitPeriod.Every(CapPeriod.YEAR), List.of(), Optional.empty());
        Pack pack =
                new Pack(new RuleId("new"), Optional.empty(), List.of(new Pack.Grant(Till.COINS, 2, Optional.empty())));
        BenefitCommand give = new BenefitCommand.GivePack(
                Till.key("pack"), till.member(), pack.id(), name -> Optional.empty(), till.now());
        List<AccountResult> results = new ArrayList<>();
        for (List<Pack> packs : List.of(List.of(pack), List.<Pack>of())) {
            results.add(Benefits.builder(
                            new BenefitProgram(new PolicyVersion("1"), AttributeSchema.empty(), List.of(gift), packs),
                            till.program(),
                            till.store())
                    .clock(till::now)
                    .build()
                    .execute(give));
        }

        assertThat(results.get(0)).isInstanceOf(AccountResult.Applied.class);
        assertThat(results.get(1)).isInstanceOf(AccountResult.Replayed.class);
    }

    @Test
    @DisplayName(
            "a member who is enrolled under a key used before is told so, or enrolled, and not told that it is done")
    void enrolled_twice_under_one_key() {
        Validity term = new Validity.Term(Period.ofMonths(12));
        Till till = Till.of(Till.program("1", "UTC", Optional.of(LotPolicy.DEFAULT)));
        till.at("2026-01-10T12:00:00Z").give("a", 60);
        till.edition(program("2", LotPolicy.DEFAULT, TIERS, climb(YEAR, term, Downgrade.FULL)));
        tiers(till).enrol(Till.key("e"), till.member());
        till.edition(program("3", LotPolicy.DEFAULT, TIERS, climb(Window.Lifetime.INSTANCE, term, Downgrade.FULL)));
        Optional<AccountResult> again = tiers(till).enrol(Till.key("e"), till.member());

        assertThat(again.orElseThrow() instanceof AccountResult.Replayed
                        && standing(till).value() != 60)
                .as("said to be done, and counts nothing")
                .isFalse();
    }
}
