package io.communitykit.recommend.candidate.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.Given;
import io.communitykit.recommend.candidate.evaluate.Ideal;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.candidate.evaluate.Popularity;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.selection.ParameterSearch.Candidate;
import io.communitykit.recommend.candidate.selection.SearchResult.Trial;
import io.communitykit.recommend.candidate.split.Split;
import io.communitykit.recommend.candidate.split.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search over parameters")
class ParameterSearchTest {

    private static final FitOptions ONE = FitOptions.threads(1);
    private static final Interactions ALL = Given.random(5, 80, 30, 12);

    private static Candidate candidate(String name, double factor) {
        return new Candidate(name, new Popularity(factor));
    }

    @Test
    @DisplayName("takes what is best on the validation part, the first of equal ones, and fits it on everything")
    void best() {
        List<Candidate> candidates =
                List.of(candidate("worst", -1), candidate("first", 2), candidate("same", 3), candidate("nothing", 0));
        ParameterSearch search = ParameterSearch.of(Metric.NDCG, 5, 9);

        SearchResult result = search.search(candidates, ALL, ONE);

        assertThat(result.best().name()).isEqualTo("first");
        assertThat(result.trials()).extracting(Trial::name).containsExactly("worst", "first", "same", "nothing");
        assertThat(result.model().columns().doubles("scores"))
                .isEqualTo(new Popularity(2).fit(ALL, ONE).columns().doubles("scores"));
        // The same by hand.
        Split split = Splits.share(ALL, 1_000, 9);
        EvaluationResult byHand = Evaluation.builder(split.train(), split.test())
                .places(5)
                .build()
                .evaluate(new Popularity(2).fit(split.train(), ONE), ONE);
        assertThat(result.best().value()).hasValue(byHand.mean(Metric.NDCG));
        assertThat(result.best().members()).isEqualTo(byHand.members().size());
        assertThat(result.trials().get(3).value()).hasValue(0);
        assertThat(result.trials().get(0).value().orElseThrow())
                .isLessThan(result.best().value().orElseThrow());
        assertThat(values(search.search(candidates, ALL, FitOptions.threads(2))))
                .isEqualTo(values(result));
    }

    private static List<String> values(SearchResult result) {
        return result.trials().stream()
                .map(trial -> trial.name() + " " + trial.round() + " " + trial.members() + " " + trial.value())
                .toList();
    }

