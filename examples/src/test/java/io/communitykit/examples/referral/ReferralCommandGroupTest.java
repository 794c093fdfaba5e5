package io.communitykit.examples.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import io.communitykit.referral.code.CodeForm;
import io.communitykit.referral.code.InviteCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("referral code, simulate and lint")
class ReferralCommandGroupTest {

    @TempDir
    Path folder;

    private static CommandRun run(Object... words) {
        Object[] args = new Object[words.length + 1];
        args[0] = "referral";
        System.arraycopy(words, 0, args, 1, words.length);
        return CommandRun.of(args);
    }

    private Path permuted() throws IOException {
        return Files.writeString(folder.resolve("permuted.json"), """
                {"kind":"code-policy","version":"1","program":"shop","codes":{"generator":"permuted","symbols":8},
                 "expected":{"codes":1000000}}""");
    }

    @Test
    @DisplayName(
            "members get good codes of their own; asked for twice it is the same one, with the same seed the same again")
    void issue() {
        JsonNode json = run("code", "issue", "alice", "张三", "😀", "alice", "--seed", "7", "--json")
                .json();

        Set<String> codes = new HashSet<>();
        json.get("codes").forEach(it -> codes.add(it.get("code").textValue()));
        assertThat(codes).hasSize(3).allMatch(code -> InviteCode.check(code) == CodeForm.CHECKED);
        assertThat(json.get("codes").get(3).get("code"))
                .isEqualTo(json.get("codes").get(0).get("code"));
        assertThat(json.get("odds").get("possible").textValue()).isEqualTo("26439622160671"); // 31 to the power of 9
        assertThat(run("code", "issue", "alice", "--seed", "7", "--json")
                        .json()
                        .get("codes")
                        .get(0)
                        .get("code"))
                .isEqualTo(json.get("codes").get(0).get("code"));
        assertThat(run("code", "issue", "alice").out()).contains("alice", "random", "live codes of 9 secret symbols");
    }

    @Test
    @DisplayName("permuted codes follow the member's number under the key, so that another key gives others")
    void permutedCodes() throws IOException {
        Path policy = permuted();
        Path key = Files.writeString(folder.resolve("key"), "AAECAwQFBgcICQoLDA0ODw==\n");

        CommandRun trial = run("code", "issue", "a", "b", "--policy", policy, "--json");
        JsonNode second = run("code", "issue", "b", "--policy", policy, "--first-number", "2", "--json")
                .json();
        JsonNode keyed = run("code", "issue", "a", "b", "--policy", policy, "--key-file", key, "--json")
                .json();

        assertThat(trial.err()).contains("note: codes are permuted under a fixed trial key");
        assertThat(trial.json().get("codes").get(1).get("kind").textValue()).isEqualTo("permuted");
        assertThat(second.get("codes").get(0).get("code"))
                .isEqualTo(trial.json().get("codes").get(1).get("code"));
        assertThat(keyed.get("codes").get(1).get("code"))
                .isNotEqualTo(trial.json().get("codes").get(1).get("code"));
    }

