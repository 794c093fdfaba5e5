package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.diversity.Similarity;

/** How far apart two items are, by number: the same both ways, 0 or more. Safe for many threads. */
@FunctionalInterface
public interface ItemDistance {

    /**
     * How far apart two items are.
     *
     * @param a one item's number
     * @param b the other's
     * @return 0 or more
     */
    double between(int a, int b);

    /**
     * Jaccard's distance of the members who have the items: 1 less those that have both by those that have either; 1 where nobody has either. Takes time
     * as there are members who have one of them.
     *
     * @param interactions what members have
     * @return a distance, 0 to 1
     */
    static ItemDistance ofMembers(Interactions interactions) {
        SparseRows rows = interactions.byItem();
        return (a, b) -> {
            int both = 0;
            int i = rows.start(a);
            int j = rows.start(b);
            while (i < rows.end(a) && j < rows.end(b)) {
                int order = Integer.compare(rows.column(i), rows.column(j));
                both += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            int either = rows.count(a) + rows.count(b) - both;
            return either == 0 ? 1 : 1 - both / (double) either;
        };
    }

    /**
     * 1 less a similarity.
     *
     * @param similarity of items by number
     * @return a distance, 0 to 1
     */
    static ItemDistance of(Similarity similarity) {
        return (a, b) -> 1 - similarity.of(a, b);
    }

    /**
     * Intra-list diversity: the mean distance over all pairs of a list's items (Smyth and McClave 2001; Ziegler and others, WWW 2005).
     *
     * @param list two items or more
     * @return 0 or more
     * @throws InvalidValueException if the list is too short or a distance is not finite or below 0
     */
    default double within(int[] list) {
        if (list.length < 2) {
            throw InvalidValueException.of("items of a list", "at least 2", list.length);
        }
        double sum = 0;
        for (int i = 1; i < list.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = between(list[j], list[i]);
                if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
                    throw InvalidValueException.of(
                            "distance of items " + list[j] + " and " + list[i], "0 or more and finite", distance);
                }
                sum += distance;
            }
        }
        return sum / (list.length * (list.length - 1.0) / 2);
    }
}
