package io.communitykit.benchmarks.peers;

import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.evaluate.Hits;
import io.communitykit.recommend.candidate.evaluate.Ideal;
import io.communitykit.recommend.candidate.evaluate.Metric;

/**
 * How good lists are, by the metrics of CommunityKit's evaluation, whoever made them.
 *
 * @param recall at {@value Recommender#PLACES}, mean over members
 * @param ndcg the same, by the best list that there is room for
 */
record Quality(double recall, double ndcg) {

    /**
     * Judges the lists of some members.
     *
     * @throws IllegalStateException if a list is too long or holds what the member has
     */
    static Quality of(Recommender recommender, TrainAndTest parts, int[] members) {
        double recall = 0;
        double ndcg = 0;
        for (int member : members) {
            int[] list = recommender.top(member);
            check(list, Profile.of(parts.train(), member));
            Hits hits = Hits.of(list, parts.relevant(member), Recommender.PLACES);
            recall += Metric.RECALL.of(hits, Ideal.TRUNCATED);
            ndcg += Metric.NDCG.of(hits, Ideal.TRUNCATED);
        }
        return new Quality(recall / members.length, ndcg / members.length);
    }

    private static void check(int[] list, Profile known) {
        if (list.length > Recommender.PLACES) {
            throw new IllegalStateException("a list of " + list.length);
        }
        for (int item : list) {
            if (known.contains(item)) {
                throw new IllegalStateException("a list holds what the member has: item number " + item);
            }
        }
    }
}
