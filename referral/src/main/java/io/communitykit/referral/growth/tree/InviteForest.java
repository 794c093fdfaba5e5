package io.communitykit.referral.growth.tree;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.growth.tree.DroppedEdge.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * All trees of who came by whom, with the structural virality of each: the mean distance of two members (Goel, Anderson, Hofman and Watts,
 * Management Science 62, 2016, 180; published online 2015). Immutable and safe for many threads; the same edges in the same order give the same
 * forest.
 *
 * <p>Each edge splits its tree in s and n - s members and lies between so many pairs, so that all distances come to the sum of s (n - s): time
 * and memory in proportion to the members, beside a union-find that says which edge would close a circle. The sum is exact to 2^127.
 *
 * @param trees in the order in which their members were first named
 * @param dropped edges that are no part of a tree, in their order
 */
public record InviteForest(List<InviteTree> trees, List<DroppedEdge> dropped) {

    /**
     * Copies the lists.
     *
     * @param trees the trees
     * @param dropped edges that are no part of a tree
     */
    public InviteForest {
        trees = List.copyOf(trees);
        dropped = List.copyOf(dropped);
    }

    /**
     * The mean over trees of two members or more, each tree as much as any other.
     *
     * @return the mean; nothing where there is no such tree
     */
    public OptionalDouble meanVirality() {
        return trees.stream()
                .filter(it -> it.virality().isPresent())
                .mapToDouble(it -> it.virality().orElseThrow())
                .average();
    }

    /**
     * Builds the trees; of two edges that cannot both be, the one that was given first is kept.
     *
     * @param edges who came by whom
     * @return the forest
     */
    public static InviteForest of(List<InviteEdge> edges) {
        Growing growing = new Growing(edges.size());
        for (int i = 0; i < edges.size(); i++) {
            growing.add(i, edges.get(i));
        }
        return growing.done();
    }

    /** Members by number, in the order in which they were named. For one thread. */
    private static final class Growing {

        private final Map<MemberId, Integer> numbers = new HashMap<>();
        private final List<MemberId> members = new ArrayList<>();
        private final List<DroppedEdge> dropped = new ArrayList<>();
        private int[] parent;
        private int[] part;

        Growing(int edges) {
            this.parent = new int[Math.max(edges + 1, 16)];
            this.part = new int[parent.length];
        }

        void add(int index, InviteEdge edge) {
            int inviter = number(edge.inviter());
            int invitee = number(edge.invitee());
            if (inviter == invitee) {
                dropped.add(new DroppedEdge(index, edge, Reason.SELF_LOOP));
            } else if (parent[invitee] == inviter) {
                dropped.add(new DroppedEdge(index, edge, Reason.DUPLICATE));
            } else if (parent[invitee] >= 0) {
                dropped.add(new DroppedEdge(index, edge, Reason.SECOND_INVITER));
            } else if (find(inviter) == invitee) {
                dropped.add(new DroppedEdge(index, edge, Reason.CYCLE));
            } else {
                parent[invitee] = inviter;
                // The invitee had no inviter, so it is the root of its tree and of its part.
                part[invitee] = find(inviter);
            }
        }

        private int number(MemberId member) {
            Integer known = numbers.putIfAbsent(member, members.size());
            if (known != null) {
                return known;
            }
            int number = members.size();
            if (number == parent.length) {
                parent = Arrays.copyOf(parent, number * 2);
                part = Arrays.copyOf(part, number * 2);
            }
            members.add(member);
            parent[number] = -1;
            part[number] = number;
            return number;
        }

        private int find(int member) {
            int at = member;
            while (part[at] != at) {
                part[at] = part[part[at]];
                at = part[at];
            }
            return at;
        }

        InviteForest done() {
            int n = members.size();
            int[] order = fromRoots(n);
            int[] size = new int[n];
            int[] depth = new int[n];
            for (int i = n - 1; i >= 0; i--) {
                int at = order[i];
                size[at]++;
                if (parent[at] >= 0) {
                    size[parent[at]] += size[at];
                    depth[parent[at]] = Math.max(depth[parent[at]], depth[at] + 1);
                }
            }
            PairSums sums = new PairSums(n);
            for (int at : order) {
                if (parent[at] >= 0) {
                    int root = find(at);
                    sums.add(root, (long) size[at] * (size[root] - size[at]));
                }
            }
            List<InviteTree> trees = new ArrayList<>();
            for (int at = 0; at < n; at++) {
                if (parent[at] < 0) {
                    trees.add(new InviteTree(members.get(at), size[at], depth[at], sums.mean(at, size[at])));
                }
            }
            return new InviteForest(trees, dropped);
        }

        /** Parents before children: children are chained by their parent, then taken from a stack. */
        private int[] fromRoots(int n) {
            int[] firstChild = new int[n];
            int[] nextChild = new int[n];
            Arrays.fill(firstChild, -1);
            int[] order = new int[n];
            int filled = 0;
            for (int at = 0; at < n; at++) {
                if (parent[at] < 0) {
                    order[filled++] = at;
                } else {
                    nextChild[at] = firstChild[parent[at]];
                    firstChild[parent[at]] = at;
                }
            }
            for (int i = 0; i < filled; i++) {
                for (int child = firstChild[order[i]]; child >= 0; child = nextChild[child]) {
                    order[filled++] = child;
                }
            }
            return order;
        }
    }
}
