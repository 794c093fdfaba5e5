package io.communitykit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.core.condition.UnleashDifference.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The client specification of Unleash, where it is at hand: the directory of its JSON files that {@code
 * -Dcommunitykit.unleash} names. Of the cases about variants it is asked whether the feature is on, since a choice among
 * variants is no condition.
 */
@DisplayName("The cases of Unleash's specification")
class UnleashConformanceTest {

    private final Map<String, UnleashDifference> differing = new TreeMap<>();
    private int agreeing;

    @Test
    @DisplayName("agree with conditions, but for the differences that are listed, each of which is one")
    void cases() throws IOException {
        String directory = System.getProperty("communitykit.unleash");
        assumeTrue(directory != null, "-Dcommunitykit.unleash names no directory");
        for (Path file : files(Path.of(directory))) {
            run(file);
        }

        Map<String, UnleashDifference> listed = new TreeMap<>();
        Map<UnleashDifference, Integer> counts = new EnumMap<>(UnleashDifference.class);
        for (UnleashDifference difference : UnleashDifference.values()) {
            difference.cases().forEach(it -> listed.put(it, difference));
            counts.put(difference, difference.cases().size());
        }
        assertThat(differing).isEqualTo(listed);
        assertThat(agreeing).isEqualTo(98);
        System.out.println("Unleash: " + agreeing + " agree, " + differing.size() + " differ as listed: " + counts);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(it -> it.toString().endsWith(".json")).sorted().toList();
        }
    }

    private void run(Path file) throws IOException {
        JsonNode document = new ObjectMapper().readTree(file.toFile());
        String number = document.get("name").asText().substring(0, 2);
        for (JsonNode test : document.path("tests")) {
            run(number, document, test, test.get("expectedResult").asBoolean());
        }
        for (JsonNode test : document.path("variantTests")) {
            run(
                    number,
                    document,
                    test,
                    test.get("expectedResult").get("feature_enabled").asBoolean());
        }
    }

    private void run(String number, JsonNode document, JsonNode test, boolean expected) {
        String name = number + ": " + test.get("description").asText();
        JsonNode state = document.get("state");
        String wanted = test.get("toggleName").asText();
        Truth answer;
        try {
            answer = StreamSupport.stream(state.get("features").spliterator(), false)
                    .filter(it -> it.get("name").asText().equals(wanted)
                            && it.get("enabled").asBoolean())
                    .findFirst()
                    .map(it -> UnleashFeature.evaluate(it, state.path("segments"), test.get("context")))
                    .orElse(Truth.FALSE);
        } catch (Refused e) {
            differs(name, e.why());
            return;
        }
        if (answer.isTrue() == expected) {
            agreeing++;
            return;
        }
        assertThat(answer).as(name).isEqualTo(Truth.UNKNOWN);
        boolean drawn = test.get("context").isEmpty() && wanted.contains("ollout");
        differs(name, drawn ? UnleashDifference.NOBODY_IS_DRAWN : UnleashDifference.MISSING_IS_UNKNOWN);
    }

    private void differs(String name, UnleashDifference why) {
        assertThat(differing.put(name, why)).as("a second case " + name).isNull();
    }
}
