package io.communitykit.examples.recommend;

import io.communitykit.recommend.candidate.model.Algorithm;
import java.util.List;
import java.util.function.Function;

/**
 * An algorithm that can be asked for by name.
 *
 * @param name what it is called
 * @param about what it does, in a few words
 * @param parameters what it can be given
 * @param making makes it of values
 */
record NamedAlgorithm(
        String name, String about, List<AlgorithmParameter> parameters, Function<ParameterValues, Algorithm> making) {}
