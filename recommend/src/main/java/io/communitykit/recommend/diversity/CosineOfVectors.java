package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;

/**
 * Cosines. Vectors are brought to length 1 once and laid down part by part ({@code units[part * n + item]}), so that a row takes four
 * neighbours at a time, whose sums do not wait for each other; parts are added in their order, in a row as in a pair, so that both give the
 * same bits. O(n dimension) a row; 8 bytes a part.
 */
final class CosineOfVectors implements Similarity {

    private final int items;
    private final int dimension;
    private final double[] units;
    private final double shift;
    private final double scale;

    private CosineOfVectors(float[][] vectors, double shift) {
        items = vectors.length;
        dimension = items == 0 ? 0 : vectors[0].length;
        units = new double[Math.multiplyExact(items, dimension)];
        this.shift = shift;
        this.scale = 1 - shift;
        for (int i = 0; i < items; i++) {
            unit(i, vectors[i]);
        }
    }

    static CosineOfVectors plain(float[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            for (float part : vectors[i]) {
                if (part < 0) {
                    throw InvalidValueException.of("part of vector " + i, "0 or more", part);
                }
            }
        }
        return new CosineOfVectors(vectors, 0);
    }

    static CosineOfVectors shifted(float[][] vectors) {
        return new CosineOfVectors(vectors, 0.5);
    }

    private void unit(int item, float[] vector) {
        if (vector.length != dimension) {
            throw InvalidValueException.of(
                    "dimension of vector " + item, dimension + " as that of the first", vector.length);
        }
        double square = 0;
        for (float part : vector) {
            square += (double) part * part;
        }
        if (!Double.isFinite(square)) {
            throw InvalidValueException.of("parts of vector " + item, "finite", "one that is not");
        }
        double length = Math.sqrt(square);
        for (int part = 0; part < dimension && square > 0; part++) {
            units[part * items + item] = vector[part] / length;
        }
    }

    @Override
    public double of(int a, int b) {
        if (a == b) {
            return 1;
        }
        double cosine = 0;
        for (int at = 0; at < units.length; at += items) {
            cosine += units[at + a] * units[at + b];
        }
        return clamp(shift + scale * cosine);
    }

    @Override
    public void add(int item, double weight, int n, double[] into) {
        int i = 0;
        for (; i + 3 < n; i += 4) {
            four(item, weight, i, into);
        }
        for (; i < n; i++) {
            into[i] += weight * of(item, i);
        }
    }

    private void four(int item, double weight, int i, double[] into) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int at = 0; at < units.length; at += items) {
            double factor = units[at + item];
            first += factor * units[at + i];
            second += factor * units[at + i + 1];
            third += factor * units[at + i + 2];
            fourth += factor * units[at + i + 3];
        }
        into[i] += weight * clamp(shift + scale * first);
        into[i + 1] += weight * clamp(shift + scale * second);
        into[i + 2] += weight * clamp(shift + scale * third);
        into[i + 3] += weight * clamp(shift + scale * fourth);
    }

    /** Rounding may leave the range by a hair. */
    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
