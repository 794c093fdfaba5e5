package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;

/**
 * How alike two rows of weights above 0 are: an item as its members' weights, or a member as the items' weights. One row is the target, for which
 * neighbours are sought; the other the neighbour. Rows without a common entry are not alike: 0. Immutable and safe for many threads.
 *
 * <p>With {@code t.n} the sum of products over common entries, {@code |t|} the root of the sum of squares, {@code #} a number of entries, and
 * {@code shrink} the shrinkage, 0 or more, which takes from those that have little in common; with the two cosines it counts against products of weights, so
 * that where all weights are tiny beside it similarities are too, down to 0, and nothing is ranked:
 *
 * <ul>
 *   <li>cosine: {@code t.n / (|t| |n| + shrink)};
 *   <li>dot: {@code t.n * #common / (#common + shrink)}; the weight by which Herlocker, Konstan and Riedl (2002) devalue few common entries, in the
 *       form of Koren (2008);
 *   <li>Jaccard, which looks at presence alone: {@code #common / (#t + #n - #common + shrink)};
 *   <li>asymmetric cosine of Aiolli (RecSys 2013): {@code t.n / (|t|^(2 alpha) |n|^(2 (1 - alpha)) + shrink)}. With alpha 0.5 it is the cosine; above it
 *       the target's popularity weighs more against it. This is the side that alpha is on in the code of Ferrari Dacrema, Cremonesi and Jannach
 *       (RecSys 2019), whose tuned figures can so be used as they are.
 * </ul>
 *
 * @param kind which
 * @param alpha 0 to 1 for the asymmetric cosine; 0.5 for the others, which do not use it
 */
public record ItemSimilarity(Kind kind, double alpha) {

    /** The largest shrinkage. */
    static final double MOST_SHRINKAGE = 1e12;

    private static final double EVEN = 0.5;

    /** Which formula. */
    public enum Kind {
        /** The angle between the rows. */
        COSINE(0),
        /** The sum of products. */
        DOT(1),
        /** The share of common entries in all. */
        JACCARD(2),
        /** A cosine that can lean to one side. */
        ASYMMETRIC_COSINE(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** What stands for it in the columns of a model; never changes. */
        int code() {
            return code;
        }

        static Kind of(double code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw InvalidValueException.of("kind of similarity", "0, 1, 2 or 3", code);
        }
    }

    /**
     * Checks the range.
     *
     * @param kind which
     * @param alpha 0 to 1, or 0.5 where it is not used
     */
    public ItemSimilarity {
        Checks.within("alpha of a similarity", alpha, 0, 1);
        if (kind != Kind.ASYMMETRIC_COSINE && alpha != EVEN) {
            throw InvalidValueException.of("alpha of a similarity of kind " + kind, "0.5, for it is not used", alpha);
        }
    }

    /**
     * The angle between the rows.
     *
     * @return 0 to 1
     */
    public static ItemSimilarity cosine() {
        return new ItemSimilarity(Kind.COSINE, EVEN);
    }

    /**
     * The sum of products.
     *
     * @return 0 or more
     */
    public static ItemSimilarity dot() {
        return new ItemSimilarity(Kind.DOT, EVEN);
    }

    /**
     * The share of common entries in all.
     *
     * @return 0 to 1
     */
    public static ItemSimilarity jaccard() {
        return new ItemSimilarity(Kind.JACCARD, EVEN);
    }

    /**
     * A cosine that can lean to one side.
     *
     * @param alpha 0 to 1
     * @return 0 or more
     */
    public static ItemSimilarity asymmetricCosine(double alpha) {
        return new ItemSimilarity(Kind.ASYMMETRIC_COSINE, alpha);
    }

    /** What a target brings into {@link #of}: of its sum of squares and number of entries. */
    double target(double squares, int entries) {
        return switch (kind) {
            case COSINE -> Math.sqrt(squares);
            case DOT, JACCARD -> entries;
            case ASYMMETRIC_COSINE -> StrictMath.pow(squares, alpha);
        };
    }

    /** What a neighbour brings into {@link #of}. */
    double neighbour(double squares, int entries) {
        return switch (kind) {
            case COSINE -> Math.sqrt(squares);
            case DOT, JACCARD -> entries;
            case ASYMMETRIC_COSINE -> StrictMath.pow(squares, 1 - alpha);
        };
    }

    /** What a common entry adds to the overlap. */
    double product(double target, double neighbour) {
        return kind == Kind.JACCARD ? 1 : target * neighbour;
    }

    /** The similarity, above 0 where the overlap is. */
    double of(double overlap, int common, double target, double neighbour, double shrinkage) {
        return switch (kind) {
            case COSINE, ASYMMETRIC_COSINE -> overlap / (target * neighbour + shrinkage);
            case DOT -> shrinkage == 0 ? overlap : overlap * (common / (common + shrinkage));
            case JACCARD -> overlap / (target + neighbour - overlap + shrinkage);
        };
    }

    /** Whether {@link #of} needs the number of common entries beside the overlap. */
    boolean isCounting(double shrinkage) {
        return kind == Kind.DOT && shrinkage > 0;
    }
}
