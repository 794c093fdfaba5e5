package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordPattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyPatternsTest {

    private static final String TEXTS = "communitykit.texts";
    private static final String FOLDER = "/io/communitykit/risk/word/ready/";
    private static final List<WordPattern> PATTERNS = patterns();
    private static final PatternSet SET = PatternSet.compile(PATTERNS, CodePointFolds.of(Folding.DEFAULT));

    /** One line of the examples. */
    record Example(String id, String found, String text) {}

    static Stream<Example> examples() {
        return new String(bytes("patterns.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .map(line -> line.split(" ", 3))
                .map(parts -> new Example(parts[0], parts[1], parts[2]));
    }

    @DisplayName("Every example is found, or left alone, by its pattern")
    @ParameterizedTest
    @MethodSource("examples")
    void example(Example example) {
        Set<String> ids = ids(example.text());
        if (example.found().equals("+")) {
            assertThat(ids).contains(example.id());
        } else {
            assertThat(ids).doesNotContain(example.id());
        }
    }

    @DisplayName("There are at least 30 patterns, each with two examples of both kinds")
    @Test
    void examplesOfAll() {
        Map<String, Long> counts = examples()
                .collect(Collectors.groupingBy(example -> example.id() + example.found(), Collectors.counting()));

        assertThat(PATTERNS)
                .hasSizeGreaterThanOrEqualTo(30)
                .extracting(WordPattern::id)
                .doesNotHaveDuplicates();
        assertThat(PATTERNS).allMatch(pattern -> !pattern.note().isEmpty());
        for (WordPattern pattern : PATTERNS) {
            assertThat(counts.getOrDefault(pattern.id() + "+", 0L))
                    .as(pattern.id())
                    .isGreaterThanOrEqualTo(2);
            assertThat(counts.getOrDefault(pattern.id() + "-", 0L))
                    .as(pattern.id())
                    .isGreaterThanOrEqualTo(2);
        }
        assertThat(counts).hasSize(2 * PATTERNS.size());
    }

    @DisplayName("Real reviews meet low patterns in fewer than one of ten, and graver ones in fewer than one of fifty")
    @Test
    void reviews() throws IOException {
        String folder = System.getProperty(TEXTS, "");
        Assumptions.assumeFalse(folder.isEmpty(), "no texts: set -D" + TEXTS + " to the folder of asap_*.csv");
        int reviews = 0;
        int low = 0;
        int graver = 0;
        Map<String, List<String>> found = new TreeMap<>();
        for (String review : reviewsIn(Path.of(folder))) {
            reviews++;
            Level worst = null;
            for (PatternHits.Found hit : PatternHits.in(SET, review)) {
                WordPattern pattern = PATTERNS.get(hit.pattern());
                found.computeIfAbsent(pattern.level() + " " + pattern.id(), id -> new ArrayList<>())
                        .add(review.substring(Math.max(0, hit.start() - 4), hit.start()) + "["
                                + review.substring(hit.start(), hit.end()) + "]");
                worst = worst == null || pattern.level().compareTo(worst) > 0 ? pattern.level() : worst;
            }
            low += worst == Level.LOW ? 1 : 0;
            graver += worst != null && worst != Level.LOW ? 1 : 0;
        }
        found.forEach((id, hits) -> System.out.println(id + " " + hits.size() + " " + hits));
        System.out.println(reviews + " reviews, low only in " + low + ", graver in " + graver);
        assertThat(reviews).isPositive();
        assertThat(low * 10).isLessThan(reviews);
        assertThat(graver * 50).isLessThan(reviews);
    }

    private static List<String> reviewsIn(Path folder) throws IOException {
        List<String> reviews = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "asap_*.csv")) {
            for (Path file : files) {
                Files.readString(file)
                        .lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .forEach(reviews::add);
            }
        }
        return reviews;
    }

    private static Set<String> ids(String text) {
        return PatternHits.in(SET, text).stream()
                .map(hit -> PATTERNS.get(hit.pattern()).id())
                .collect(Collectors.toSet());
    }

    private static List<WordPattern> patterns() {
        List<WordPattern> patterns = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(bytes("patterns.json"))) {
            while (!"patterns".equals(json.currentName()) || json.currentToken() != JsonToken.START_ARRAY) {
                json.nextToken();
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> fields = new HashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    fields.put(json.currentName(), json.nextTextValue());
                }
                patterns.add(pattern(fields));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return patterns;
    }

    private static WordPattern pattern(Map<String, String> fields) {
        return new WordPattern(
                field(fields, "id"),
                field(fields, "pattern"),
                new WordCategory(field(fields, "category")),
                Level.valueOf(field(fields, "level").toUpperCase(Locale.ROOT)),
                PatternGaps.valueOf(field(fields, "gaps").toUpperCase(Locale.ROOT)),
                field(fields, "note"),
                Validity.ALWAYS);
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = ReadyPatternsTest.class.getResourceAsStream(FOLDER + resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
