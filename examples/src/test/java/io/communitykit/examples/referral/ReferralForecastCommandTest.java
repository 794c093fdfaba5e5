package io.communitykit.examples.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("referral forecast")
class ReferralForecastCommandTest {

    private static CommandRun run(String words) {
        return CommandRun.of((Object[]) ("referral forecast " + words).split(" "));
    }

    /** David Skok's 20,470; apparate.com.au's 1,050 where the other model gives 336. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model one-shot --k 1000 --generations 200 --runs 5",
                "--model compounding --k 2 --generations 1030 --runs 5"
            })
    @DisplayName("leaves out what no number can hold, of as many generations as were asked for")
    void beyond(String words) {
        CommandRun run = run(words + " --json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode all = run.json().get("generations");
        JsonNode last = all.get(all.size() - 1);
        assertThat(words).contains("generations " + last.get("number").intValue());
        assertThat(last.has("mean") || last.has("total") || last.has("one-shot") || last.has("extinct"))
                .isFalse();
        assertThat(last.has("p50")).isTrue();
        assertThat(all.get(100).has("mean")).isTrue();
        assertThat(run(words).out()).containsPattern("\n *(200|1,030) +- +- +- ");
    }

    @ParameterizedTest
    @CsvSource({"10, 2, 10, 20470, 590490", "100, 0.8, 4, 336.16, 1049.76", "100, 1, 12, 1300, 409600"})
    @DisplayName("shows both models by their names, with the published figures")
    void models(long seeds, double k, int generations, double oneShot, double compounding) {
        JsonNode json = run("--model one-shot --json --runs 50 --seeds " + seeds + " --k " + k + " --generations "
                        + generations)
                .json();
        JsonNode last = json.get("generations").get(generations);
        assertThat(last.get("one-shot").doubleValue()).isCloseTo(oneShot, within(1e-6));
        assertThat(last.get("compounding").doubleValue()).isCloseTo(compounding, within(1e-6));
        assertThat(last.get("total").doubleValue()).isCloseTo(oneShot, within(1e-6));
    }

    @Test
    @DisplayName("says how likely all lines die out, and more so where few bring most")
    void extinction() {
        JsonNode alike = run("--model one-shot --json --seeds 1 --k 1.5").json();
        JsonNode few = run("--model one-shot --json --seeds 1 --k 1.5 --dispersion 0.5")
                .json();
        assertThat(alike.get("extinction").doubleValue()).isCloseTo(0.417, within(0.0005));
        assertThat(few.get("extinction").doubleValue()).isCloseTo(0.768, within(0.0005));
        assertThat(few.get("regime").textValue()).isEqualTo("supercritical");
        assertThat(run("--model one-shot --k 1").out()).contains("critical", "die out with probability 1.0000");
        assertThat(run("--model one-shot --k 0.8").out()).contains("all come to 500 members");
    }

    @Test
    @DisplayName("puts the chosen model first, has rising quantiles, and is the same for a seed")
    void table() {
        CommandRun run = run("--model compounding --k 1.2 --generations 3");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("generation +compounding +one-shot +mean")
                .containsPattern("3 +1,065 +537 +173");
        JsonNode json = run("--model one-shot --json --k 1.2 --generations 3").json();
        assertThat(json)
                .isEqualTo(
                        run("--model ONE_SHOT --json --k 1.2 --generations 3").json());
        assertThat(json)
                .isNotEqualTo(run("--model one-shot --json --k 1.2 --generations 3 --seed 2")
                        .json());
        JsonNode last = json.get("generations").get(3);
        assertThat(last.get("p10").doubleValue()).isLessThan(last.get("p50").doubleValue());
        assertThat(last.get("p50").doubleValue()).isLessThan(last.get("p90").doubleValue());
        assertThat(run("--help").out()).contains("--dispersion", "--model", "compounding");
    }

    @Test
    @DisplayName("says where a model comes to more than a number can hold")
    void tooMany() {
        String words = "--model one-shot --k 1.9 --generations 1000 --runs 5";
        assertThat(run(words).out()).containsPattern("1,000 +\\d\\.\\d{3}e\\+\\d+ +- +");
        JsonNode last = run(words + " --json").json().get("generations").get(1000);
        assertThat(last.has("one-shot")).isTrue();
        assertThat(last.has("compounding")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--k 2",
                "--model one-shot",
                "--model viral --k 2",
                "--model one-shot --k -1",
                "--model one-shot --k NaN",
                "--model one-shot --k many",
                "--model one-shot --k 1001",
                "--model one-shot --k 2 --dispersion 0",
                "--model one-shot --k 2 --seeds 0",
                "--model one-shot --k 2 --generations -1",
                "--model one-shot --k 2 --runs 0",
                "--model one-shot --k 1 --generations 100000 --runs 1000000"
            })
    @DisplayName("refuses what makes no sense, and a model that was not named, in one line")
    void nonsense(String words) {
        CommandRun run = run(words);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.failure()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }
}
