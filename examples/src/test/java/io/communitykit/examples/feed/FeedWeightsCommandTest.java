package io.communitykit.examples.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedWeightsCommandTest {

    private static final String GOOD =
            "{\"candidates\":[{\"like\":1},{\"dwell\":2}],\"chosen\":1,\"propensity\":0.5,\"reward\":1}";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path policy(String weight) throws IOException {
        return file("policy-" + weight + ".json", """
                {"kind": "feed-policy", "version": "1", "zone": "UTC", "signals": [
                  {"id": "dwell", "weight": 4}, {"id": "like", "weight": 3}, {"id": "share", "weight": %s},
                  {"id": "report", "weight": -2}]}""".formatted(weight));
    }

    private CommandRun weights(Path log, Object... more) throws IOException {
        List<Object> args = new ArrayList<>(List.of("feed", "weights", "--log", log, "--policy", policy("0.5")));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray());
    }

    /** Of four candidates any is shown as likely as another; only what is shared is rewarded. */
    private Path log(int lines) throws IOException {
        var random = new SplittableRandom(5);
        List<String> text = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int shared = random.nextInt(4);
            int chosen = random.nextInt(4);
            List<String> candidates = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                candidates.add("{\"dwell\":" + random.nextInt(100) / 100.0 + ",\"like\":" + random.nextInt(100) / 100.0
                        + ",\"share\":" + (c == shared ? 2 : 0) + "}");
            }
            text.add("{\"candidates\":[" + String.join(",", candidates) + "],\"chosen\":" + chosen
                    + ",\"propensity\":0.25,\"reward\":" + (chosen == shared ? 1 : 0) + "}");
        }
        return Files.write(folder.resolve("log.jsonl"), text);
    }

    @Test
    @DisplayName("weights that bring more are found and proven, and the policy stays as it is")
    void better() throws IOException {
        Path log = log(4_000);
        byte[] before = Files.readAllBytes(policy("0.5"));
        JsonNode advice = weights(log, "--json").json();
        assertThat(advice.get("verdict").textValue()).isEqualTo("better");
        assertThat(advice.get("records").intValue()).isEqualTo(4_000);
        JsonNode share = advice.get("weights").get(2);
        assertThat(share.get("signal").textValue()).isEqualTo("share");
        assertThat(share.get("proposed").doubleValue())
                .isGreaterThan(share.get("now").doubleValue());
        assertThat(advice.get("difference").get("low").doubleValue()).isPositive();
        assertThat(advice.get("proposed").get("effective").doubleValue()).isGreaterThan(100);
        assertThat(Files.readAllBytes(policy("0.5"))).isEqualTo(before);
        assertThat(weights(log).out())
                .contains(
                        "Verdict: better. The proposed weights would have brought at least", "effective", "difference");
    }

    @Test
    @DisplayName("given weights are judged in place of a search, and worse ones are called so")
    void proposed() throws IOException {
        JsonNode better =
                weights(log(4_000), "--proposed", policy("2.5"), "--json").json();
        assertThat(better.get("verdict").textValue()).isEqualTo("better");
        CommandRun worse = CommandRun.of(
                "feed", "weights", "--log", log(4_000), "--policy", policy("2.5"), "--proposed", policy("0"));
        assertThat(worse.out()).contains("Verdict: not proven. The proposed weights are worse");
        Path other = file("other.json", """
                {"kind":"feed-policy","version":"1","zone":"UTC","signals":[{"id":"like","weight":3}]}""");
        CommandRun run = weights(log(10), "--proposed", other);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.failure()).singleElement().asString().contains("signals of proposed weights");
    }

    @Test
    @DisplayName("a short log says that there are too few data, and JSON holds no infinity")
    void tooFew() throws IOException {
        assertThat(weights(log(20)).out()).contains("Verdict: too few data.", "records: 200.0000 needed, got");
        JsonNode one = weights(file("one.jsonl", GOOD + "\n\n"), "--json").json();
        assertThat(one.get("verdict").textValue()).isEqualTo("too-few-data");
        assertThat(one.get("now").get("low").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"propensity\":0.5|\"propensity\":0|propensity of record 2 must be above 0",
                "\"propensity\":0.5|\"propensity\":1.5|at most 1, got 1.5",
                "\"propensity\":0.5|\"propensity\":NaN|no JSON",
                "\"reward\":1|\"reward\":1e400|reward of record 2",
                "\"reward\":1|\"reward\":\"1\"|/reward must be a number",
                "\"like\":1|\"like\":NaN|no JSON",
                "\"like\":1|\"lick\":1|\"lick\"",
                "\"chosen\":1|\"chosen\":2|chosen candidate of record 2",
                "\"chosen\":1|\"chosn\":1|/chosen must be a whole number, got nothing",
                "\"chosen\":1|\"chosen\":1,\"extra\":0|unknown field \"extra\"",
                "\"chosen\":1|\"chosen\":1,\"chosen\":0|Duplicate field",
                "[{\"like\":1},{\"dwell\":2}]|[]|number of candidates of record 2"
            })
    @DisplayName("a bad line is named with its number, and the exit code is 3")
    void badLine(String was, String is, String message) throws IOException {
        assertThat(GOOD).contains(was);
        CommandRun run = weights(file("bad.jsonl", GOOD + "\n" + GOOD.replace(was, is) + "\n"));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(run.failure())
                .singleElement()
                .asString()
                .contains("bad.jsonl line 2: ")
                .contains(message);
    }

    @Test
    @DisplayName("what is missing or out of range is named in one line")
    void nonsense() throws IOException {
        failed(weights(folder.resolve("none")), 3, "no such file");
        failed(weights(file("empty.jsonl", "\n")), 3, "holds no decision");
        failed(weights(Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF})), 3, "is no UTF-8 text");
        failed(weights(log(10), "--temperature", "0"), 2, "temperature must be");
        failed(weights(log(10), "--temperature", "NaN"), 2, "temperature must be");
        failed(weights(log(10), "--epsilon", "10001"), 2, "epsilon in basis points");
        failed(CommandRun.of("feed", "weights", "--log", log(10)), 2, "--policy");
    }

    private static void failed(CommandRun run, int code, String message) {
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.failure()).singleElement().asString().contains(message);
    }
}
