package io.communitykit.recommend.diversity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random candidates, by seed. */
final class Samples {

    private Samples() {}

    static double[] relevance(int n, long seed) {
        return new SplittableRandom(seed).doubles(n).toArray();
    }

    static float[][] vectors(int n, int dimension, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] vectors = new float[n][dimension];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimension; i++) {
                vector[i] = (float) random.nextDouble();
            }
        }
        return vectors;
    }

    static float[][] signed(int n, int dimension, long seed) {
        float[][] vectors = vectors(n, dimension, seed);
        for (float[] vector : vectors) {
            for (int i = 0; i < dimension; i++) {
                vector[i] -= 0.5f;
            }
        }
        return vectors;
    }

    static int[] groups(int n, int groups, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(n, -1, groups).toArray();
    }

    static int[][] tags(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] tags = new int[n][];
        for (int i = 0; i < n; i++) {
            tags[i] = random.ints(random.nextInt(6), 0, 8).toArray();
        }
        return tags;
    }

    /** Every ready similarity, and a sum of them. */
    static List<Similarity> similarities(int n, long seed) {
        List<Similarity> all = new ArrayList<>();
        all.add(Similarity.sameGroup(groups(n, 4, seed)));
        all.add(Similarity.jaccard(tags(n, seed + 1)));
        all.add(Similarity.cosine(vectors(n, 5, seed + 2)));
        all.add(Similarity.shiftedCosine(signed(n, 5, seed + 3)));
        all.add(Similarity.weighted(List.of(
                new Similarity.Weighted(all.get(0), 3),
                new Similarity.Weighted(all.get(1), 0.1),
                new Similarity.Weighted(all.get(3), 2))));
        return all;
    }

    /** Positive definite and without ties. */
    static Similarity smooth(int n, long seed) {
        return Similarity.weighted(List.of(
                new Similarity.Weighted(Similarity.shiftedCosine(signed(n, 6, seed)), 4),
                new Similarity.Weighted(Similarity.sameGroup(groups(n, 5, seed)), 1),
                new Similarity.Weighted(Similarity.jaccard(tags(n, seed + 1)), 1)));
    }

    static List<Integer> list(int[] order, int count) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(order[i]);
        }
        return list;
    }
}
