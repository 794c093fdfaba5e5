package io.communitykit.risk.abuse.internal;

import java.util.Arrays;

/**
 * The circles of persons who brought each other: strongly connected parts of two persons or more, by Tarjan's algorithm (SIAM J. Comput.
 * 1(2), 1972) without recursion over rows of targets, in time and space linear in members and referrals. Referrals within one person are
 * no circle. Used once; the result is immutable.
 */
final class Cycles {

    /** Nobody brought anybody. */
    static final Cycles NONE = new Cycles(new int[0], new int[] {0});

    private final int[] part;
    private final int[] sizes;

    private Cycles(int[] part, int[] sizes) {
        this.part = part;
        this.sizes = sizes;
    }

    /** How many persons the circle of both has; 0 if there is none, or one of them is in no circle. */
    int together(int one, int other) {
        int of = part(one);
        return of != 0 && of == part(other) ? sizes[of] : 0;
    }

    /** Whether a person is in a circle. */
    boolean has(int person) {
        return part(person) != 0;
    }

    /** The circle of a person, from 1 on; 0 for none. */
    int part(int person) {
        return person < part.length ? part[person] : 0;
    }

    static Cycles of(Persons persons, Edges edges) {
        int members = persons.members();
        int[] start = new int[members + 1];
        for (int edge = 0; edge < edges.size(); edge++) {
            int from = persons.find(edges.from(edge));
            start[from + 1] += from == persons.find(edges.to(edge)) ? 0 : 1;
        }
        for (int i = 0; i < members; i++) {
            start[i + 1] += start[i];
        }
        int[] targets = new int[start[members]];
        int[] fill = Arrays.copyOf(start, members);
        for (int edge = 0; edge < edges.size(); edge++) {
            int from = persons.find(edges.from(edge));
            int to = persons.find(edges.to(edge));
            if (from != to) {
                targets[fill[from]++] = to;
            }
        }
        return new Search(start, targets).run();
    }

    /** The search itself: a node's number is its order of discovery, its low the least number that it reaches. */
    private static final class Search {

        private final int[] start;
        private final int[] targets;
        private final int[] next;
        private final int[] number;
        private final int[] low;
        private final int[] part;
        private final IntStack path = new IntStack();
        private final IntStack open = new IntStack();
        private final IntStack sizes = new IntStack();
        private int count;

        Search(int[] start, int[] targets) {
            this.start = start;
            this.targets = targets;
            int nodes = start.length - 1;
            this.next = Arrays.copyOf(start, nodes);
            this.number = new int[nodes];
            this.low = new int[nodes];
            this.part = new int[nodes];
            sizes.push(0);
        }

        Cycles run() {
            for (int node = 0; node < number.length; node++) {
                // Who brought nobody is in no circle, and is met from elsewhere if at all.
                if (number[node] == 0 && start[node] < start[node + 1]) {
                    from(node);
                }
            }
            for (int node = 0; node < part.length; node++) {
                part[node] = Math.max(part[node], 0);
            }
            return new Cycles(part, sizes.toArray());
        }

        private void from(int root) {
            enter(root);
            while (path.size() > 0) {
                int node = path.get(path.size() - 1);
                if (next[node] == start[node + 1]) {
                    leave(path.pop());
                    continue;
                }
                int to = targets[next[node]++];
                if (number[to] == 0) {
                    enter(to);
                } else if (part[to] == 0) {
                    low[node] = Math.min(low[node], number[to]);
                }
            }
        }

        private void enter(int node) {
            number[node] = ++count;
            low[node] = count;
            path.push(node);
            open.push(node);
        }

        private void leave(int node) {
            if (path.size() > 0) {
                int above = path.get(path.size() - 1);
                low[above] = Math.min(low[above], low[node]);
            }
            if (low[node] != number[node]) {
                return;
            }
            if (open.get(open.size() - 1) == node) {
                part[open.pop()] = -1;
                return;
            }
            int before = open.size();
            int member;
            do {
                member = open.pop();
                part[member] = sizes.size();
            } while (member != node);
            sizes.push(before - open.size());
        }
    }
}
