package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.influence.spi.RingSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers interactions for a graph: 16 bytes each, and each member once. Not safe for many threads; one graph a builder. */
public final class InteractionGraphBuilder {

    private final Map<InteractionKind, Integer> weights = new HashMap<>();
    private final Map<MemberId, Integer> numbers = new HashMap<>();
    private final List<MemberId> members = new ArrayList<>();
    private final EdgeColumns edges = new EdgeColumns(16);
    private RingRule rings = RingRule.STRICT;
    private RingSource source = RingSource.NONE;
    private long selfLoops;
    private boolean built;

    InteractionGraphBuilder(List<InteractionWeight> kinds) {
        for (InteractionWeight kind : kinds) {
            if (weights.put(kind.kind(), kind.weight()) != null) {
                throw InvalidValueException.of("kinds of interaction", "each there once", kind.kind());
            }
        }
        if (weights.isEmpty()) {
            throw InvalidValueException.of("kinds of interaction", "at least one", "none");
        }
    }

    /**
     * How rings are discounted.
     *
     * @param rule the rule
     * @return this builder
     */
    public InteractionGraphBuilder rings(RingRule rule) {
        rings = rule;
        return this;
    }

    /**
     * What the host knows of rings.
     *
     * @param host the port
     * @return this builder
     */
    public InteractionGraphBuilder ringSource(RingSource host) {
        source = host;
        return this;
    }

    /**
     * Makes a member part of the graph, though it may never give or receive.
     *
     * @param member who
     * @return its number in this builder, not in the graph; for {@link #addNumbered}
     */
    public int add(MemberId member) {
        Integer known = numbers.putIfAbsent(member, members.size());
        if (known != null) {
            return known;
        }
        members.add(member);
        return members.size() - 1;
    }

    /**
     * Adds an interaction. What is told of one pair adds up; a member's interaction with itself is counted and left out.
     *
     * @param interaction what was done
     * @return this builder
     * @throws InvalidValueException if its kind has no weight
     */
    public InteractionGraphBuilder add(Interaction interaction) {
        Integer weight = weights.get(interaction.kind());
        if (weight == null) {
            throw InvalidValueException.of("kind of interaction", "one that has a weight", interaction.kind());
        }
        addNumbered(add(interaction.from()), add(interaction.to()), weight * interaction.times());
        return this;
    }

    /**
     * Adds weight between members that {@link #add(MemberId)} numbered, for a host that reads many: allocates nothing.
     *
     * @param from the number of who gives
     * @param to the number of who receives
     * @param weight 1 to 10^15: times the weight of the kind
     */
    public void addNumbered(int from, int to, long weight) {
        if (from < 0 || from >= members.size() || to < 0 || to >= members.size()) {
            throw InvalidValueException.of("numbers of members", "below " + members.size(), from + " and " + to);
        }
        if (weight < 1 || weight > 1_000_000_000_000_000L) {
            throw InvalidValueException.of("weight of an edge", "1 to 10^15", weight);
        }
        if (from == to) {
            selfLoops++;
        } else {
            edges.add(from, to, weight);
        }
    }

    /**
     * Makes the graph: linear time for the edges, {@code n log n} for the members, and for rings of three the sum over edges of the shorter row.
     *
     * @return the graph
     * @throws InvalidValueException if the host's port answers outside its range
     * @throws IllegalStateException when called again
     */
    public InteractionGraph build() {
        if (built) {
            throw new IllegalStateException("a builder makes one graph");
        }
        built = true;
        MemberId[] sorted = members.toArray(MemberId[]::new);
        Arrays.sort(sorted);
        int[] number = new int[sorted.length];
        for (int node = 0; node < sorted.length; node++) {
            Integer before = numbers.get(sorted[node]);
            number[before == null ? node : before] = node;
        }
        edges.renumber(number);
        Adjacency in = Adjacency.in(edges.merged(sorted.length), sorted.length);
        if (source != RingSource.NONE) {
            ask(in, sorted);
        }
        return new InteractionGraph(sorted, ShareSplit.of(in, rings), selfLoops);
    }

    private void ask(Adjacency in, MemberId[] sorted) {
        for (int node = 0; node < sorted.length; node++) {
            for (int edge = in.offsets[node]; edge < in.offsets[node + 1]; edge++) {
                int kept = source.kept(sorted[in.nodes[edge]], sorted[node]);
                in.weights[edge] *= (double) BasisPoints.check("kept by the host", kept) / BasisPoints.ALL;
            }
        }
    }
}
