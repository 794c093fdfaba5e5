package io.communitykit.examples.recommend;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Usage;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.linear.TunedRidge;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which algorithm is fitted, with which parameters. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AlgorithmOptions {

    private static final double SECOND = 1e9;

    @Option(
            names = "--algorithm",
            required = true,
            paramLabel = "NAME",
            completionCandidates = AlgorithmNames.class,
            description = "One of ${COMPLETION-CANDIDATES}; see below.")
    private String name;

    @Option(
            names = "--param",
            arity = "1..*",
            paramLabel = "K=V",
            description = "Parameters of the algorithm, such as neighbours=200; may come again.")
    private List<String> parameters = List.of();

    /**
     * Looks at what was typed, before anything is read.
     *
     * @throws CommandFailure if the algorithm or a parameter is unknown, or a value is out of range
     */
    void check() {
        Usage.checked(() -> {
            NamedAlgorithm algorithm = AlgorithmNames.named(name);
            return algorithm.making().apply(values(algorithm, 1));
        });
    }

    private ParameterValues values(NamedAlgorithm algorithm, int items) {
        Map<String, String> given = AlgorithmNames.parameters(algorithm, parameters);
        return ParameterValues.of(algorithm, given, items);
    }

    /** Fits a model. */
    FittedModel fit(Interactions train, FitOptions options) {
        NamedAlgorithm named = AlgorithmNames.named(name);
        ParameterValues values = values(named, train.items().size());
        long start = System.nanoTime();
        Algorithm algorithm = named.making().apply(values);
        if (algorithm instanceof TunedRidge tuned) {
            var chosen = tuned.choose(train, options);
            values = AlgorithmNames.chosen(chosen);
            algorithm = chosen;
        }
        Model model = algorithm.fit(train, options);
        return new FittedModel(name, values, model, (System.nanoTime() - start) / SECOND);
    }
}
