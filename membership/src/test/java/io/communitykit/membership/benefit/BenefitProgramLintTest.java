package io.communitykit.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.Validity;
import io.communitykit.membership.tier.Window;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lint of benefits")
class BenefitProgramLintTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final CurrencyId GROWTH = new CurrencyId("growth");
    private static final CurrencyId DELIVERY = new CurrencyId("delivery");
    private static final LadderId LEVEL = new LadderId("level");
    private static final LotPolicy ENDS =
            LotPolicy.DEFAULT.expiry(new ExpiryRule.After(Period.ofDays(90), Optional.empty()));

    /** A document of one benefit, with what its tests are about. */
    private static BenefitProgram benefit(String fields) {
        return BenefitProgram.KIND.read(
                "{\"kind\":\"benefit-program\",\"version\":\"1\",\"benefits\":[{\"id\":\"delivery\"," + fields + "}]}");
    }

    private static BenefitProgram quotas(String... tiersAndUnits) {
        StringBuilder quotas = new StringBuilder();
        for (String each : tiersAndUnits) {
            String[] parts = each.split(" ", -1);
            quotas.append(quotas.isEmpty() ? "" : ",")
                    .append("{\"ladder\":\"level\",\"tier\":\"" + parts[0] + "\"")
                    .append(parts.length > 1 ? ",\"units\":" + parts[1] + "}" : "}");
        }
        return benefit("\"per\":\"month\",\"quotas\":[" + quotas + "]");
    }

    private static BenefitProgram packs(String packs) {
        return BenefitProgram.KIND.read(
                "{\"kind\":\"benefit-program\",\"version\":\"1\",\"benefits\":[{\"id\":\"delivery\","
                        + "\"per\":\"month\",\"quotas\":[{\"ladder\":\"level\",\"tier\":\"gold\",\"units\":1}]}],\"packs\":["
                        + packs
                        + "]}");
    }

    private static PointsProgram.Builder points(PointsCurrency delivery) {
        return PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(GROWTH, 0, 0))
                .currency(delivery)
                .tiers(new TierProgram(
                        new PolicyVersion("1"),
                        List.of(new TierLadder(
                                LEVEL,
                                GROWTH,
                                List.of(
                                        new Tier(new TierId("silver"), 100),
                                        new Tier(new TierId("gold"), 500),
                                        new Tier(new TierId("black"), 900))))));
    }

    private static PointsCurrency lots(LotPolicy policy) {
        return new PointsCurrency(DELIVERY, 0, 0, Optional.of(policy));
    }

    private static List<String> found(List<LintFinding> findings) {
        return findings.stream()
                .map(finding -> finding.code() + " " + finding.pointer())
                .toList();
    }

    private static List<String> alone(BenefitProgram program) {
        return found(BenefitProgram.KIND.lint(program));
    }

    private static List<String> against(PointsProgram.Builder points, BenefitProgram program) {
        return found(program.lint(points.build()));
    }

    @Nested
    @DisplayName("alone finds")
    class Alone {

        @Test
        @DisplayName("attributes that no pack asks for")
        void attributes() {
            String document = "{\"kind\":\"benefit-program\",\"version\":\"1\",\"attributes\":{\"segment\":\"text\"},"
                    + "\"benefits\":[{\"id\":\"d\",\"per\":\"day\"}],\"packs\":[{\"id\":\"p\",WHERE"
                    + "\"grants\":[{\"benefit\":\"d\",\"units\":1}]}]}";
            assertThat(alone(BenefitProgram.KIND.read(document.replace("WHERE", ""))))
                    .containsExactly("attribute-unused /attributes/segment");
            assertThat(alone(
                            BenefitProgram.KIND.read(document.replace("WHERE", "\"where\":{\"exists\":\"segment\"},"))))
                    .isEmpty();
        }

        @Test
        @DisplayName("a birthday without a limit, and a cost without one")
        void limits() {
            String quotas = "\"quotas\":[{\"ladder\":\"level\",\"tier\":\"gold\"UNITS}]";
            String birthday = "\"birthday\":{\"before\":1,\"after\":1}," + quotas;
            String cost = "\"per\":\"month\",\"cost\":{\"amount\":\"0.01\",\"currency\":\"CNY\"}," + quotas;

            assertThat(alone(benefit(birthday.replace("UNITS", ""))))
                    .containsExactly("birthday-without-limit /benefits/0/quotas/0");
            assertThat(alone(benefit(birthday.replace("UNITS", ",\"units\":1"))))
                    .isEmpty();
            assertThat(alone(benefit(cost.replace("UNITS", ""))))
                    .containsExactly("cost-without-limit /benefits/0/quotas/0");
            assertThat(alone(benefit(cost.replace("UNITS", ",\"units\":1")))).isEmpty();
            assertThat(alone(benefit(cost.replace("UNITS", "").replace("0.01", "0.00"))))
                    .isEmpty();
            assertThat(BenefitProgram.KIND
                            .lint(benefit(cost.replace("UNITS", "")))
                            .get(0)
                            .message())
                    .contains("gold", "delivery", "0.01 CNY");
        }

        @ParameterizedTest(name = "{0} is long: {1}")
        @DisplayName("what can be used for more than two years")
        @CsvSource({"P2Y,false", "P24M,false", "P730D,false", "P731D,true", "P25M,true", "P24M1D,true"})
        void validity(String span, boolean isLong) {
            assertThat(alone(packs("{\"id\":\"p\",\"grants\":[{\"benefit\":\"delivery\",\"units\":1,\"validFor\":\""
                            + span + "\"}]}")))
                    .isEqualTo(isLong ? List.of("grant-valid-long /packs/0/grants/0/validFor") : List.of());
        }

        @Test
        @DisplayName("a grant that nearly names a benefit")
        void spelling() {
            String pack = "{\"id\":\"p\",\"grants\":[{\"benefit\":\"NAME\",\"units\":1}]}";
            assertThat(alone(packs(pack.replace("NAME", "delivry"))))
                    .containsExactly("grant-misspelt /packs/0/grants/0/benefit");
            assertThat(alone(packs(pack.replace("NAME", "points")))).isEmpty();
        }
    }

    @Nested
    @DisplayName("against the points program finds")
    class Against {

        @Test
        @DisplayName("benefits that are no currency in lots")
        void currencies() {
            BenefitProgram program = quotas("silver 1", "gold 1", "black 1");

            assertThat(against(points(lots(ENDS)), program)).isEmpty();
            assertThat(against(points(new PointsCurrency(DELIVERY, 0, 0)), program))
                    .containsExactly("benefit-without-lots /benefits/0/id");
            PointsCurrency other = new PointsCurrency(new CurrencyId("delivry"), 0, 0, Optional.of(ENDS));
            assertThat(program.lint(points(other).build())).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("benefit-without-currency");
                assertThat(finding.message()).contains("did you mean delivry?");
            });
        }

        @Test
        @DisplayName("ladders and tiers that the program does not have")
        void ladders() {
            String other = "\"per\":\"month\",\"quotas\":[{\"ladder\":\"levl\",\"tier\":\"gold\",\"units\":1}]";
            assertThat(benefit(other).lint(points(lots(ENDS)).build()))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.toString()).contains("quota-ladder-unknown at /benefits/0/quotas/0/ladder");
                        assertThat(finding.message()).contains("did you mean level?");
                    });
            assertThat(against(points(lots(ENDS)), quotas("silver 1", "gold 1", "black 1", "blakc 1")))
                    .containsExactly("quota-tier-unknown /benefits/0/quotas/3/tier");
        }

        @Test
        @DisplayName("quotas that fall or stop where members climb")
        void falling() {
            assertThat(against(points(lots(ENDS)), quotas("black 5", "silver 2", "gold 1")))
                    .containsExactly("quota-falls /benefits/0/quotas/2");
            assertThat(against(points(lots(ENDS)), quotas("silver", "gold 9", "black")))
                    .containsExactly("quota-falls /benefits/0/quotas/1");
            assertThat(against(points(lots(ENDS)), quotas("silver 1", "gold 1")))
                    .containsExactly("quota-stops /benefits/0/quotas");
            assertThat(against(points(lots(ENDS)), quotas("gold 1", "black"))).isEmpty();
            assertThat(quotas("silver 3", "gold 2", "black 3")
                            .lint(points(lots(ENDS)).build())
                            .get(0)
                            .message())
                    .isEqualTo("gold has 2 of delivery, the lower silver 3");
        }

        @Test
        @DisplayName("benefits that nobody can get")
        void unobtainable() {
            BenefitProgram none = benefit("\"per\":\"month\"");
            assertThat(against(points(lots(ENDS)), none)).containsExactly("benefit-unobtainable /benefits/0");
            assertThat(against(points(lots(ENDS)).exchange(sells()), none)).isEmpty();
            BenefitProgram packed = BenefitProgram.KIND.read(
                    "{\"kind\":\"benefit-program\",\"version\":\"1\",\"benefits\":[{\"id\":\"delivery\",\"per\":\"day\"}],"
                            + "\"packs\":[{\"id\":\"p\",\"grants\":[{\"benefit\":\"delivery\",\"units\":1}]}]}");
            assertThat(against(points(lots(ENDS)), packed)).isEmpty();
        }

        private ExchangeRule sells() {
            return new ExchangeRule(new RuleId("buy"), GROWTH, 10, Optional.empty(), DELIVERY, 1);
        }

        @Test
        @DisplayName("a cap that counts where a quota does")
        void counter() {
            Cap same =
                    new Cap(new CapId("benefit delivery"), DELIVERY, CapPeriod.MONTH, 5, Cap.Deductions.GIVE_ROOM_BACK);
            Cap other = new Cap(new CapId("delivery"), DELIVERY, CapPeriod.MONTH, 5, Cap.Deductions.GIVE_ROOM_BACK);

            assertThat(against(points(lots(ENDS)).cap(same), quotas("silver 1", "gold 1", "black 1")))
                    .containsExactly("counter-is-cap /benefits/0/id");
            assertThat(against(points(lots(ENDS)).cap(other), quotas("silver 1", "gold 1", "black 1")))
                    .isEmpty();
        }

        @Test
        @DisplayName("what is given or bought and never expires")
        void never() {
            String pack = "{\"id\":\"p\",\"grants\":[{\"benefit\":\"delivery\",\"units\":1VALID}]}";
            BenefitProgram open = packs(pack.replace("VALID", ""));
            BenefitProgram ending = packs(pack.replace("VALID", ",\"validFor\":\"P1D\""));
            String stops = "quota-stops /benefits/0/quotas";

            assertThat(against(points(lots(LotPolicy.DEFAULT)), open))
                    .containsExactly(stops, "grant-never-expires /packs/0/grants/0");
            assertThat(against(points(lots(LotPolicy.DEFAULT)), ending)).containsExactly(stops);
            assertThat(against(points(lots(ENDS)), open)).containsExactly(stops);
            assertThat(against(points(lots(LotPolicy.DEFAULT)).exchange(sells()), ending))
                    .containsExactly("purchase-never-expires /benefits/0/id", stops);
            assertThat(against(points(lots(ENDS)).exchange(sells()), ending)).containsExactly(stops);
        }

        @Test
        @DisplayName("grants of what is no currency in lots")
        void grants() {
            String pack = "{\"id\":\"p\",\"grants\":[{\"benefit\":\"NAME\",\"units\":1,\"validFor\":\"P1D\"}]}";
            String stops = "quota-stops /benefits/0/quotas";
            assertThat(against(points(lots(ENDS)), packs(pack.replace("NAME", "growth"))))
                    .containsExactly(stops, "grant-without-lots /packs/0/grants/0/benefit");
            assertThat(against(points(lots(ENDS)), packs(pack.replace("NAME", "coins"))))
                    .containsExactly(stops, "grant-without-currency /packs/0/grants/0/benefit");
        }
    }

    @Nested
    @DisplayName("of costs finds")
    class Costs {

        private final Money yuan = new Money(100, CNY);

        private static PointsProgram program(long keep, Window window, Validity validity) {
            Climb climb = new Climb(
                    new Measure.Earned(GROWTH),
                    window,
                    Climb.Upgrade.AT_ONCE,
                    validity,
                    Downgrade.FULL,
                    Optional.empty());
            return PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("1"), ZoneOffset.UTC)
                    .currency(new PointsCurrency(GROWTH, 0, 0))
                    .currency(lots(ENDS))
                    .tiers(new TierProgram(
                            new PolicyVersion("1"),
                            List.of(new TierLadder(
                                    LEVEL,
                                    List.of(new Tier(new TierId("gold"), 10_000_000, keep)),
                                    Optional.of(climb)))))
                    .build();
        }

        /** 1.00 CNY for each use. */
        private static BenefitProgram costing(String period, long units) {
            return benefit(period + ",\"cost\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},"
                    + "\"quotas\":[{\"ladder\":\"level\",\"tier\":\"gold\",\"units\":" + units + "}]");
        }

        private static Window window(String name) {
            return switch (name) {
                case "lifetime" -> Window.Lifetime.INSTANCE;
                case "tier" -> Window.SinceTierStart.INSTANCE;
                case "dated" ->
                    new Window.Dated(
                            LocalDate.of(2026, 1, 1),
                            Optional.of(LocalDate.of(2026, 1, 1).plusDays(730)));
                case "from" -> new Window.Dated(LocalDate.of(2026, 1, 1), Optional.empty());
                case "anniversary" -> new Window.Anniversary(24);
                default ->
                    name.startsWith("P")
                            ? new Window.Rolling(Period.parse(name))
                            : new Window.Calendar(CalendarWindow.Period.valueOf(name), Window.Calendar.NEW_YEAR);
            };
        }

        @ParameterizedTest(name = "{1} uses {0} against {4} growth of {2} for {3}")
        @DisplayName("tiers that cost more a year than they bring, to the last unit")
        @CsvSource({
            // 1 growth brings 0.40 CNY: 1.00 CNY of sales at 40 per cent. The threshold is the least that pays.
            "'\"per\":\"day\"', 2, YEAR, none, 1825", // 730.00
            "'\"per\":\"week\"', 1, YEAR, none, 130", // 52.00
            "'\"per\":\"month\"', 1, YEAR, none, 30", // 12.00
            "'\"per\":\"quarter\"', 3, YEAR, none, 30",
            "'\"per\":\"year\"', 12, YEAR, none, 30",
            "'\"per\":\"lifetime\"', 12, YEAR, none, 30",
            "'\"birthday\":{\"before\":0,\"after\":0}', 12, YEAR, none, 30",
            "'\"per\":\"year\"', 24, HALF_YEAR, none, 30",
            "'\"per\":\"year\"', 48, QUARTER, none, 30",
            "'\"per\":\"year\"', 144, MONTH, none, 30",
            "'\"per\":\"year\"', 624, WEEK, none, 30",
            "'\"per\":\"year\"', 4380, DAY, none, 30",
            "'\"per\":\"year\"', 144, P1M, none, 30",
            "'\"per\":\"year\"', 144, P30D, none, 30", // 12.1666 times a year, 29.59 growth
            "'\"per\":\"year\"', 146, P30D, none, 30", // 12.1666 times, exactly
            "'\"per\":\"year\"', 6, P1Y, P2Y, 30", // looked at every two years only
            "'\"per\":\"year\"', 12, P1Y, P1M, 30", // looked at monthly, but over a year
            "'\"per\":\"year\"', 6, anniversary, none, 30",
            "'\"per\":\"year\"', 6, dated, none, 30",
            "'\"per\":\"year\"', 12, from, none, 30",
            "'\"per\":\"year\"', 12, lifetime, none, 30",
            "'\"per\":\"year\"', 24, tier, P6M, 30"
        })
        void yearly(String period, long units, String window, String term, long enough) {
            Validity validity =
                    term.equals("none") ? Validity.Continuous.INSTANCE : new Validity.Term(Period.parse(term));
            Map<LadderId, Margin> margins = Map.of(LEVEL, new Margin(1, yuan, 4_000));

            assertThat(found(costing(period, units).lint(program(enough, window(window), validity), margins)))
                    .isEmpty();
            assertThat(found(costing(period, units).lint(program(enough - 1, window(window), validity), margins)))
                    .containsExactly("benefits-cost-more /benefits");
        }

        @Test
        @DisplayName("with the numbers, rounded down")
        void message() {
            Margin margin = new Margin(3, yuan, 3_333);
            assertThat(costing("\"per\":\"month\"", 2)
                            .lint(program(100, window("YEAR"), Validity.Continuous.INSTANCE), Map.of(LEVEL, margin))
                            .get(0)
                            .message())
                    .isEqualTo("the benefits of gold cost up to 24.00 CNY a year, but the 100 growth that keep it bring"
                            + " 11.11 CNY a year");
        }

        @Test
        @DisplayName("a tier for nothing, a cost in another currency, and a margin of no ladder")
        void others() {
            Map<LadderId, Margin> margins = Map.of(LEVEL, new Margin(1, yuan, 4_000));
            PointsProgram free = program(0, window("YEAR"), Validity.Continuous.INSTANCE);

            assertThat(found(costing("\"per\":\"day\"", 1).lint(free, margins)))
                    .containsExactly("benefits-for-nothing /benefits");
            assertThat(found(quotas("gold 1").lint(free, margins))).isEmpty();
            Map<LadderId, Margin> yen = Map.of(LEVEL, new Margin(1, new Money(1, Currency.getInstance("JPY")), 4_000));
            assertThat(found(costing("\"per\":\"day\"", 1).lint(free, yen)))
                    .containsExactly("cost-other-currency /benefits/0/cost");
            assertThat(found(quotas("gold 1").lint(free, Map.of(new LadderId("levl"), new Margin(1, yuan, 1)))))
                    .containsExactly("margin-without-climb ");
        }

        @Test
        @DisplayName("amounts beyond 64 bits")
        void large() {
            Margin margin = new Margin(1, new Money(Long.MAX_VALUE, CNY), 10_000);
            BenefitProgram costly = benefit(
                    "\"per\":\"day\",\"cost\":{\"amount\":\"92233720368547758.07\","
                            + "\"currency\":\"CNY\"},\"quotas\":[{\"ladder\":\"level\",\"tier\":\"gold\",\"units\":1000000000}]");
            assertThat(found(costly.lint(
                            program(1_000_000, window("YEAR"), Validity.Continuous.INSTANCE), Map.of(LEVEL, margin))))
                    .containsExactly("benefits-cost-more /benefits");
        }

        @Test
        @DisplayName("refuses margins out of range")
        void ranges() {
            assertRefused(() -> new Margin(0, yuan, 1));
            assertRefused(() -> new Margin(1, new Money(-1, CNY), 1));
            assertRefused(() -> new Margin(1, yuan, -1));
            assertRefused(() -> new Margin(1, yuan, 10_001));
        }

        private static void assertRefused(ThrowingCallable made) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(made);
        }
    }
}