    @Test
    @DisplayName("halves the candidates and doubles the members from round to round; the last has all members")
    void halving() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            candidates.add(candidate("good " + i, i));
            candidates.add(candidate("bad " + i, -1));
        }
        ParameterSearch search = new ParameterSearch(Metric.RECALL, 5, Ideal.TRUNCATED, 2_000, 3, 9);

        SearchResult result = search.search(candidates, ALL, ONE);

        int all = result.best().members();
        assertThat(result.trials()).extracting(Trial::round).containsSubsequence(1, 2, 3);
        assertThat(round(result, 1)).hasSize(10).allMatch(trial -> trial.members() == (all + 3) / 4);
        assertThat(round(result, 2))
                .extracting(Trial::name)
                .containsExactly("good 1", "good 2", "good 3", "good 4", "good 5");
        assertThat(round(result, 2)).allMatch(trial -> trial.members() == (all + 1) / 2);
        assertThat(round(result, 3)).extracting(Trial::name).containsExactly("good 1", "good 2", "good 3");
        assertThat(result.best().name()).isEqualTo("good 1");
        assertThat(result.best().round()).isEqualTo(3);
        assertThat(values(search.search(candidates, ALL, ONE))).isEqualTo(values(result));
    }

    private static List<Trial> round(SearchResult result, int round) {
        return result.trials().stream().filter(trial -> trial.round() == round).toList();
    }

    @Test
    @DisplayName("fits on nothing of the validation part, and once on everything, in the end")
    void neverSees() {
        List<SortedSet<String>> seen = new ArrayList<>();
        Algorithm spy = new Spy(seen);
        ParameterSearch.of(Metric.RECALL, 5, 9)
                .search(List.of(new Candidate("a", spy), new Candidate("b", spy)), ALL, ONE);

        SortedSet<String> fit = Given.pairs(Splits.share(ALL, 1_000, 9).train());
        assertThat(seen).containsExactly(fit, fit, Given.pairs(ALL));
    }

    @Test
    @DisplayName("goes on without what refuses the data, and says why; all may not refuse")
    void refused() {
        Candidate refusing = new Candidate("big", new Refusing());
        SearchResult result =
                ParameterSearch.of(Metric.RECALL, 5, 9).search(List.of(refusing, candidate("small", 1)), ALL, ONE);
        assertThat(result.best().name()).isEqualTo("small");
        assertThat(result.trials().get(0).value()).isEmpty();
        assertThat(result.trials().get(0).refused().orElseThrow()).contains("at most 3");
        assertThatThrownBy(() -> ParameterSearch.of(Metric.RECALL, 5, 9).search(List.of(refusing), ALL, ONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most 3");
    }

    @Test
    @DisplayName("goes on with all members where a sample knows nothing of what its members should find")
    void smallSamples() {
        Interactions few = Given.random(3, 200, 30, 12);
        List<Candidate> candidates = List.of(candidate("worst", -1), candidate("good", 2), candidate("same", 3));
        for (long seed = 0; seed < 20; seed++) {
            SearchResult result = new ParameterSearch(Metric.RECALL, 5, Ideal.TRUNCATED, 1_000, 20, seed)
                    .search(candidates, few, ONE);
            assertThat(result.best().name()).isEqualTo("good");
            assertThat(result.trials().get(0).members()).isPositive();
        }
        Interactions four = Given.of("m a b", "n c d", "o a b c d", "p a b c d");
        for (long seed = 0; seed < 5; seed++) {
            SearchResult result = new ParameterSearch(Metric.RECALL, 5, Ideal.TRUNCATED, 5_000, 3, seed)
                    .search(candidates, four, ONE);
            assertThat(result.best().members()).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("tells which candidate it is at and can be stopped half-way")
    void stopped() {
        SortedSet<String> stages = new TreeSet<>();
        List<Candidate> candidates = List.of(candidate("a", 1), candidate("b", 2));
        ParameterSearch search = ParameterSearch.of(Metric.RECALL, 5, 9);
        search.search(candidates, ALL, ONE.telling((stage, done, of) -> stages.add(stage)));
        assertThat(stages).containsExactly("a: counts", "a: evaluation", "b: counts", "b: evaluation");
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> search.search(candidates, ALL, ONE.stoppedBy(() -> asked.incrementAndGet() > 100)))
                .isInstanceOf(FitCancelledException.class);
        assertThat(asked).hasValue(101);
    }

    @Test
    @DisplayName("refuses no candidates, one name twice, ranges, and members without two items")
    void wrong() {
        ParameterSearch search = ParameterSearch.of(Metric.RECALL, 5, 9);
        assertThatThrownBy(() -> search.search(List.of(), ALL, ONE)).hasMessageContaining("candidates");
        assertThatThrownBy(() -> search.search(List.of(candidate("a", 1), candidate("a", 2)), ALL, ONE))
                .hasMessageContaining("names of candidates");
        assertThatThrownBy(() -> search.search(List.of(candidate("a", 1)), Given.of("m a", "n b"), ONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("test part");
        assertThatThrownBy(() -> ParameterSearch.of(Metric.RECALL, 0, 9)).hasMessageContaining("places");
        assertThatThrownBy(() -> new ParameterSearch(Metric.RECALL, 5, Ideal.FULL, 10_000, 1, 9))
                .hasMessageContaining("validate");
        assertThatThrownBy(() -> new ParameterSearch(Metric.RECALL, 5, Ideal.FULL, 1_000, 0, 9))
                .hasMessageContaining("rounds");
    }

    /** Remembers what it was fitted on. */
    private record Spy(List<SortedSet<String>> seen) implements Algorithm {

        @Override
        public String name() {
            return "spy";
        }

        @Override
        public Model fit(Interactions interactions, FitOptions options) {
            seen.add(Given.pairs(interactions));
            return new Popularity(1).fit(interactions, options);
        }
    }

    /** Takes three items at most. */
    private record Refusing() implements Algorithm {

        @Override
        public String name() {
            return "refusing";
        }

        @Override
        public Model fit(Interactions interactions, FitOptions options) {
            throw InvalidValueException.of(
                    "number of items", "at most 3", interactions.items().size());
        }
    }
}
