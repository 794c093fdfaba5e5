package io.communitykit.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A benefit program")
class BenefitProgramTest {

    private static final String SOUND = """
            {"kind": "benefit-program", "version": "1", "attributes": {"segment": "text", "age": "number"},
             "benefits": [
              {"id": "包邮券🚚", "per": "month", "cost": {"amount": "8.00", "currency": "CNY"},
               "quotas": [{"ladder": "会员等级", "tier": "银卡", "units": 1}, {"ladder": "会员等级", "tier": "金卡"}]},
              {"id": "gift", "birthday": {"before": 3, "after": 4}}],
             "packs": [
              {"id": "welcome", "where": {"all": [{"attribute": "segment", "equals": "new"}, {"attribute": "age", "atLeast": 18}]},
               "grants": [{"benefit": "gift", "units": 2, "validFor": "P30D"}]},
              {"id": "all", "grants": [{"benefit": "points", "units": 5}]}]}
            """;
    private static final CurrencyId DELIVERY = new CurrencyId("包邮券🚚");
    private static final LadderId LEVEL = new LadderId("会员等级");

    @Test
    @DisplayName("is read from its document")
    void is_read() {
        BenefitProgram read = BenefitProgram.KIND.read(SOUND);

        AttributeSchema attributes =
                AttributeSchema.empty().with("segment", AttributeType.TEXT).with("age", AttributeType.NUMBER);
        Benefit delivery = new Benefit(
                DELIVERY,
                new BenefitPeriod.Every(CapPeriod.MONTH),
                List.of(
                        new Quota(LEVEL, new TierId("银卡"), OptionalLong.of(1)),
                        new Quota(LEVEL, new TierId("金卡"), OptionalLong.empty())),
                Optional.of(new Money(800, Currency.getInstance("CNY"))));
        Benefit gift =
                new Benefit(new CurrencyId("gift"), new BenefitPeriod.Birthday(3, 4), List.of(), Optional.empty());
        Condition adult = Condition.parse(
                "{\"all\":[{\"attribute\":\"segment\",\"equals\":\"new\"},{\"attribute\":\"age\",\"atLeast\":18}]}",
                attributes);
        Pack welcome = new Pack(
                new RuleId("welcome"),
                Optional.of(adult),
                List.of(new Pack.Grant(gift.id(), 2, Optional.of(Period.ofDays(30)))));
        Pack all = new Pack(
                new RuleId("all"),
                Optional.empty(),
                List.of(new Pack.Grant(new CurrencyId("points"), 5, Optional.empty())));
        assertThat(read)
                .isEqualTo(new BenefitProgram(
                        new PolicyVersion("1"), attributes, List.of(delivery, gift), List.of(welcome, all)));
        assertThat(read.of(LEVEL, new TierId("金卡"))).containsExactly(delivery);
        assertThat(BenefitProgram.KIND.lint(read))
                .extracting(each -> each.code())
                .containsExactly("cost-without-limit");
    }

