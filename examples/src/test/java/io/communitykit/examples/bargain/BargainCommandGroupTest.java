package io.communitykit.examples.bargain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("bargain")
class BargainCommandGroupTest {

    @TempDir
    Path folder;

    private static CommandRun split(String words) {
        return CommandRun.of((Object[]) ("bargain split " + words).split(" "));
    }

    private CommandRun replay(String lines, Object... more) throws IOException {
        Object[] args = new Object[3 + more.length];
        System.arraycopy(more, 0, args, 3, more.length);
        args[0] = "bargain";
        args[1] = "replay";
        args[2] = Files.writeString(folder.resolve("steps.jsonl"), lines);
        return CommandRun.of(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--split uniform-cuts",
                "--split double-mean",
                "--split decay",
                "--split decay --decay 5000",
                "--split WEIGHTED --newcomer-weight 30000 --newcomers 1,2,20"
            })
    @DisplayName("split shares out exactly what lies between price and floor, and the same for a seed")
    void exact(String words) {
        String all = "--price 300 --floor 199.99 --helpers 20 --minimum 0.50 --json " + words;
        JsonNode json = split(all).json();
        long sum = 0;
        for (JsonNode cut : json.get("cuts")) {
            assertThat(cut.get("cut").longValue()).isGreaterThanOrEqualTo(50);
            sum += cut.get("cut").longValue();
            assertThat(cut.get("price").longValue()).isEqualTo(30_000 - sum);
        }
        assertThat(sum).isEqualTo(10_001).isEqualTo(json.get("sum").longValue());
        assertThat(json.get("cuts")).hasSize(20);
        assertThat(split(all).json()).isEqualTo(json);
        if (!words.contains("decay")) {
            assertThat(split(all + " --seed 2").json().get("cuts")).isNotEqualTo(json.get("cuts"));
        }
    }

    @Test
    @DisplayName("split halves in a row where each cut is half of the one before, and says the sum")
    void halves() {
        CommandRun run = split("--price 1.50 --floor 0 --helpers 4 --minimum 0.01 --split decay --decay 5000");
        // 146 fen above the least, shared as 8 : 4 : 2 : 1, and what is over to the largest remainders.
        assertThat(run.out())
                .containsPattern("1 +plain +0.79 CNY +0.71 CNY")
                .containsPattern("4 +plain +0.11 CNY +0.00 CNY")
                .contains(
                        "Sum of 4 cuts: 1.50 CNY = 1.50 CNY - 0.00 CNY; the least is 0.11 CNY, the largest 0.79 CNY (decay, seed 1)");
    }

