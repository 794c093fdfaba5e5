package io.communitykit.examples.recommend;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.factor.ImplicitAls;
import io.communitykit.recommend.candidate.linear.Ease;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.linear.MostPopular;
import io.communitykit.recommend.candidate.linear.RidgeNeighbours;
import io.communitykit.recommend.candidate.linear.TunedRidge;
import io.communitykit.recommend.candidate.neighbour.ItemKnn;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.candidate.neighbour.Rp3Beta;
import io.communitykit.recommend.candidate.neighbour.UserKnn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Every algorithm that the commands know, with its parameters and their defaults, which for all but best, ridge-neighbours and graph-filter are places to start
 * from and not tuned to anything. A new algorithm is added here.
 */
final class AlgorithmNames implements Iterable<String> {

    /** The recommended one, which chooses its parameters itself. */
    static final String BEST = "best";

    private static final List<String> SIMILARITIES = List.of("cosine", "dot", "jaccard", "asymmetric");
    private static final long NEIGHBOURS = 50;
    private static final double SHRINKAGE = 100;

    static final List<NamedAlgorithm> ALL = List.of(
            new NamedAlgorithm(
                    BEST,
                    "ridge-neighbours with parameters chosen on a part held out of the train file",
                    List.of(AlgorithmParameter.of("seed", 1L)),
                    given -> new TunedRidge(given.whole("seed"))),
            ridge(),
            new NamedAlgorithm(
                    GraphFilter.NAME,
                    "one damped step over the graph of members and items",
                    List.of(
                            AlgorithmParameter.of("members", GraphFilter.STANDARD.members()),
                            AlgorithmParameter.of("sources", GraphFilter.STANDARD.sources()),
                            AlgorithmParameter.of("targets", GraphFilter.STANDARD.targets()),
                            AlgorithmParameter.of("keep", (long) GraphFilter.STANDARD.keep())),
                    given -> new GraphFilter(
                            given.number("members"),
                            given.number("sources"),
                            given.number("targets"),
                            given.count("keep"))),
            new NamedAlgorithm(
                    Rp3Beta.NAME,
                    "walks of three steps",
                    List.of(
                            AlgorithmParameter.of("neighbours", 100L),
                            AlgorithmParameter.of("alpha", 1.0),
                            AlgorithmParameter.of("beta", 0.6)),
                    given -> new Rp3Beta(given.count("neighbours"), given.number("alpha"), given.number("beta"))),
            new NamedAlgorithm(
                    ItemKnn.NAME,
                    "the nearest items; similarity is one of " + String.join(", ", SIMILARITIES)
                            + ", and alpha of asymmetric alone",
                    nearest(),
                    given -> new ItemKnn(given.count("neighbours"), similarity(given), given.number("shrinkage"))),
            new NamedAlgorithm(
                    UserKnn.NAME,
                    "the nearest members; as item-knn",
                    nearest(),
                    given -> new UserKnn(given.count("neighbours"), similarity(given), given.number("shrinkage"))),
            new NamedAlgorithm(
                    "ease",
                    "all items by all, for up to " + Ease.MOST_ITEMS + " items",
                    List.of(AlgorithmParameter.of("regularisation", 500.0)),
                    given -> new Ease(given.number("regularisation"))),
            als(),
            new NamedAlgorithm(MostPopular.NAME, "the same for everybody", List.of(), given -> new MostPopular()));

    private static NamedAlgorithm ridge() {
        return new NamedAlgorithm(
                RidgeNeighbours.NAME,
                "each item by a ridge regression on its nearest; by-size: by the number of items",
                List.of(
                        bySize("neighbours", RidgeNeighbours::neighbours),
                        standard("ridge", RidgeNeighbours::ridge),
                        standard("balance", RidgeNeighbours::balance),
                        standard("sources", RidgeNeighbours::sources),
                        standard("targets", RidgeNeighbours::targets),
                        bySize("keep", RidgeNeighbours::keep)),
                given -> new RidgeNeighbours(
                        given.count("neighbours"),
                        given.number("ridge"),
                        given.number("balance"),
                        given.number("sources"),
                        given.number("targets"),
                        given.count("keep")));
    }

