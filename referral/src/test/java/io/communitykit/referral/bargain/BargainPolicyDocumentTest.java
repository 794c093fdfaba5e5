package io.communitykit.referral.bargain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.referral.bargain.BargainPolicy.BuyAt;
import io.communitykit.referral.bargain.BargainPolicy.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document of bargains")
class BargainPolicyDocumentTest {

    private static final String SHOP = """
            {"kind": "bargain-policy", "version": "2026-11🍼", "program": "砍价", "currency": "CNY", "zone": "Asia/Shanghai",
             "runs": {"from": "2026-11-01T00:00:00Z", "until": "2026-12-01T00:00:00Z"},
             "price": 300.00, "floor": 200.00, "helpers": 20, "minimum": 0.50, "split": "weighted", "newcomerWeight": 30000,
             "lasts": "PT24H", "buyWithin": "PT2H", "buyAt": "any-price",
             "limits": {"bargains": 3, "helpsPerDay": 3, "helps": 10}}
            """;

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        BargainPolicy policy = BargainPolicy.KIND.read(SHOP);
        assertThat(policy.program().value()).isEqualTo("砍价");
        assertThat(policy.terms()).isEqualTo(new CutTerms(30_000, 20_000, 20, 50, Split.WEIGHTED, 30_000));
        assertThat(policy.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(policy.lasts()).isEqualTo(Duration.ofHours(24));
        assertThat(policy.buyWithin()).isEqualTo(Duration.ofHours(2));
        assertThat(policy.buyAt()).isEqualTo(BuyAt.ANY_PRICE);
        assertThat(policy.limits()).isEqualTo(new Limits(OptionalInt.of(3), OptionalInt.of(3), OptionalInt.of(10)));
        assertThat(BargainPolicy.KIND.schema()).contains("bargain-policy", "uniform-cuts", "newcomerWeight");
    }

    @Test
    @DisplayName("of the example shop is read, and nothing is found in it")
    void example() throws IOException {
        BargainPolicy policy =
                BargainPolicy.KIND.read(Files.readString(Path.of("..", "examples", "policies", "shop-bargain.json")));
        assertThat(BargainPolicy.KIND.lint(policy)).isEmpty();
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"helpers\": 20 | \"helpers\": 0 | '' | 1 to 1000",
                "\"helpers\": 20 | \"helpers\": 201 | '' | so that 201 fit into 10000",
                "\"minimum\": 0.50 | \"minimum\": 5.01 | '' | 1 to 500",
                "\"minimum\": 0.50 | \"minimum\": 0 | '' | 1 to 500",
                "\"minimum\": 0.50 | \"minimum\": 0.005 | /minimum | at most 2 decimals",
                "\"floor\": 200.00 | \"floor\": 300.00 | '' | below its price of 30000",
                "\"floor\": 200.00 | \"floor\": -0.01 | '' | 0 to below",
                "\"price\": 300.00 | \"price\": 300.001 | /price | at most 2 decimals",
                "\"newcomerWeight\": 30000 | \"newcomerWeight\": 9999 | '' | 10000 to 100000 basis points",
                "\"newcomerWeight\": 30000 | \"decay\": 8000 | /decay | nothing unless split is decay",
                "\"weighted\", \"newcomerWeight\": 30000 | \"decay\" | /decay | each cut's share",
                "\"weighted\" | \"uniform-cuts\" | /newcomerWeight | nothing unless split is weighted",
                "\"weighted\" | \"random\" | /split | uniform-cuts",
                "\"PT24H\" | \"PT0S\" | /lasts | a microsecond to 366 days",
                "\"PT2H\" | \"P400D\" | /buyWithin | 0 to 366 days",
                "\"helps\": 10 | \"helps\": 0 | /limits/helps | 1",
                "2026-12-01 | 2026-10-01 | /runs | 2026-10-01",
            })
    @DisplayName("is refused with the place of each fault: below its floor, with more helpers than fen, or otherwise")
    void faults(String good, String bad, String pointer, String words) {
        assertThat(SHOP).contains(good);
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class, () -> BargainPolicy.KIND.read(SHOP.replace(good, bad)));
        assertThat(refused.violations()).anySatisfy(it -> {
            assertThat(it.pointer()).isEqualTo(pointer);
            assertThat(it.toString()).contains(words);
        });
    }

    @Test
    @DisplayName("is linted where a hundred friends are needed before it can be bought")
    void hardlyReached() {
        BargainPolicy policy = BargainPolicy.KIND.read(
                SHOP.replace("\"helpers\": 20", "\"helpers\": 101").replace("any-price", "floor"));
        assertThat(BargainPolicy.KIND.lint(policy))
                .extracting(LintFinding::code)
                .containsExactly("hardly-reached");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"floor\": 200.00 | \"floor\": 0 | free",
                "\"helpsPerDay\": 3, \"helps\": 10 | \"bargains\": 2 | helpers-without-limit",
                "\"bargains\": 3, | '' | bargains-without-limit",
                "\"buyWithin\": \"PT2H\", \"buyAt\": \"any-price\", | '' | no-time-to-buy",
                "\"minimum\": 0.50 | \"minimum\": 5.00 | all-alike",
                "\"helpers\": 20 | \"helpers\": 5 | weight-beyond-helpers",
            })
    @DisplayName("is linted")
    void lint(String good, String bad, String code) {
        assertThat(SHOP).contains(good);
        BargainPolicy policy = BargainPolicy.KIND.read(
                SHOP.replace("\"bargains\": 3, " + good, bad).replace(good, bad));
        assertThat(BargainPolicy.KIND.lint(policy))
                .extracting(LintFinding::code)
                .contains(code);
    }
}
