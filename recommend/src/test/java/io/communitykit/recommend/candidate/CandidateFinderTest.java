package io.communitykit.recommend.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A finder of candidates")
class CandidateFinderTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final String POLICY = """
            {"kind": "candidate-policy", "version": "1",
             "behaviours": [{"kind": "view", "weight": 1, "halfLife": "P30D"}],
             "merge": %s,
             "sources": [{"id": "also", "weight": 2, "limit": 3}, {"id": "trending", "weight": 1}]}
            """;

    private static CandidateFinder finder(String merge, CandidateSource also, CandidateSource trending) {
        return CandidateFinder.builder(CandidatePolicy.KIND.read(POLICY.replace("%s", merge)))
                .source(new RuleId("also"), also)
                .source(new RuleId("trending"), trending)
                .build();
    }

    private static CandidateSource fixed(Object... itemsAndScores) {
        return question -> {
            List<CandidateSource.Found> found = new ArrayList<>();
            for (int i = 0; i < itemsAndScores.length; i += 2) {
                found.add(new CandidateSource.Found(
                        new ItemId((String) itemsAndScores[i]), ((Number) itemsAndScores[i + 1]).doubleValue()));
            }
            return found;
        };
    }

    private static CandidateQuestion question(int limit, String... history) {
        TreeMap<ItemId, Double> weights = new TreeMap<>();
        for (String each : history) {
            weights.put(new ItemId(each), 1.0);
        }
        return new CandidateQuestion(new MemberId("小明"), weights, NOW, limit);
    }

    private static List<String> ids(List<FoundCandidate> found) {
        return found.stream().map(each -> each.item().value()).toList();
    }

    @Test
    @DisplayName("merges by reciprocal rank, says which sources found each, and breaks ties by id")
    void reciprocalRank() {
        CandidateFinder finder =
                finder("{\"reciprocalRank\": 60}", fixed("奶粉", 9, "b", 1), fixed("z", 5, "b", 4, "a", 3));

        List<FoundCandidate> found = finder.find(question(10));

        assertThat(ids(found)).containsExactly("b", "奶粉", "z", "a");
        FoundCandidate both = found.get(0);
        assertThat(both.score()).isEqualTo(2.0 / 62 + 1.0 / 62);
        assertThat(both.relevance()).isEqualTo(1);
        assertThat(both.origins())
                .extracting(each -> each.source().value(), Origin::rank, Origin::share)
                .containsExactly(tuple("also", 2, 2.0 / 62), tuple("trending", 2, 1.0 / 62));
        assertThat(found.get(1).relevance()).isCloseTo(2.0 / 61 / (3.0 / 62), within(1e-15));
    }

    @Test
    @DisplayName("gives items of one score in the order of their ids, whatever the order of a source")
    void ties() {
        CandidateFinder finder = finder("{\"weighted\": \"best\"}", fixed("奶", 9, "b", 9, "a", 9), fixed("c", 1));

        assertThat(ids(finder.find(question(10)))).containsExactly("a", "b", "奶", "c");
        assertThat(ids(finder.find(question(2)))).containsExactly("a", "b");
    }

    @Test
    @DisplayName("refuses a source that answers with more than it was asked for")
    void tooMany() {
        CandidateFinder finder = finder("{\"reciprocalRank\": 60}", fixed("a", 4, "b", 3, "c", 2, "d", 1), fixed());

        assertThatThrownBy(() -> finder.find(question(10)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("source also")
                .hasMessageContaining("at most 3");
    }

    @Test
    @DisplayName("asks for as many reasons as it was told, 0 to 100, and for none where it was told 0")
    void reasons() {
        List<Integer> asked = new ArrayList<>();
        CandidateSource source = new CandidateSource() {
            @Override
            public List<Found> find(CandidateQuestion question) {
                return List.of(new Found(new ItemId("x"), 2));
            }

            @Override
            public List<Reason> because(CandidateQuestion question, ItemId item, int limit) {
                asked.add(limit);
                return List.of();
            }
        };
        CandidateFinder.Builder builder = CandidateFinder.builder(
                        CandidatePolicy.KIND.read(POLICY.replace("%s", "{\"reciprocalRank\": 60}")))
                .source(new RuleId("also"), source)
                .source(new RuleId("trending"), fixed());
        for (int most : new int[] {0, 1, 100}) {
            builder.reasons(most).build().find(question(5, "h"));
        }
        assertThat(asked).containsExactly(1, 100);
        for (int wrong : new int[] {-1, 101}) {
            assertThatThrownBy(() -> builder.reasons(wrong))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("number of reasons");
        }
    }

    @Test
    @DisplayName("merges by scores, each list's divided by its best")
    void weighted() {
        CandidateFinder finder = finder("{\"weighted\": \"best\"}", fixed("a", 9, "b", 3), fixed("b", 5, "c", 4));

        assertThat(finder.find(question(2)))
                .extracting(each -> each.item().value(), FoundCandidate::score)
                .containsExactly(tuple("a", 2.0), tuple("b", 2.0 / 3 + 1));
    }

    @Test
    @DisplayName("asks each source for as many as the policy says, and for the reasons of those only that it gives")
    void limits() {
        List<Integer> asked = new ArrayList<>();
        List<String> explained = new ArrayList<>();
        CandidateSource source = new CandidateSource() {
            @Override
            public List<Found> find(CandidateQuestion question) {
                asked.add(question.limit());
                return List.of(new Found(new ItemId("x"), 2), new Found(new ItemId("y"), 1));
            }

            @Override
            public List<Reason> because(CandidateQuestion question, ItemId item, int limit) {
                explained.add(item.value());
                return List.of(new Reason(question.history().firstKey(), 0.5));
            }
        };

        List<FoundCandidate> found = finder("{\"reciprocalRank\": 60}", source, question -> {
                    asked.add(question.limit());
                    return List.of();
                })
                .find(question(1, "h"));

        assertThat(asked).containsExactly(3, 500);
        assertThat(explained).containsExactly("x");
        assertThat(found.get(0).origins().get(0).because())
                .containsExactly(new CandidateSource.Reason(new ItemId("h"), 0.5));
    }

    @Test
    @DisplayName("gives a new member what needs no history, and nothing where no source knows anything")
    void newMember() {
        assertThat(ids(finder("{\"reciprocalRank\": 60}", fixed(), fixed("hot", 3))
                        .find(question(5))))
                .containsExactly("hot");
        assertThat(finder("{\"reciprocalRank\": 60}", fixed(), fixed()).find(question(5)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses what a source must not answer, and names it")
    @CsvSource(
            delimiter = '|',
            value = {
                "an item twice | a | 2 | a | 1 | each once",
                "of the history | h | 2 | a | 1 | not of the history",
                "a score of 0 | a | 0 | b | 1 | above 0",
                "a score that rises | a | 1 | b | 2 | not above the one before",
                "no number | a | NaN | b | 2 | above 0",
            })
    void badSources(String what, String first, double one, String second, double two, String message) {
        CandidateFinder finder = finder("{\"reciprocalRank\": 60}", fixed(first, one, second, two), fixed());

        assertThatThrownBy(() -> finder.find(question(5, "h")))
                .as(what)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("source also")
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("is not built without a source that its policy names, nor with another")
    void sources() {
        CandidatePolicy policy = CandidatePolicy.KIND.read(POLICY.replace("%s", "{\"reciprocalRank\": 60}"));

        assertThatThrownBy(() -> CandidateFinder.builder(policy)
                        .source(new RuleId("also"), fixed())
                        .build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("none for trending");
        assertThatThrownBy(() -> CandidateFinder.builder(policy).source(new RuleId("alos"), fixed()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("also")
                .hasMessageContaining("alos");
        assertThatThrownBy(() ->
                        new CandidateQuestion(new MemberId("m"), new TreeMap<>(Map.of(new ItemId("h"), 0.0)), NOW, 5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("weight of h");
    }
}