    @Test
    @DisplayName("a bad key, a missing key and a negative number are named")
    void badKeys() throws IOException {
        Path policy = permuted();
        Path noBase64 = Files.writeString(folder.resolve("key"), "密钥");
        Path tooShort = Files.writeString(folder.resolve("short"), "AAEC");

        assertThat(run("code", "issue", "a", "--policy", policy, "--key-file", noBase64)
                        .code())
                .isEqualTo(3);
        assertThat(run("code", "issue", "a", "--policy", policy, "--key-file", tooShort)
                        .failure())
                .singleElement()
                .asString()
                .contains("at least 16 bytes");
        assertThat(run("code", "issue", "a", "--policy", policy, "--key-file", folder.resolve("missing"))
                        .code())
                .isEqualTo(3);
        assertThat(run("code", "issue", "a", "--first-number", "-1").code()).isEqualTo(2);
        assertThat(run("code", "issue", "").code()).isEqualTo(2);
        assertThat(run("code", "issue").code()).isEqualTo(2);
        assertThat(run("code", "issue", "a", "--policy", Path.of("policies", "shop-feed.json"))
                        .code())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lisa       | vanity    | LISA | from tier 金卡 on
            АDМ1N      | vanity    | ADM1N | reserved, or looks like what is
            kf         | malformed |      | too-short
            ABC张DEFGHIJ | malformed |    | not-a-symbol U+5F20
            AB😀CDEFGHI | malformed |     | pictograph U+1F600
            ABCDEFGH   | malformed |      | between-lengths
            """)
    @DisplayName("check says what a text is, what is wrong with it and where")
    void check(String text, String is, String code, String because) {
        CommandRun run = run("code", "check", text, "--json");
        JsonNode line = run.json().get("texts").get(0);
        assertThat(line.get("is").textValue()).isEqualTo(is);
        assertThat(line.get("because").textValue()).isEqualTo(because);
        assertThat(line.path("code").asText("")).isEqualTo(code == null ? "" : code);
        assertThat(run.code()).isEqualTo(is.equals("malformed") ? 1 : 0);
    }

    @Test
    @DisplayName(
            "a code that was issued is valid however it is typed, and one slip makes it malformed, at a place that people can count")
    void slips() {
        String code = run("code", "issue", "alice", "--seed", "7", "--json")
                .json()
                .get("codes")
                .get(0)
                .get("print")
                .textValue();
        assertThat(run("code", "check", " " + code.toLowerCase(Locale.ROOT) + " ")
                        .code())
                .isZero();
        char last = code.charAt(code.length() - 1);
        String slip = code.substring(0, code.length() - 1) + (last == 'A' ? 'B' : 'A');
        CommandRun run = run("code", "check", code, slip, "😀" + code);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("check-symbol").containsPattern("😀.* +malformed +1 +pictograph U\\+1F600");
    }

    @Test
    @DisplayName("a million codes of nine symbols are hit by one guess in 26 million")
    void odds() {
        JsonNode odds = run("code", "odds", "--live", "1000000", "--json").json();
        assertThat(1 / odds.get("perGuess").doubleValue()).isBetween(26_439_622.0, 26_439_623.0);
        assertThat(odds.get("bits").doubleValue()).isEqualTo(44.6);
        assertThat(run("code", "odds", "--live", "0").out()).contains("one guess in none hits");
        assertThat(run("code", "odds", "--live", "-1").code()).isEqualTo(2);
        assertThat(run("code", "odds", "--live", "99999999999999999").code()).isEqualTo(2);
    }

    private static JsonNode simulate(Object... more) {
        Object[] args = new Object[7 + more.length];
        System.arraycopy(
                new Object[] {"simulate", "--runs", "20", "--days", "40", "--friends-per-day", "5"}, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        Object[] json = Arrays.copyOf(args, args.length + 1);
        json[args.length] = "--json";
        return run(json).json();
    }

    @Test
    @DisplayName("a simulation has rising quantiles, is the same for a seed, and another for another")
    void simulated() {
        JsonNode one = simulate();
        JsonNode money = one.get("units").get("money:CNY").get("paid");
        long before = 0;
        for (String quantile : new String[] {"p5", "p25", "p50", "p75", "p95"}) {
            assertThat(money.get(quantile).longValue()).isGreaterThanOrEqualTo(before);
            before = money.get(quantile).longValue();
        }
        assertThat(before).isPositive();
        assertThat(one).isEqualTo(simulate());
        assertThat(one).isNotEqualTo(simulate("--seed", "2"));
        assertThat(simulate("--orders", "0").get("qualified").get("p95").longValue())
                .isZero();
    }

    @Test
    @DisplayName("a small budget is used up in every run, and the first day of that is said")
    void exhausted() throws IOException {
        Path program = Files.writeString(
                folder.resolve("small.json"),
                Files.readString(Path.of("policies", "shop-referral.json")).replace("20000.00", "20.00"));
        JsonNode money = simulate("--program", program).get("units").get("money:CNY");
        assertThat(money.get("exhausted").longValue()).isEqualTo(20);
        assertThat(money.get("firstExhausted").longValue()).isBetween(1L, 40L);
        assertThat(money.get("paid").get("p95").longValue()).isLessThanOrEqualTo(20_00);
        CommandRun tables = run("simulate", "--runs", "5", "--days", "30", "--program", program);
        assertThat(tables.out()).contains("Budgets that were used up").containsPattern("money:CNY +20.00 CNY +5 +\\d+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--orders 101",
                "--orders -1",
                "--orders 1.234",
                "--orders many",
                "--refunds 100.01",
                "--runs 0",
                "--runs 100001",
                "--days 0",
                "--days -3",
                "--friends-per-day -1",
                "--referrers 0",
                "--mean-order 0",
                "--mean-order -5",
                "--mean-order 0.001",
                "--concentration 4",
                "--concentration NaN",
                "--refund-days -1",
                "--receipt-days 366",
                "--start yesterday"
            })
    @DisplayName("assumptions out of range are refused in one line")
    void nonsense(String words) {
        CommandRun run = CommandRun.of((Object[]) ("referral simulate --runs 2 " + words)
                .replace("--runs 2 --runs", "--runs")
                .split(" "));
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.failure()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    @DisplayName(
            "lint takes the seven kinds, and a file that is none of them does not hide what is wrong with the others")
    void lint() throws IOException {
        CommandRun good = run(
                "lint",
                Path.of("policies", "shop-referral.json"),
                Path.of("policies", "shop-attribution.json"),
                Path.of("policies", "shop-codes.json"),
                Path.of("policies", "shop-commission.json"),
                Path.of("policies", "shop-team.json"),
                Path.of("policies", "shop-bargain.json"),
                Path.of("policies", "shop-contest.json"));
        assertThat(good.code()).isZero();
        assertThat(good.out().lines()).hasSize(7).allMatch(line -> line.endsWith("0 findings"));

        Path costly = Files.writeString(
                folder.resolve("costly.json"),
                Files.readString(Path.of("policies", "shop-referral.json"))
                        .replace("\"amount\": 80.00", "\"amount\": 8000.00"));
        assertThat(run("lint", costly)).satisfies(run -> assertThat(run.code()).isZero());
        assertThat(run("lint", costly).out()).doesNotContain("0 findings");
        Path broken = Files.writeString(
                folder.resolve("broken.json"), "{\"kind\":\"commission-program\",\"version\":\"1\",\"holdDays\":-1}");
        CommandRun bad = run("lint", Path.of("policies", "shop-feed.json"), broken, folder.resolve("missing.json"));
        assertThat(bad.code()).isEqualTo(3);
        assertThat(bad.out()).contains("/holdDays", "no valid commission-program");
        assertThat(bad.failure()).hasSize(2).anyMatch(line -> line.contains("got \"feed-policy\""));
        assertThat(run("lint", broken).code()).isEqualTo(1);
    }

    @Test
    @DisplayName("each command has a help of its own")
    void help() {
        assertThat(run("--help").out()).contains("code", "replay", "why", "simulate", "forecast", "lint");
        assertThat(run("code", "--help").out()).contains("issue", "check", "odds");
        assertThat(run("replay", "--help").out()).contains("member.invited", "--json", "--jdbc");
        assertThat(run("why", "--help").out()).contains("--order", "--input");
        assertThat(run("simulate", "--help").out()).contains("--mean-order", "firstExhausted");
    }
}