    @Test
    @DisplayName("split gives newcomers more on average where they weigh more")
    void newcomers() {
        long plain = 0;
        long more = 0;
        for (int seed = 1; seed <= 60; seed++) {
            String words =
                    "--price 300 --floor 200 --helpers 20 --json --split weighted --newcomer-weight 30000 --seed "
                            + seed;
            plain += split(words).json().get("cuts").get(0).get("cut").longValue();
            more += split(words + " --newcomers 1")
                    .json()
                    .get("cuts")
                    .get(0)
                    .get("cut")
                    .longValue();
        }
        assertThat(more).isBetween(5 * plain / 2, 7 * plain / 2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --price 300 --floor 300 --helpers 2 | floor of a bargain must be 0 to below its price of 30000, got 30000
            --price 300 --floor -1 --helpers 2 | floor of a bargain
            --price 0 --floor 0 --helpers 2 | price of a bargain must be 1 to
            --price 1e999999999 --floor 0 --helpers 2 | amount in CNY
            --price 1.001 --floor 0 --helpers 2 | at most 2 decimals
            --price 1 --floor 0.99 --helpers 3 | helpers of a bargain must be 1 to 1
            --price 3 --floor 2 --helpers 0 | helpers of a bargain must be 1 to 1000, got 0
            --price 3000 --floor 2 --helpers 1001 | helpers of a bargain
            --price 3 --floor 2 --helpers 2 --minimum 0.51 | least cut of a bargain
            --price 3 --floor 2 --helpers 2 --split halves | must be uniform-cuts, double-mean, decay or weighted, got halves
            --price 3 --floor 2 --helpers 2 --decay 5000 | --decay must be absent unless --split is decay
            --price 3 --floor 2 --helpers 2 --split decay --decay 10000 | factor of DECAY must be 1 to 9999
            --price 3 --floor 2 --helpers 2 --split weighted --newcomer-weight 9999 | factor of WEIGHTED
            --price 3 --floor 2 --helpers 2 --newcomers 1 | --newcomers must be absent unless --split is weighted
            --price 3 --floor 2 --helpers 2 --split weighted --newcomers 3 | --newcomers must be 1 to the 2 helpers, got 3
            --price 3 --floor 2 --helpers 2 --currency XAU | XAU
            --price 3 --floor 2 --helpers 2 --currency 元 | --currency
            --price 3 --floor 2 --helpers two | --helpers
            --price 3 --floor 2 | --helpers
            """)
    @DisplayName("split refuses what cannot be shared out, in one line that says why")
    void nonsense(String words, String expected) {
        CommandRun run = split(words);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.failure()).singleElement().asString().contains(expected);
        assertThat(run.out()).isEmpty();
    }

    private static String step(String at, String fact, String rest) {
        return "{\"at\":\"2026-11-" + at + "Z\",\"fact\":\"" + fact + "\",\"bargain\":\"b1\"," + rest + "}\n";
    }

    private Path policy(String more) throws IOException {
        return Files.writeString(folder.resolve("bargain.json"), """
                {"kind":"bargain-policy","version":"1","program":"砍价","currency":"CNY","zone":"Asia/Shanghai","price":10.00,
                 "floor":0.00,"helpers":2,"split":"decay","decay":5000,"lasts":"PT1H","buyWithin":"PT1H"%s}""".formatted(more));
    }

    @Test
    @DisplayName("replay says of each line what was cut or why not, and where every bargain stands at the end")
    void life() throws IOException {
        String lines = step("11T10:00:00", "start", "\"member\":\"alice\"")
                + step("11T10:00:00", "start", "\"member\":\"bob\"")
                + step("11T10:01:00", "help", "\"member\":\"alice\"")
                + step("11T10:01:00", "order", "\"order\":\"o1\"")
                + step("11T10:01:00", "help", "\"member\":\"小明😀\",\"newcomer\":true")
                + step("11T10:01:00", "help", "\"member\":\"小明😀\"")
                + step("11T10:01:00", "help", "\"member\":\"carol\"")
                + step("11T10:01:00", "help", "\"member\":\"dave\"")
                + step("11T10:02:00", "order", "\"order\":\"o1\"")
                + step("11T10:02:00", "order", "\"order\":\"o2\"")
                + step("11T10:02:00", "give-up", "\"order\":\"o1\"")
                + step("11T10:02:00", "pay", "\"order\":\"o1\"")
                + step("11T10:02:00", "order", "\"order\":\"o2\"")
                + step("11T10:02:00", "pay", "\"order\":\"o2\"")
                + step("11T10:02:00", "give-up", "\"order\":\"o2\"");
        CommandRun run = replay(lines, "--policy", policy(""));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().map(it -> it.replaceFirst(".*?: ", "")))
                .startsWith(
                        "done, running at 10.00 CNY",
                        "declined, another member started it",
                        "declined, members do not cut prices of their own",
                        "declined, the price is 10.00 CNY and not 0.00 CNY: 0 of 2 friends helped",
                        "done, 6.66 CNY cut by friend 1 of 2; running at 3.34 CNY",
                        "known already, 6.66 CNY cut by friend 1 of 2; running at 3.34 CNY",
                        "done, 3.34 CNY cut by friend 2 of 2; reached at 0.00 CNY",
                        "declined, the price is at its floor, 0.00 CNY: 2 of 2 friends helped",
                        "done, ordered at 0.00 CNY",
                        "declined, it is ordered by o1",
                        "done, reached at 0.00 CNY",
                        "declined, it is not ordered",
                        "done, ordered at 0.00 CNY",
                        "done, bought at 0.00 CNY",
                        "declined, the order is paid");
        assertThat(run.out())
                .containsPattern("b1 +alice +bought +2 of 2 +10.00 CNY +0.00 CNY +0.00 CNY +o2")
                .containsPattern("b1 +1 +小明😀 +newcomer +6.66 CNY")
                .containsPattern("help +self-referral +1\n");
    }

    @Test
    @DisplayName("replay names limits and ends, and its JSON holds what the tables do")
    void limits() throws IOException {
        String limits = ",\"limits\":{\"bargains\":1,\"helpsPerDay\":1,\"helps\":2}";
        String lines = step("11T10:00:00", "start", "\"member\":\"a\"")
                + step("11T10:00:00", "start", "\"member\":\"c\"").replace("b1", "b2")
                + step("11T10:00:00", "start", "\"member\":\"a\"").replace("b1", "b3")
                + step("11T10:01:00", "help", "\"member\":\"f\"")
                + step("11T10:01:00", "help", "\"member\":\"f\"").replace("b1", "b2")
                + step("11T11:00:00", "help", "\"member\":\"g\"")
                + step("11T12:00:00", "order", "\"order\":\"o1\"")
                + step("11T12:00:00", "help", "\"member\":\"f\"").replace("b1", "none");
        JsonNode json = replay(lines, "--policy", policy(limits), "--json").json();
        assertThat(StreamSupport.stream(json.get("steps").spliterator(), false)
                        .map(it -> it.get("says").textValue()))
                .containsExactly(
                        "done, running at 10.00 CNY",
                        "done, running at 10.00 CNY",
                        "declined, the member started once, as often as the policy lets",
                        "done, 6.66 CNY cut by friend 1 of 2; running at 3.34 CNY",
                        "declined, the member helped once on this day, as often as the policy lets",
                        "declined, over: friends helped until 2026-11-11T11:00:00Z, it sells until 2026-11-11T12:00:00Z",
                        "declined, over: friends helped until 2026-11-11T11:00:00Z, it sells until 2026-11-11T12:00:00Z",
                        "declined, there is no such bargain");
        assertThat(json.get("steps").get(4).get("reason").textValue()).isEqualTo("day-limit-reached");
        assertThat(json.get("bargains")).hasSize(2);
        assertThat(json.get("bargains").get(0).get("status").textValue()).isEqualTo("expired");
        assertThat(json.get("bargains").get(0).get("cuts").get(0).get("minor").longValue())
                .isEqualTo(666);
    }

    @Test
    @DisplayName(
            "replay comes to the floor of the carried policy with the twentieth friend, the same however often it is played")
    void carried() throws IOException {
        StringBuilder lines = new StringBuilder(step("11T10:00:00", "start", "\"member\":\"a\""));
        for (int i = 0; i < 20; i++) {
            lines.append(step("11T10:00:0" + i % 5, "help", "\"member\":\"f" + i + "\",\"newcomer\":" + (i % 4 == 0))
                    .replaceFirst("10:00:0.", "10:00:%02d".formatted(i)));
        }
        JsonNode json = replay(lines.toString(), "--json").json();
        JsonNode bargain = json.get("bargains").get(0);
        assertThat(bargain.get("status").textValue()).isEqualTo("reached");
        assertThat(bargain.get("price").textValue()).isEqualTo("200.00 CNY");
        long sum = 0;
        for (JsonNode cut : bargain.get("cuts")) {
            sum += cut.get("minor").longValue();
        }
        assertThat(sum).isEqualTo(10_000);
        assertThat(replay(lines.toString(), "--json").json()).isEqualTo(json);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"at":"2026-11-11T10:00:00Z","fact":"cut","bargain":"b1"} | /fact must be start, help, order, pay or give-up, got "cut"
            {"at":"2026-11-11T10:00:00Z","fact":"start","member":"a"} | /bargain must be text, got nothing
            {"at":"2026-11-11T10:00:00Z","fact":"help","bargain":"b1"} | /member must be text, got nothing
            {"at":"2026-11-11T10:00:00Z","fact":"order","bargain":"b1","order":""} | order
            {"at":"2026-11-11T10:00:00Z","fact":"order","bargain":"b1","order":"o","amount":1} | unknown field "amount"
            {"at":"2025-11-11T10:00:00Z","fact":"start","bargain":"b1","member":"a"} | or later
            {"at":"2026-11-11T10:00:00Z","fact":"start" | it must be one JSON object
            """)
    @DisplayName("replay names the line of nonsense and what was expected, in one line, and plays nothing")
    void badLines(String line, String expected) throws IOException {
        CommandRun run = replay(step("11T10:00:00", "start", "\"member\":\"a\"") + line);
        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.failure())
                .singleElement()
                .asString()
                .contains("steps.jsonl line 2: ")
                .contains(expected);
        assertThat(run.out()).isEmpty();
    }

    @Test
    @DisplayName("each command has a help of its own, and a policy of another kind is named")
    void help() throws IOException {
        assertThat(CommandRun.of("bargain", "--help").out()).contains("split", "replay", "policy lint");
        assertThat(split("--help").out()).contains("--minimum", "--newcomers", "--seed");
        assertThat(CommandRun.of("bargain", "replay", "--help").out()).contains("\"newcomer\":true", "give-up");
        assertThat(replay("", "--policy", Path.of("policies", "shop-team.json")).code())
                .isEqualTo(4);
    }
}
