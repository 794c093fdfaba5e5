package io.communitykit.referral.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.event.EventType;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.contest.ContestPolicy.Period;
import io.communitykit.referral.contest.ContestTerms.Score;
import io.communitykit.referral.contest.ContestTerms.Share;
import io.communitykit.referral.contest.ContestTerms.Sizes;
import io.communitykit.referral.contest.ContestTerms.Ties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document of a contest")
class ContestPolicyDocumentTest {

    private static final String SHOP = """
            {"kind": "contest-policy", "version": "2026-11🏆", "program": "双十一战队", "currency": "CNY", "zone": "Asia/Shanghai",
             "maxTeams": 3, "maxMembers": 5, "minMembers": 2,
             "runs": {"from": "2026-11-01T00:00:00Z", "until": "2026-11-12T00:00:00Z"}, "settleAfter": "P7D",
             "scores": [{"action": "member.invited", "points": 50, "perDay": 5, "perMember": 20},
                        {"action": "order.paid", "points": 20}],
             "ties": "shared", "prizes": [500.01, 200.00], "share": "equal", "leastScore": 20}
            """;

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        ContestPolicy policy = ContestPolicy.KIND.read(SHOP);
        assertThat(policy.version().value()).isEqualTo("2026-11🏆");
        assertThat(policy.program().value()).isEqualTo("双十一战队");
        assertThat(policy.period())
                .isEqualTo(new Period.Fixed(
                        new TimeRange(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-12T00:00:00Z"))));
        ContestTerms terms = policy.terms();
        assertThat(terms.zone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(terms.currency().getCurrencyCode()).isEqualTo("CNY");
        assertThat(terms.sizes()).isEqualTo(new Sizes(3, 5, 2));
        assertThat(terms.settleAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(terms.scores())
                .containsExactly(
                        new Score(EventType.MEMBER_INVITED, 50, OptionalInt.of(5), OptionalInt.of(20)),
                        new Score(EventType.ORDER_PAID, 20, OptionalInt.empty(), OptionalInt.empty()));
        assertThat(terms.ties()).isEqualTo(Ties.SHARED);
        assertThat(terms.prizes().amounts()).containsExactly(50_001L, 20_000L);
        assertThat(terms.prizes().share()).isEqualTo(Share.EQUAL);
        assertThat(terms.prizes().leastScore()).isEqualTo(20);
        assertThat(ContestPolicy.KIND.schema()).contains("contest-policy", "first-to-reach", "by-score", "perDay");
    }

    @Test
    @DisplayName("lets the first to reach be ahead and shares by score where it says nothing else")
    void defaults() {
        ContestPolicy policy = ContestPolicy.KIND.read("""
                {"kind": "contest-policy", "version": "1", "program": "p", "currency": "JPY", "zone": "Asia/Tokyo",
                 "maxTeams": 2, "maxMembers": 1, "lasts": "P1D", "scores": [{"action": "a", "points": 1}], "prizes": [3]}
                """);
        assertThat(policy.period()).isEqualTo(new Period.Lasting(Duration.ofDays(1)));
        assertThat(policy.terms().settleAfter()).isZero();
        assertThat(policy.terms().sizes().minMembers()).isEqualTo(1);
        assertThat(policy.terms().ties()).isEqualTo(Ties.FIRST_TO_REACH);
        assertThat(policy.terms().prizes().share()).isEqualTo(Share.BY_SCORE);
        assertThat(policy.terms().prizes().leastScore()).isZero();
        assertThat(policy.terms().prizes().amounts()).containsExactly(3L);
    }

    @Test
    @DisplayName("of the example shop is read, and nothing is found in it")
    void example() throws IOException {
        ContestPolicy policy =
                ContestPolicy.KIND.read(Files.readString(Path.of("..", "examples", "policies", "shop-contest.json")));
        assertThat(ContestPolicy.KIND.lint(policy)).isEmpty();
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"maxTeams\": 3 | \"maxTeams\": 1 | /maxTeams | 2",
                "\"maxTeams\": 3 | \"maxTeams\": 101 | /maxTeams | 100",
                "\"maxMembers\": 5 | \"maxMembers\": 1001 | /maxMembers | 1000",
                "\"minMembers\": 2 | \"minMembers\": 6 | /minMembers | 1 to the 5 of a full team",
                "\"minMembers\": 2 | \"minMembers\": 0 | /minMembers | 1",
                "\"settleAfter\": \"P7D\" | \"settleAfter\": \"P32D\" | /settleAfter | 0 to 31 days",
                "\"settleAfter\": \"P7D\" | \"lasts\": \"P7D\" | /runs | nothing where lasts is given",
                "\"runs\": {\"from\": \"2026-11-01T00:00:00Z\", \"until\": \"2026-11-12T00:00:00Z\"} | \"lasts\": \"P367D\" | /lasts | a microsecond to 366 days",
                "\"runs\": {\"from\": \"2026-11-01T00:00:00Z\", \"until\": \"2026-11-12T00:00:00Z\"} | \"lasts\": \"PT0S\" | /lasts | a microsecond to 366 days",
                "\"runs\": {\"from\": \"2026-11-01T00:00:00Z\", \"until\": \"2026-11-12T00:00:00Z\"}, | `` | /lasts | how long a contest lasts",
                "2026-11-12 | 2026-10-12 | /runs | 2026-10-12",
                "2026-11-12 | 2028-11-12 | /runs | at most 366 days",
                "\"points\": 20 | \"points\": 0 | /scores/1/points | 1",
                "\"points\": 20 | \"points\": 1000001 | /scores/1/points | 1000000",
                "\"points\": 20 | \"points\": 20, \"perMember\": 0 | /scores/1/perMember | 1",
                "order.paid | member.invited | /scores | member.invited twice",
                "order.paid | order paid | /scores/1/action | order paid",
                "500.01 | 500.001 | /prizes/0 | at most 2 decimals and 10^10",
                "500.01 | 20000000000 | /prizes/0 | at most 2 decimals and 10^10",
                "500.01 | 199.99 | /prizes | at most 19999, the one before",
                "200.00 | 0 | /prizes | 1 to 1000000000000",
                "200.00 | 200.00, 2.00, 1.00 | /prizes | at most the 3 teams",
                "[500.01, 200.00] | [] | /prizes | 1",
                "\"leastScore\": 20 | \"leastScore\": -1 | /leastScore | 0",
                "\"shared\" | \"share\" | /ties | shared",
                "Asia/Shanghai | Asia/Shangai | /zone | Asia/Shanghai",
            })
    @DisplayName("is refused with the place of each fault")
    void faults(String good, String bad, String pointer, String words) {
        assertThat(SHOP).contains(good);
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class,
                () -> ContestPolicy.KIND.read(SHOP.replace(good, bad == null ? "" : bad)));
        assertThat(refused.violations()).anySatisfy(it -> {
            assertThat(it.pointer()).isEqualTo(pointer);
            assertThat(it.toString()).contains(words);
        });
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"settleAfter\": \"P7D\" | \"settleAfter\": \"PT0S\" | no-time-to-take-back | /settleAfter",
                "\"points\": 20, \"perDay\": 3 | \"points\": 20 | no-day-limit | /scores/1/perDay",
                "\"perDay\": 5, \"perMember\": 20 | \"perDay\": 21, \"perMember\": 20 | day-limit-beyond-all | /scores/0/perDay",
                "\"maxMembers\": 50, \"minMembers\": 3 | \"maxMembers\": 1, \"minMembers\": 1 | teams-of-one | /maxMembers",
                "\"minMembers\": 3 | \"minMembers\": 1 | wins-alone | /minMembers",
                "\"by-score\", \"leastScore\": 20 | \"equal\", \"leastScore\": 0 | free-riders | /leastScore",
                "[500.00, 200.00, 100.00] | [500.00] | winner-takes-all | /prizes",
                "\"maxTeams\": 20 | \"maxTeams\": 3 | all-win | /prizes",
                "100.00], \"share\": \"by-score\" | 0.49], \"share\": \"equal\" | less-than-a-coin | /prizes/2",
                "\"leastScore\": 20 | \"leastScore\": 1631 | nobody-shares | /leastScore",
            })
    @DisplayName("is linted")
    void lint(String good, String bad, String code, String pointer) throws IOException {
        String shop = Files.readString(Path.of("..", "examples", "policies", "shop-contest.json"))
                .replaceAll("\\s+", " ");
        assertThat(shop).contains(good);
        ContestPolicy policy = ContestPolicy.KIND.read(shop.replace(good, bad));
        assertThat(ContestPolicy.KIND.lint(policy)).anySatisfy(it -> {
            assertThat(it.code()).isEqualTo(code);
            assertThat(it.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    @DisplayName("with a least score that one member can just reach is not called one that nobody reaches")
    void justReached() throws IOException {
        // 20 times 50; 3 times 20 and 5 times 2 on each of nine days that seven times 24 hours may touch: 1,630.
        String shop = Files.readString(Path.of("..", "examples", "policies", "shop-contest.json"))
                .replace("\"leastScore\": 20", "\"leastScore\": 1630");
        assertThat(ContestPolicy.KIND.lint(ContestPolicy.KIND.read(shop)))
                .extracting(LintFinding::code)
                .isEmpty();
    }
}
