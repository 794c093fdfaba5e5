package io.communitykit.recommend.explore;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.util.Arrays;

/**
 * What LinUCB has learnt: the inverse of {@code A = ridge * I + sum of x x'} and {@code b = sum of reward * x}. The inverse is kept by the
 * formula of Sherman and Morrison (1950), {@code A^-1 - (A^-1 x)(A^-1 x)' / (1 + x' A^-1 x)}, and stays symmetric to the bit. With an alpha
 * of 0 this is ridge regression. The same on every machine. Immutable and safe for many threads; {@link #plus} takes O(d^2).
 */
public final class LinUcbModel {

    /** No feature is larger, to either side. */
    public static final double LARGEST_FEATURE = 1e6;
    /** No reward is larger, to either side. */
    public static final double LARGEST_REWARD = 1e6;

    private final int dimension;
    private final double[] inverse;
    private final double[] response;

    private LinUcbModel(int dimension, double[] inverse, double[] response) {
        this.dimension = dimension;
        this.inverse = inverse;
        this.response = response;
    }

    static LinUcbModel fresh(int dimension, double ridge) {
        double[] inverse = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            inverse[i * dimension + i] = 1 / ridge;
        }
        return new LinUcbModel(dimension, inverse, new double[dimension]);
    }

    /**
     * A model that was stored.
     *
     * @param inverse what {@link #inverse()} gave
     * @param response what {@link #response()} gave
     * @return the model, equal to the stored one to the bit
     * @throws InvalidValueException if the sizes do not fit, a number is not finite or the inverse is not symmetric
     */
    public static LinUcbModel stored(double[] inverse, double[] response) {
        int dimension = Checks.within("dimension", response.length, 1, 256);
        if (inverse.length != dimension * dimension) {
            throw InvalidValueException.of("size of the inverse", "" + dimension * dimension, inverse.length);
        }
        for (int i = 0; i < inverse.length; i++) {
            Checks.within("inverse[" + i + "]", inverse[i], -Double.MAX_VALUE, Double.MAX_VALUE);
            double mirrored = inverse[(i % dimension) * dimension + i / dimension];
            if (inverse[i] != mirrored) {
                throw InvalidValueException.of("inverse[" + i + "]", "as its mirror image, " + mirrored, inverse[i]);
            }
        }
        for (int i = 0; i < dimension; i++) {
            Checks.within("response[" + i + "]", response[i], -Double.MAX_VALUE, Double.MAX_VALUE);
        }
        return new LinUcbModel(dimension, inverse.clone(), response.clone());
    }

    /**
     * Learns from one outcome.
     *
     * @param features of the arm that was chosen, each from -1,000,000 to 1,000,000
     * @param reward what came of it, from -1,000,000 to 1,000,000
     * @return the model that knows it; this one stays as it is
     * @throws InvalidValueException if a number is out of range or the features are not of this dimension
     */
    public LinUcbModel plus(double[] features, double reward) {
        checked("features", features);
        Checks.within("reward", reward, -LARGEST_REWARD, LARGEST_REWARD);
        double[] turned = times(features);
        double scale = 1 + dot(features, turned);
        double[] nextInverse = inverse.clone();
        double[] nextResponse = response.clone();
        for (int i = 0; i < dimension; i++) {
            nextResponse[i] += reward * features[i];
            for (int j = 0; j <= i; j++) {
                double value = inverse[i * dimension + j] - turned[i] * turned[j] / scale;
                nextInverse[i * dimension + j] = value;
                nextInverse[j * dimension + i] = value;
            }
        }
        return new LinUcbModel(dimension, nextInverse, nextResponse);
    }

    /**
     * The weights of the features, {@code A^-1 b}.
     *
     * @return a copy, one for each feature
     */
    public double[] theta() {
        return times(response);
    }

    /**
     * How little is known of such features, {@code sqrt(x' A^-1 x)}.
     *
     * @param features of an arm
     * @return 0 or more
     */
    public double width(double[] features) {
        checked("features", features);
        return Math.sqrt(Math.max(0, dot(features, times(features))));
    }

    /**
     * How many features an arm has.
     *
     * @return 1 to 256
     */
    public int dimension() {
        return dimension;
    }

    /**
     * The inverse of A, to be stored.
     *
     * @return a copy, row by row
     */
    public double[] inverse() {
        return inverse.clone();
    }

    /**
     * The vector b, to be stored.
     *
     * @return a copy
     */
    public double[] response() {
        return response.clone();
    }

    double[] checked(String name, double[] features) {
        if (features.length != dimension) {
            throw InvalidValueException.of("number of " + name, "the dimension " + dimension, features.length);
        }
        for (int i = 0; i < dimension; i++) {
            if (!(Math.abs(features[i]) <= LARGEST_FEATURE)) {
                throw InvalidValueException.of(name + ", number " + i + ",", "from -1000000 to 1000000", features[i]);
            }
        }
        return features;
    }

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private double[] times(double[] vector) {
        double[] product = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
                sum += inverse[i * dimension + j] * vector[j];
            }
            product[i] = sum;
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinUcbModel model
                && Arrays.equals(inverse, model.inverse)
                && Arrays.equals(response, model.response);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(inverse) + Arrays.hashCode(response);
    }

    @Override
    public String toString() {
        return "LinUcbModel[dimension=" + dimension + "]";
    }
}
