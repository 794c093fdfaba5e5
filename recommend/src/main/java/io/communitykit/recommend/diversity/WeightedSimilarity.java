package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;
import java.util.List;

/** The average of similarities, by weight. Parts are added in their order. */
final class WeightedSimilarity implements Similarity {

    private final Similarity[] parts;
    private final double[] weights;

    WeightedSimilarity(List<Weighted> given) {
        if (given.isEmpty()) {
            throw InvalidValueException.of("parts of a weighted similarity", "one or more", "none");
        }
        parts = given.stream().map(Weighted::similarity).toArray(Similarity[]::new);
        weights = new double[parts.length];
        double sum = 0;
        for (Weighted part : given) {
            sum += part.weight();
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = given.get(i).weight() / sum;
        }
    }

    @Override
    public double of(int a, int b) {
        if (a == b) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weights[i] * parts[i].of(a, b);
        }
        return Math.min(1, sum);
    }

    @Override
    public void add(int item, double weight, int n, double[] into) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].add(item, weight * weights[i], n, into);
        }
    }
}
