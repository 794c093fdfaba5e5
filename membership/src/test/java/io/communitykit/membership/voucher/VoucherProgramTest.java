package io.communitykit.membership.voucher;

import static io.communitykit.membership.voucher.Counter.fen;
import static io.communitykit.membership.voucher.Counter.id;
import static io.communitykit.membership.voucher.Counter.off;
import static io.communitykit.membership.voucher.Counter.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violation;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.lot.LotPolicy;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A voucher program")
class VoucherProgramTest {

    private static final String SOUND = """
            {"kind": "voucher-program", "version": "1", "program": "shop", "vouchers": [
              {"id": "满200减20🎫", "discount": {"off": {"amount": "20.00", "currency": "CNY"}},
               "threshold": {"amount": "200.00", "currency": "CNY"},
               "scope": {"include": {"brands": ["花西子"], "categories": ["美妆"]}, "exclude": {"goods": ["sku-9"]}},
               "stacking": {"with": "others", "perOrder": 2, "group": "平台券"}, "priority": 10},
              {"id": "half", "discount": {"percentOff": 12.5, "rounding": "half-up",
               "atMost": {"amount": "50.00", "currency": "CNY"}}}]}
            """;

    @Test
    @DisplayName("is read from its document")
    void is_read() {
        VoucherProgram read = VoucherProgram.KIND.read(SOUND);

        Scope scope = new Scope.Goods(
                Optional.of(new Selection(Set.of(Counter.BRAND), Set.of(Counter.BEAUTY), Set.of())),
                Optional.of(Selection.ofGoods(new GoodsId("sku-9"))));
        Voucher first = Voucher.of(id("满200减20🎫"), new Discount.AmountOff(fen(2_000)))
                .threshold(fen(20_000))
                .scope(scope)
                .stacking(Stacking.WITH_OTHERS.upTo(2).in(new StackingGroup("平台券")))
                .priority(10);
        Voucher second =
                Voucher.of(id("half"), new Discount.PercentOff(1_250, RoundingMode.HALF_UP, Optional.of(fen(5_000))));
        assertThat(read).isEqualTo(new VoucherProgram(new PolicyVersion("1"), Counter.SHOP, List.of(first, second)));
        assertThat(read.inOrderOfApplication()).containsExactly(second, first);
        assertThat(read.voucher(id("half"))).contains(second);
        assertThat(read.voucher(id("none"))).isEmpty();
    }

