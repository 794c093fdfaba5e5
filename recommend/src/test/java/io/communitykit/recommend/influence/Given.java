package io.communitykit.recommend.influence;

import io.communitykit.core.id.MemberId;
import java.util.List;

/** An edge of a test: who gives whom how much, by number. */
record Given(int from, int to, int weight) {

    static final InteractionKind KIND = InteractionKind.REPLY;
    static final List<InteractionWeight> WEIGHTS = List.of(new InteractionWeight(KIND, 1));

    /** Three digits, so that the order of names is that of numbers. */
    static MemberId member(int number) {
        return new MemberId("m%03d".formatted(number));
    }

    Interaction interaction() {
        return new Interaction(member(from), member(to), KIND, weight);
    }

    static InteractionGraph graph(int members, List<Given> edges, RingRule rings) {
        InteractionGraphBuilder builder = InteractionGraph.builder(WEIGHTS).rings(rings);
        for (int i = 0; i < members; i++) {
            builder.add(member(i));
        }
        edges.forEach(edge -> builder.add(edge.interaction()));
        return builder.build();
    }

    static double[] ranks(int members, List<Given> edges, RingRule rings) {
        return ranks(new PageRank(0.85, 1e-15, 2_000).rank(graph(members, edges, rings)));
    }

    static double[] ranks(InfluenceRanks ranks) {
        double[] all = new double[ranks.graph().nodes()];
        for (int node = 0; node < all.length; node++) {
            all[node] = ranks.rank(node);
        }
        return all;
    }
}
