package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import java.util.List;

/**
 * How key opinion consumers are found.
 *
 * @param version named by every ranking
 * @param interactions what each kind of interaction counts, each kind once, at least one
 * @param rings how weight that comes back is discounted
 * @param pageRank how the graph is ranked
 * @param weights what each part of the score counts
 * @param z of Wilson's lower bound of the conversion, 0.001 to 10: more wants more evidence
 * @param fullConversion the lower bound that gives the whole part, basis points, 1 to 10,000
 * @param fullShare the share of all revenue that gives the whole part, basis points, 1 to 10,000
 */
public record KocPolicy(
        PolicyVersion version,
        List<InteractionWeight> interactions,
        RingRule rings,
        PageRank pageRank,
        KocWeights weights,
        double z,
        int fullConversion,
        int fullShare) {

    private static final double LEAST_Z = 0.001;
    private static final double MOST_Z = 10;

    /**
     * Checks the ranges and copies the list.
     *
     * @param version named by every ranking
     * @param interactions what each kind counts
     * @param rings how rings are discounted
     * @param pageRank how the graph is ranked
     * @param weights what each part counts
     * @param z of Wilson's lower bound
     * @param fullConversion the lower bound that gives the whole part
     * @param fullShare the share of all revenue that gives the whole part
     */
    public KocPolicy {
        interactions = List.copyOf(interactions);
        long kinds =
                interactions.stream().map(InteractionWeight::kind).distinct().count();
        if (kinds != interactions.size() || kinds == 0) {
            throw InvalidValueException.of("kinds of interaction", "at least one, each there once", interactions);
        }
        if (!(z >= LEAST_Z && z <= MOST_Z)) {
            throw InvalidValueException.of("z", "from 0.001 to 10", z);
        }
        full("conversion", fullConversion);
        full("share of gmv", fullShare);
    }

    private static void full(String name, int value) {
        if (value < 1 || value > BasisPoints.ALL) {
            throw InvalidValueException.of("full " + name, "1 to " + BasisPoints.ALL + " basis points", value);
        }
    }

    /**
     * Starts a graph by this policy.
     *
     * @return an empty builder
     */
    public InteractionGraphBuilder graph() {
        return InteractionGraph.builder(interactions).rings(rings);
    }
}
