package io.communitykit.examples.summary;

import java.util.List;

/**
 * What a screen for abuse found among the referrals of a history.
 *
 * @param policy which policy
 * @param facts how many facts it was told
 * @param referrals how many referrals it judged
 * @param pass how many of them pass
 * @param review how many a human should look at
 * @param block how many are to earn nothing
 * @param suspicious those that do not pass, the highest score first
 * @param clusters what ties them together, the one with the most suspicious referrals first
 * @param reasons why facts were not taken as they were told
 */
public record AbuseSummary(
        String policy,
        long facts,
        long referrals,
        long pass,
        long review,
        long block,
        List<Judged> suspicious,
        List<Cluster> clusters,
        List<ReferralSummary.Why> reasons) {

    /** Of a history without referrals. */
    public static final AbuseSummary NONE = new AbuseSummary("", 0, 0, 0, 0, 0, List.of(), List.of(), List.of());

    /** Copies the lists. */
    public AbuseSummary {
        suspicious = List.copyOf(suspicious);
        clusters = List.copyOf(clusters);
        reasons = List.copyOf(reasons);
    }

    /**
     * A referral with what speaks against it.
     *
     * @param referrer who brought
     * @param friend who came
     * @param verdict {@code review} or {@code block}
     * @param score 0 to 10,000 basis points
     * @param because in words, the strongest first
     */
    public record Judged(String referrer, String friend, String verdict, int score, List<String> because) {

        /** Copies the words. */
        public Judged {
            because = List.copyOf(because);
        }
    }

    /**
     * Members who belong together, as a graph.
     *
     * @param members the nodes that are members
     * @param keys the nodes that are things they were seen with
     * @param edges the evidence; each names nodes of the two lists
     */
    public record Cluster(List<String> members, List<Key> keys, List<Edge> edges) {

        /** Copies the lists. */
        public Cluster {
            members = List.copyOf(members);
            keys = List.copyOf(keys);
            edges = List.copyOf(edges);
        }
    }

    /**
     * Something that several members were seen with.
     *
     * @param name unreadable, but for its kind
     * @param strength {@code hard}, {@code soft} or {@code trait}
     * @param sharers how many share it in the whole community
     */
    public record Key(String name, String strength, int sharers) {}

    /**
     * What ties two nodes.
     *
     * @param kind {@code referral} or {@code holding}
     * @param from the referrer, or the member who was seen with a key
     * @param to the friend, or the key
     * @param weight 0 to 10,000 basis points: the score of a referral, or how near a key brings two
     * @param verdict of a referral: {@code pass}, {@code review} or {@code block}; empty text of a holding
     * @param because the signals that speak against a referral, the strongest first
     */
    public record Edge(String kind, String from, String to, int weight, String verdict, List<String> because) {

        /** Copies the signals. */
        public Edge {
            because = List.copyOf(because);
        }
    }
}
