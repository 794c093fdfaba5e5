package io.communitykit.recommend.feed;

import io.communitykit.recommend.diversity.Dpp;
import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.diversity.Mmr;
import io.communitykit.recommend.diversity.Similarity;
import io.communitykit.recommend.diversity.Xquad;
import io.communitykit.recommend.feed.internal.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** Chooses the first places so that they are not all alike; the rest keeps its order. Used once. */
final class Variation {

    /** So many of the best are chosen from for each place. */
    private static final int CHOICE = 4;

    private static final int LEAST_CHOICE = 200;

    private final Variety variety;
    private final Likeness likeness;
    private final Columns columns;
    private final IntUnaryOperator rowOf;
    private final long[] scores;

    Variation(FeedPolicy policy, Columns columns, IntUnaryOperator rowOf, long[] scores) {
        this.variety = policy.variety();
        this.likeness = policy.likeness();
        this.columns = columns;
        this.rowOf = rowOf;
        this.scores = scores;
    }

    /** Only the first {@code front} are chosen from. */
    int[] order(int[] ranked, int front, int size) {
        int head = Math.min(front, Math.max(LEAST_CHOICE, CHOICE * size));
        if (variety instanceof Variety.None || head < 2) {
            return ranked;
        }
        int[] chosen = new int[head];
        int count = choose(ranked, head, Math.min(size, head), chosen);
        int[] order = ranked.clone();
        boolean[] taken = new boolean[head];
        for (int i = 0; i < count; i++) {
            order[i] = ranked[chosen[i]];
            taken[chosen[i]] = true;
        }
        int at = count;
        for (int i = 0; i < head; i++) {
            if (!taken[i]) {
                order[at++] = ranked[i];
            }
        }
        return order;
    }

    private int choose(int[] ranked, int head, int size, int[] chosen) {
        double[] relevance = relevance(ranked, head);
        if (variety instanceof Variety.Mmr mmr) {
            return new Mmr(mmr.lambda()).select(head, relevance, similarity(ranked, head), size, chosen);
        } else if (variety instanceof Variety.Dpp dpp) {
            return Dpp.windowed(dpp.alpha(), dpp.window())
                    .select(head, relevance, similarity(ranked, head), size, chosen);
        } else if (variety instanceof Variety.Xquad xquad) {
            return covering(xquad, ranked, head, relevance, size, chosen);
        }
        return 0;
    }

    // Scores between 0 for the worst of the head and 1 for the best.
    private double[] relevance(int[] ranked, int head) {
        double best = scores[ranked[0]];
        double spread = best - scores[ranked[head - 1]];
        double[] relevance = new double[head];
        for (int i = 0; i < head; i++) {
            relevance[i] = spread > 0 ? 1 - (best - scores[ranked[i]]) / spread : 1;
        }
        return relevance;
    }

    private Similarity similarity(int[] ranked, int head) {
        List<Similarity.Weighted> parts = new ArrayList<>();
        add(parts, likeness.author(), GroupKey.AUTHOR, ranked, head);
        add(parts, likeness.category(), GroupKey.CATEGORY, ranked, head);
        add(parts, likeness.shop(), GroupKey.SHOP, ranked, head);
        add(parts, likeness.format(), GroupKey.FORMAT, ranked, head);
        if (likeness.tags() > 0) {
            int[][] tags = new int[head][];
            for (int i = 0; i < head; i++) {
                tags[i] = columns.tags[rowOf.applyAsInt(ranked[i])];
            }
            parts.add(new Similarity.Weighted(Similarity.jaccard(tags), likeness.tags()));
        }
        return Similarity.weighted(parts);
    }

    private void add(List<Similarity.Weighted> parts, int weight, GroupKey key, int[] ranked, int head) {
        if (weight > 0) {
            parts.add(new Similarity.Weighted(Similarity.sameGroup(codes(key, ranked, head)), weight));
        }
    }

    private int[] codes(GroupKey key, int[] ranked, int head) {
        int[] codes = new int[head];
        for (int i = 0; i < head; i++) {
            codes[i] = columns.groups(key).codes[rowOf.applyAsInt(ranked[i])];
        }
        return codes;
    }

    private int covering(Variety.Xquad xquad, int[] ranked, int head, double[] relevance, int size, int[] chosen) {
        int[] categories = codes(GroupKey.CATEGORY, ranked, head);
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int category : categories) {
            if (category >= 0) {
                counts.merge(category, 1, Integer::sum);
            }
        }
        List<Integer> aspects = List.copyOf(counts.keySet());
        double[] shares = new double[aspects.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (double) counts.getOrDefault(aspects.get(i), 0) / head;
        }
        return new Xquad(xquad.lambda())
                .select(
                        head,
                        relevance,
                        (candidate, aspect) -> categories[candidate] == aspects.get(aspect) ? 1 : 0,
                        shares,
                        size,
                        chosen);
    }
}
