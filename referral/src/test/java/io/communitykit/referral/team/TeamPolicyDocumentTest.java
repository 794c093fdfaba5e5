package io.communitykit.referral.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.referral.team.TeamPolicy.AfterRefund;
import io.communitykit.referral.team.TeamPolicy.Goal;
import io.communitykit.referral.team.TeamPolicy.Joiners;
import io.communitykit.referral.team.TeamPolicy.LatePayment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document of a group-buy")
class TeamPolicyDocumentTest {

    private static final String SHOP = """
            {"kind": "team-policy", "version": "2026-11🍼", "program": "百人团", "currency": "CNY",
             "runs": {"from": "2026-11-01T00:00:00Z", "until": "2026-12-01T00:00:00Z"},
             "goal": {"members": 100}, "lasts": "P3D", "seatHold": "PT10M", "joiners": "newcomers",
             "perMember": 2, "latePayment": "new-team", "afterRefund": "reopen", "reopenFor": "PT12H",
             "virtualFill": {"missing": 5, "reason": "新店开业"}}
            """;

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        TeamPolicy policy = TeamPolicy.KIND.read(SHOP);
        assertThat(policy.version().value()).isEqualTo("2026-11🍼");
        assertThat(policy.program().value()).isEqualTo("百人团");
        assertThat(policy.goal()).isEqualTo(new Goal.Members(100));
        assertThat(policy.lasts()).isEqualTo(Duration.ofDays(3));
        assertThat(policy.seatHold()).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.joiners()).isEqualTo(Joiners.NEWCOMERS);
        assertThat(policy.perMember()).hasValue(2);
        assertThat(policy.latePayment()).isEqualTo(LatePayment.NEW_TEAM);
        assertThat(policy.afterRefund()).isEqualTo(AfterRefund.REOPEN);
        assertThat(policy.reopenFor()).isEqualTo(Duration.ofHours(12));
        assertThat(policy.virtualFill()).contains(new TeamPolicy.VirtualFill(5, "新店开业"));
        assertThat(TeamPolicy.KIND.schema()).contains("team-policy", "virtualFill", "new-team", "newcomers");
    }

    @Test
    @DisplayName("counts money where it says an amount, to the fen")
    void amount() {
        TeamPolicy policy =
                TeamPolicy.KIND.read(SHOP.replace("{\"members\": 100}", "{\"amount\": 39.01, \"seats\": 20}")
                        .replace(",\n \"virtualFill\": {\"missing\": 5, \"reason\": \"新店开业\"}", ""));
        assertThat(policy.goal()).isEqualTo(new Goal.Amount(3_901, 1, 20));
    }

    @Test
    @DisplayName("fills nothing, pays late payments back and keeps complete teams where it says nothing else")
    void defaults() {
        TeamPolicy policy = TeamPolicy.KIND.read("""
                {"kind": "team-policy", "version": "1", "program": "p", "currency": "CNY", "goal": {"members": 3}, "lasts": "PT24H"}
                """);
        assertThat(policy.virtualFill()).isEmpty();
        assertThat(policy.latePayment()).isEqualTo(LatePayment.REFUND);
        assertThat(policy.afterRefund()).isEqualTo(AfterRefund.KEEP);
        assertThat(policy.joiners()).isEqualTo(Joiners.ANYONE);
        assertThat(policy.seatHold()).isEqualTo(Duration.ofMinutes(15));
        assertThat(policy.perMember()).isEmpty();
    }

    @Test
    @DisplayName("of the example shop is read, and nothing is found in it")
    void example() throws IOException {
        TeamPolicy policy =
                TeamPolicy.KIND.read(Files.readString(Path.of("..", "examples", "policies", "shop-team.json")));
        assertThat(TeamPolicy.KIND.lint(policy)).isEmpty();
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"members\": 100} | {\"members\": 1} | /goal/members | 2 to 1000",
                "{\"members\": 100} | {\"members\": 1001} | /goal/members | 1000",
                "{\"members\": 100} | {} | /goal | members or an amount",
                "{\"members\": 100} | {\"members\": 3, \"seats\": 5} | /goal/seats | members say how many",
                "{\"members\": 100} | {\"amount\": 39} | /goal/seats | how many seats",
                "{\"members\": 100} | {\"amount\": 39.001, \"seats\": 5} | /goal/amount | at most 2 decimals",
                "{\"members\": 100} | {\"amount\": 0, \"seats\": 5} | /goal | 1 or more",
                "{\"members\": 100} | {\"amount\": 39, \"seats\": 5, \"members\": 6} | /goal | 1 to its 5 seats",
                "\"missing\": 5 | \"missing\": 100 | /virtualFill | fewer than 100",
                "\"missing\": 5 | \"missing\": 0 | /virtualFill/missing | 1",
                "新店开业 | `` | /virtualFill | a text",
                "\"P3D\" | \"PT0S\" | /lasts | a microsecond to 366 days",
                "\"PT10M\" | \"P400D\" | /seatHold | a microsecond to 366 days",
                "\"reopen\" | \"keep\" | /reopenFor | nothing unless afterRefund is reopen",
                "\"perMember\": 2 | \"perMember\": 0 | /perMember | 1",
                "\"newcomers\" | \"newcomer\" | /joiners | newcomers",
                "2026-12-01 | 2026-10-01 | /runs | 2026-10-01",
            })
    @DisplayName("is refused with the place of each fault")
    void faults(String good, String bad, String pointer, String words) {
        assertThat(SHOP).contains(good);
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class, () -> TeamPolicy.KIND.read(SHOP.replace(good, bad == null ? "" : bad)));
        assertThat(refused.violations()).anySatisfy(it -> {
            assertThat(it.pointer()).isEqualTo(pointer);
            assertThat(it.toString()).contains(words);
        });
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"afterRefund\": \"keep\" | \"afterRefund\": \"reopen\", \"reopenFor\": \"PT1H\" | all-pay-for-one",
                "\"afterRefund\": \"keep\" | \"afterRefund\": \"reopen\" | reopened-to-fail",
                "\"PT15M\" | \"PT24H\" | seats-held-to-the-end",
                "\"PT15M\" | \"PT1M\" | no-time-to-pay",
                "\"perMember\": 2, | \"virtualFill\": {\"missing\": 1, \"reason\": \"x\"}, \"perMember\": 2, | virtual-fill",
                "\"perMember\": 2, | '' | no-member-limit",
                "{\"members\": 3}, \"lasts\": \"PT24H\" | {\"members\": 100}, \"lasts\": \"PT23H\" | large-and-short",
            })
    @DisplayName("is linted")
    void lint(String good, String bad, String code) throws IOException {
        String shop = Files.readString(Path.of("..", "examples", "policies", "shop-team.json"))
                .replace("\n", " ")
                .replace("  ", " ")
                .replace("  ", " ");
        assertThat(shop).contains(good);
        TeamPolicy policy = TeamPolicy.KIND.read(shop.replace(good, bad == null ? "" : bad));
        assertThat(TeamPolicy.KIND.lint(policy)).extracting(LintFinding::code).contains(code);
    }
}
