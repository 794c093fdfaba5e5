package io.communitykit.benchmarks.feed;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.influence.InteractionGraph;
import io.communitykit.recommend.influence.InteractionGraphBuilder;
import io.communitykit.recommend.influence.InteractionKind;
import io.communitykit.recommend.influence.InteractionWeight;
import io.communitykit.recommend.influence.RingRule;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Interactions by preferential attachment: ten a member on average. Half are given by who came last, half by anybody who is there; half are
 * received by whom earlier ones were received by, half by anybody who is there; every tenth is returned. Seeded.
 */
final class SampleInteractions {

    private static final int PER_MEMBER = 10;
    private static final int HEAVIEST = 9;

    final int[] from;
    final int[] to;
    final int[] weight;
    final MemberId[] members;

    SampleInteractions(int edges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        from = new int[edges];
        to = new int[edges];
        weight = new int[edges];
        members = new MemberId[Math.max(2, edges / PER_MEMBER)];
        for (int i = 0; i < members.length; i++) {
            members[i] = new MemberId("member-" + i);
        }
        for (int edge = 0; edge < edges; edge++) {
            int member = Math.min(members.length - 1, 1 + edge / PER_MEMBER);
            weight[edge] = 1 + random.nextInt(HEAVIEST);
            if (edge > 0 && random.nextInt(PER_MEMBER) == 0) {
                from[edge] = to[edge - 1];
                to[edge] = from[edge - 1];
            } else {
                from[edge] = random.nextBoolean() ? member : random.nextInt(member);
                to[edge] = edge > 0 && random.nextBoolean() ? to[random.nextInt(edge)] : random.nextInt(member);
            }
        }
    }

    /** From the interactions to the graph, as a host that numbers members once would tell them. */
    InteractionGraph graph(RingRule rings) {
        InteractionGraphBuilder builder = InteractionGraph.builder(
                        List.of(new InteractionWeight(InteractionKind.REPLY, 1)))
                .rings(rings);
        for (MemberId member : members) {
            builder.add(member);
        }
        for (int edge = 0; edge < from.length; edge++) {
            builder.addNumbered(from[edge], to[edge], weight[edge]);
        }
        return builder.build();
    }
}