    @ParameterizedTest(name = "{1} at {2}")
    @DisplayName("is refused where")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "id": "gift"           | "id": "包邮券🚚"            | /benefits/1/id                | an id that no benefit before has
                    "per": "month"         | "per": "moon"            | /benefits/0/per               | one of "day", "week", "month"
                    "per": "month"         | "perr": "month"          | /benefits/0/perr              | did you mean "per"?
                    "per": "month", "cost" | "cost"                   | /benefits/0                   | exactly one of per and birthday
                    "birthday": {          | "per": "day", "birthday": { | /benefits/1                | exactly one of per and birthday
                    "before": 3            | "before": -1             | /benefits/1/birthday/before   | at least 0
                    "after": 4             | "after": 181             | /benefits/1/birthday/after    | at most 180
                    "after": 4             | "afer": 4                | /benefits/1/birthday/afer     | did you mean "after"?
                    "units": 1}            | "units": 0}              | /benefits/0/quotas/0/units    | at least 1
                    "units": 1}            | "units": 1000000001}     | /benefits/0/quotas/0/units    | at most 1000000000
                    "tier": "金卡"           | "tier": "银卡"             | /benefits/0/quotas/1/tier     | a tier that no quota before has
                    "amount": "8.00"       | "amount": "-0.01"        | /benefits/0/cost              | 0 or more
                    "id": "all"            | "id": "welcome"          | /packs/1/id                   | an id that no pack before has
                    "attribute": "segment" | "attribute": "segmnet"   | /packs/0/where/all/0/attribute | did you mean "segment"?
                    "equals": "new"        | "atLeast": 1             | /packs/0/where/all/0/atLeast  | an operator for type text
                    "units": 2             | "units": 0               | /packs/0/grants/0/units       | at least 1
                    "P30D"                 | "30"                     | /packs/0/grants/0/validFor    | P12M
                    "P30D"                 | "P0D"                    | /packs/0/grants/0/validFor    | above 0
                    [{"benefit": "points", "units": 5}] | []          | /packs/1/grants               | at least 1
                    {"benefit": "points", "units": 5} | {"benefit": "gift", "units": 5}, {"benefit": "gift", "units": 1} | /packs/1/grants/1/benefit | a benefit that no grant before has
                    """)
    void is_refused(String sound, String broken, String pointer, String saying) {
        assertThat(SOUND).contains(sound);
        assertThat(faults(SOUND.replace(sound, broken))).anySatisfy((Violation violation) -> {
            assertThat(violation.pointer()).startsWith(pointer);
            assertThat(violation.toString()).contains(saying);
        });
    }

    @Test
    @DisplayName("tells all faults at once")
    void all_faults() {
        String broken = SOUND.replace("\"id\": \"all\"", "\"id\": \"welcome\"")
                .replace("\"8.00\"", "\"-1.00\"")
                .replace("\"attribute\": \"age\"", "\"attribute\": \"aeg\"")
                .replace("\"birthday\": {", "\"per\": \"day\", \"birthday\": {")
                .replace("\"tier\": \"金卡\"", "\"tier\": \"银卡\"");

        assertThat(faults(broken))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/benefits/0/quotas/1/tier",
                        "/benefits/0/cost",
                        "/benefits/1",
                        "/packs/0/where/all/1/attribute",
                        "/packs/1/id");
    }

    @Test
    @DisplayName("refuses an id too long for the counter of its quota, and takes the longest that fits")
    void long_ids() {
        String longest = "满".repeat(82) + "1";

        assertThat(BenefitProgram.KIND
                        .read(SOUND.replace("\"id\": \"gift\"", "\"id\": \"" + longest + "\""))
                        .benefit(new CurrencyId(longest)))
                .isPresent();
        assertThat(faults(SOUND.replace("\"id\": \"gift\"", "\"id\": \"" + longest + "1\"")))
                .extracting(Violation::pointer)
                .containsExactly("/benefits/1/id");
    }

    @Test
    @DisplayName("needs a benefit")
    void needs_a_benefit() {
        assertThat(faults("{\"kind\": \"benefit-program\", \"version\": \"1\", \"benefits\": []}"))
                .extracting(Violation::pointer)
                .containsExactly("/benefits");
    }

    private static List<Violation> faults(String document) {
        return catchThrowableOfType(InvalidPolicyException.class, () -> BenefitProgram.KIND.read(document))
                .violations();
    }

    @Test
    @DisplayName("of the demo shop is sound, and so are the points program and the ladder it stands on")
    void demo() throws IOException {
        Path folder = Path.of("..", "examples", "policies");
        BenefitProgram demo = BenefitProgram.KIND.read(Files.readString(folder.resolve("demo-shop-benefits.json")));
        PointsProgram points = PointsProgram.KIND
                .read(Files.readString(folder.resolve("demo-shop.json")))
                .with(TierProgram.KIND.read(Files.readString(folder.resolve("demo-shop-tiers.json"))));

        assertThat(demo.benefits()).hasSize(5);
        assertThat(BenefitProgram.KIND.lint(demo)).isEmpty();
        assertThat(demo.lint(points)).isEmpty();
        Margin margin = new Margin(100, new Money(30_000, Currency.getInstance("CNY")), 2_500);
        assertThat(demo.lint(points, Map.of(LEVEL, margin))).isEmpty();
    }

    @Test
    @DisplayName("of the demo shop lets points buy a privilege that no tier of the member has")
    void bought() throws IOException {
        Path folder = Path.of("..", "examples", "policies");
        BenefitProgram demo = BenefitProgram.KIND.read(Files.readString(folder.resolve("demo-shop-benefits.json")));
        PointsProgram program = PointsProgram.KIND
                .read(Files.readString(folder.resolve("demo-shop.json")))
                .with(TierProgram.KIND.read(Files.readString(folder.resolve("demo-shop-tiers.json"))));
        PointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[16]));
        Instant now = Instant.parse("2026-03-10T02:00:00Z");
        Points points = Points.builder(program, store).clock(() -> now).build();
        Benefits benefits =
                Benefits.builder(demo, program, store).clock(() -> now).build();
        MemberId ann = new MemberId("ann");
        CurrencyId delivery = new CurrencyId("包邮券");

        points.execute(new PointsCommand.Grant(key("g"), ann, new CurrencyId("points"), 800, new Reason("test"), now));
        assertThat(benefits.entitlements(ann, Optional.empty()).get(0).covers(1))
                .isFalse();
        points.execute(new PointsCommand.Exchange(key("e"), ann, new RuleId("points-for-free-delivery"), 800, now));
        assertThat(benefits.entitlements(ann, Optional.empty()).get(0).covers(1))
                .isTrue();
        assertThat(benefits.execute(
                        new BenefitCommand.Use(key("u"), ann, delivery, 1, Optional.empty(), Optional.empty(), now)))
                .isInstanceOf(AccountResult.Applied.class);
        assertThat(benefits.entitlements(ann, Optional.empty()).get(0).covers(1))
                .isFalse();
    }

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("test"), new EventId(id));
    }

    @Test
    @DisplayName("has a schema that ships beside its class")
    void schema() throws IOException {
        try (var shipped = BenefitProgram.class.getResourceAsStream("benefit-program.schema.json")) {
            assertThat(shipped).isNotNull();
            assertThat(new String(shipped.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("birthday", "validFor", "quarter", "\"maximum\": 180")
                    .isEqualTo(BenefitProgram.KIND.schema());
        }
    }
}