    @ParameterizedTest(name = "{1} at {2}")
    @DisplayName("is refused where")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "id": "half"           | "id": "满200减20🎫"      | /vouchers/1/id                  | an id that no voucher before has
                    "amount": "20.00"      | "amount": "0.00"         | /vouchers/0/discount/off        | an amount above 0
                    "percentOff"           | "percentOf"              | /vouchers/1/discount/percentOf  | did you mean "percentOff"?
                    12.5                   | 12.505                   | /vouchers/1/discount/percentOff | at most two decimals
                    12.5                   | 100.01                   | /vouchers/1/discount/percentOff | 100
                    12.5                   | 0                        | /vouchers/1/discount/percentOff | 0.01
                    "half-up"              | "unnecessary"            | /vouchers/1/discount/rounding   | a fraction
                    "amount": "50.00"      | "amount": "-1.00"        | /vouchers/1/discount/atMost     | an amount above 0
                    "200.00", "currency": "CNY" | "200", "currency": "JPY" | /vouchers/0/threshold      | an amount in CNY
                    "200.00"               | "0.00"                   | /vouchers/0/threshold           | an amount above 0
                    {"goods": ["sku-9"]}   | {}                       | /vouchers/0/scope/exclude       | at least one brand
                    "perOrder": 2          | "perOrder": 0            | /vouchers/0/stacking/perOrder   | 1
                    "perOrder": 2          | "perOrder": 1001         | /vouchers/0/stacking/perOrder   | 1000
                    "with": "others"       | "with": "other"          | /vouchers/0/stacking/with       | did you mean "others"?
                    """)
    void is_refused(String sound, String broken, String pointer, String saying) {
        assertThat(SOUND).contains(sound);
        assertThat(faults(SOUND.replace(sound, broken))).anySatisfy((Violation violation) -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.toString()).contains(saying);
        });
    }

    @Test
    @DisplayName("tells all faults at once")
    void all_faults() {
        String broken = SOUND.replace("12.5", "12.505")
                .replace("\"200.00\"", "\"-1.00\"")
                .replace("{\"goods\": [\"sku-9\"]}", "{}");

        assertThat(faults(broken))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/vouchers/0/threshold", "/vouchers/0/scope/exclude", "/vouchers/1/discount/percentOff");
    }

    @Test
    @DisplayName("refuses an id too long for the keys of its holds, and takes the longest that fits")
    void long_ids() {
        String longest = "满".repeat(82) + "1";

        assertThat(VoucherProgram.KIND
                        .read(SOUND.replace("half\"", longest + "\""))
                        .voucher(id(longest)))
                .isPresent();
        assertThat(faults(SOUND.replace("half\"", longest + "1\"")))
                .extracting(Violation::pointer)
                .containsExactly("/vouchers/1/id");
    }

    private static List<Violation> faults(String document) {
        return catchThrowableOfType(InvalidPolicyException.class, () -> VoucherProgram.KIND.read(document))
                .violations();
    }

    @Test
    @DisplayName("made in code keeps the same rules")
    void checks_in_code() {
        assertRefused(() -> off("v", 0));
        assertRefused(() -> new Discount.PercentOff(10_001, RoundingMode.DOWN, Optional.empty()));
        assertRefused(() -> new Discount.PercentOff(1, RoundingMode.UNNECESSARY, Optional.empty()));
        assertRefused(() -> off("v", 1).threshold(fen(0)));
        assertRefused(() -> off("v", 1).stacking(Stacking.ALONE.upTo(0)));
        assertRefused(() -> off("满".repeat(83), 1));
        assertRefused(() -> program(off("v", 1), off("v", 2)));
        assertRefused(() -> Scope.of(Selection.NONE));
    }

    private static void assertRefused(ThrowingCallable made) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(made);
    }

    @Test
    @DisplayName("is told what is legal but wrong")
    void is_linted() {
        Selection beauty = Selection.ofCategories(Counter.BEAUTY);
        StackingGroup group = new StackingGroup("g");
        VoucherProgram doubtful = program(
                off("a", 200).threshold(fen(199)),
                off("b", 200).threshold(fen(200)),
                Counter.percent("c", 10_000),
                Counter.percent("d", 9_999),
                off("e", 1).scope(new Scope.Goods(Optional.of(beauty), Optional.of(beauty))),
                off("f", 1).stacking(Stacking.ALONE.in(group)),
                off("g", 1).stacking(Stacking.WITH_OTHERS.in(new StackingGroup("only"))),
                off("sound", 200).threshold(fen(201)));

        assertThat(VoucherProgram.KIND.lint(doubtful))
                .extracting(LintFinding::code, LintFinding::pointer)
                .containsExactly(
                        tuple("threshold-below-discount", "/vouchers/0/threshold"),
                        tuple("threshold-is-discount", "/vouchers/1/threshold"),
                        tuple("voucher-takes-all", "/vouchers/2/discount"),
                        tuple("percent-without-limit", "/vouchers/3/discount"),
                        tuple("scope-empty", "/vouchers/4/scope"),
                        tuple("group-without-effect", "/vouchers/5/stacking/group"),
                        tuple("group-of-one", "/vouchers/6/stacking/group"));
    }

    @Test
    @DisplayName("is told what the points program lacks")
    void is_linted_against_points() {
        PointsProgram points = PointsProgram.builder(Counter.SHOP, new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(id("loose"), 0, 0))
                .currency(new PointsCurrency(id("eternal"), 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .build();
        VoucherProgram vouchers = program(off("none", 1), off("loose", 1), off("eternal", 1));

        assertThat(vouchers.lint(points))
                .extracting(LintFinding::code)
                .containsExactly(
                        "voucher-without-currency",
                        "voucher-without-lots",
                        "voucher-never-expires",
                        "voucher-held-for-ever");
        assertThat(VoucherShop.terms().lint(VoucherShop.pointsProgram())).isEmpty();
        VoucherProgram other = new VoucherProgram(
                new PolicyVersion("1"),
                new ProgramId("other"),
                VoucherShop.terms().vouchers());
        assertThat(other.lint(VoucherShop.pointsProgram()))
                .extracting(LintFinding::code)
                .containsExactly("voucher-program-other");
    }

    @Test
    @DisplayName("of the demo shop is sound, and so is the points program that keeps its vouchers")
    void demo() throws IOException {
        Path file = Path.of("..", "examples", "policies", "demo-shop-vouchers.json");
        VoucherProgram demo = VoucherProgram.KIND.read(Files.readString(file));

        assertThat(demo.vouchers()).hasSize(4);
        assertThat(VoucherProgram.KIND.lint(demo)).isEmpty();
        PointsProgram points = PointsProgram.KIND.read(Files.readString(file.resolveSibling("demo-shop.json")));
        assertThat(demo.lint(points)).isEmpty();
    }

    @Test
    @DisplayName("has a schema that ships beside its class")
    void schema() throws IOException {
        try (var shipped = VoucherProgram.class.getResourceAsStream("voucher-program.schema.json")) {
            assertThat(shipped).isNotNull();
            assertThat(new String(shipped.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("percentOff", "perOrder", "nothing-else");
        }
    }
}
