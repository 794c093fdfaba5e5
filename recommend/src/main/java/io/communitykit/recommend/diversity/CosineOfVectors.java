package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;

/**
 * Cosines. Vectors are brought to length 1 once and laid down part by part ({@code units[part * n + item]}), so that a row is a sum of scaled
 * columns, two at a time, that the JIT runs in vector registers; parts are added in their order. A row may leave 0 to 1 by the rounding of its
 * sums, about 1e-15. O(n dimension) a row; 8 bytes a part. The limit is the bandwidth of the cache.
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
        for (int i = 0; i < n; i++) {
            into[i] += weight * shift;
        }
        double share = weight * scale;
        int part = 0;
        for (; part + 1 < dimension; part += 2) {
            columns(
                    part * items,
                    share * units[part * items + item],
                    share * units[(part + 1) * items + item],
                    n,
                    into);
        }
        if (part < dimension) {
            column(part * items, share * units[part * items + item], n, into);
        }
    }

    private void columns(int at, double byOne, double byTwo, int n, double[] into) {
        double[] from = units;
        int next = at + items;
        for (int i = 0; i < n; i++) {
            into[i] = into[i] + byOne * from[at + i] + byTwo * from[next + i];
        }
    }

    private void column(int at, double by, int n, double[] into) {
        double[] from = units;
        for (int i = 0; i < n; i++) {
            into[i] += by * from[at + i];
        }
    }

    /** Rounding may leave the range by a hair. */
    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