    private static AlgorithmParameter bySize(String name, ToIntFunction<RidgeNeighbours> value) {
        return new AlgorithmParameter(
                name, "by-size", items -> (long) value.applyAsInt(RidgeNeighbours.standard(items)));
    }

    private static AlgorithmParameter standard(String name, ToDoubleFunction<RidgeNeighbours> value) {
        return AlgorithmParameter.of(name, value.applyAsDouble(RidgeNeighbours.standard(1)));
    }

    private static NamedAlgorithm als() {
        ImplicitAls standard = ImplicitAls.of(64, 1);
        return new NamedAlgorithm(
                standard.name(),
                "factors by alternating least squares",
                List.of(
                        AlgorithmParameter.of("factors", (long) standard.factors()),
                        AlgorithmParameter.of("rounds", (long) standard.rounds()),
                        AlgorithmParameter.of("confidence", standard.confidence()),
                        AlgorithmParameter.of("regularisation", standard.regularisation()),
                        AlgorithmParameter.of("scaling", standard.scaling()),
                        AlgorithmParameter.of("seed", standard.seed())),
                given -> new ImplicitAls(
                        given.count("factors"),
                        given.count("rounds"),
                        given.number("confidence"),
                        given.number("regularisation"),
                        given.number("scaling"),
                        given.whole("seed")));
    }

    private static List<AlgorithmParameter> nearest() {
        return List.of(
                AlgorithmParameter.of("neighbours", NEIGHBOURS),
                AlgorithmParameter.of("similarity", SIMILARITIES.get(0)),
                AlgorithmParameter.of("alpha", ItemSimilarity.cosine().alpha()),
                AlgorithmParameter.of("shrinkage", SHRINKAGE));
    }

    private static ItemSimilarity similarity(ParameterValues given) {
        String word = given.word("similarity");
        ItemSimilarity.Kind kind = switch (word) {
            case "cosine" -> ItemSimilarity.Kind.COSINE;
            case "dot" -> ItemSimilarity.Kind.DOT;
            case "jaccard" -> ItemSimilarity.Kind.JACCARD;
            case "asymmetric" -> ItemSimilarity.Kind.ASYMMETRIC_COSINE;
            default -> throw InvalidValueException.of("parameter similarity", "one of " + SIMILARITIES, word);
        };
        return new ItemSimilarity(kind, given.number("alpha"));
    }

    /**
     * Finds an algorithm.
     *
     * @throws InvalidValueException that names all, if there is none
     */
    static NamedAlgorithm named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidValueException.of("algorithm", "one of " + names(), name));
    }

    private static List<String> names() {
        return ALL.stream().map(NamedAlgorithm::name).toList();
    }

    /**
     * Parts names from values.
     *
     * @param of whose parameters they must be
     * @param typed such as {@code alpha=1}
     * @throws InvalidValueException that names all parameters, if one is none of them; or if one is there twice
     */
    static Map<String, String> parameters(NamedAlgorithm of, List<String> typed) {
        Map<String, String> given = new TreeMap<>();
        for (String each : typed) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            List<String> known =
                    of.parameters().stream().map(AlgorithmParameter::name).toList();
            if (!known.contains(name)) {
                throw InvalidValueException.of("parameter of " + of.name(), "one of " + known, name);
            }
            if (equals < 0 || given.put(name, each.substring(equals + 1)) != null) {
                throw InvalidValueException.of("parameter " + name, "given once, as " + name + "=VALUE", each);
            }
        }
        return given;
    }

    /** The names, for the help. */
    @Override
    public Iterator<String> iterator() {
        return new ArrayList<>(names()).iterator();
    }

    /** What ridge regressions were fitted with, as it can be typed. */
    static ParameterValues chosen(RidgeNeighbours best) {
        return ParameterValues.of(
                named(RidgeNeighbours.NAME),
                Map.of(
                        "neighbours", String.valueOf(best.neighbours()),
                        "ridge", String.valueOf(best.ridge()),
                        "balance", String.valueOf(best.balance()),
                        "sources", String.valueOf(best.sources()),
                        "targets", String.valueOf(best.targets()),
                        "keep", String.valueOf(best.keep())),
                1);
    }
}
