package io.communitykit.core.segment.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/** Which nodes must be judged before which. Numbers stand for the nodes. Works without recursion. */
public final class Dependencies {

    private final List<TreeSet<Integer>> needs = new ArrayList<>();

    /**
     * Starts without any need.
     *
     * @param nodes how many nodes there are
     */
    public Dependencies(int nodes) {
        for (int i = 0; i < nodes; i++) {
            needs.add(new TreeSet<>());
        }
    }

    /**
     * One node needs another.
     *
     * @param node the node
     * @param needed what must be judged before
     */
    public void add(int node, int needed) {
        needs.get(node).add(needed);
    }

    /**
     * The nodes in an order in which each comes after those that it needs, and else as it was declared (A. B. Kahn, 1962).
     *
     * @return all nodes, or fewer where some need each other
     */
    public List<Integer> order() {
        int[] open = needs.stream().mapToInt(TreeSet::size).toArray();
        List<List<Integer>> needing = new ArrayList<>();
        needs.forEach(it -> needing.add(new ArrayList<>()));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int node = 0; node < open.length; node++) {
            for (int needed : needs.get(node)) {
                needing.get(needed).add(node);
            }
            if (open[node] == 0) {
                ready.add(node);
            }
        }
        List<Integer> order = new ArrayList<>();
        for (Integer node = ready.poll(); node != null; node = ready.poll()) {
            order.add(node);
            for (int next : needing.get(node)) {
                if (--open[next] == 0) {
                    ready.add(next);
                }
            }
        }
        return order;
    }

    /**
     * How many needs the longest chain has.
     *
     * @param order all nodes in order
     * @return 0 where no node needs another
     */
    public int longest(List<Integer> order) {
        int[] longest = new int[needs.size()];
        int most = 0;
        for (int node : order) {
            for (int needed : needs.get(node)) {
                longest[node] = Math.max(longest[node], longest[needed] + 1);
            }
            most = Math.max(most, longest[node]);
        }
        return most;
    }

    /**
     * Nodes of which each needs the next, and the last the first.
     *
     * @return such a ring, or none where there is an order
     */
    public List<Integer> ring() {
        BitSet left = new BitSet();
        left.set(0, needs.size());
        order().forEach(left::clear);
        List<Integer> path = new ArrayList<>();
        int node = left.nextSetBit(0);
        while (node >= 0 && !path.contains(node)) {
            path.add(node);
            node = needs.get(node).stream().filter(left::get).findFirst().orElse(-1);
        }
        return node < 0 ? List.of() : List.copyOf(path.subList(path.indexOf(node), path.size()));
    }
}
