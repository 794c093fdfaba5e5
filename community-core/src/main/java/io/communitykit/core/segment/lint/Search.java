package io.communitykit.core.segment.lint;

import io.communitykit.core.segment.lint.Network.Node;
import io.communitykit.core.segment.lint.Network.Operator;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Looks for cells, one of each variable, with which nodes get the truth values asked for. What the goals demand is pushed down
 * to the predicates and takes cells away (as in the unit propagation of M. Davis, G. Logemann and D. Loveland, 1962); then one
 * predicate after another is tried true, false and unknown. Its own stack, so deep conditions do no harm. For one thread.
 */
final class Search {

    private static final int MOST_MODELS = 200;

    private final Network network;
    private Budget budget;
    private final long weight;
    /** Nodes that count as having a truth value, whatever they are made of; 0 for others. */
    private final int[] fixed;

    private final int[] masks;
    private final int[] demands;
    private List<Goal> goals = List.of();
    private long cases;

    Search(Network network, Budget budget) {
        this.network = network;
        this.budget = budget;
        this.weight = network.weight();
        this.fixed = new int[network.nodes().size()];
        this.masks = new int[fixed.length];
        this.demands = new int[fixed.length];
    }

    /**
     * What is asked of a node.
     *
     * @param node the node
     * @param truths one of these, see {@link Truths}
     */
    record Goal(int node, int truths) {}

    /** What came of it. */
    enum Answer {
        /** There are such cells. */
        FOUND,
        /** There are none: proved. */
        REFUTED,
        /** There may be. */
        UNDECIDED
    }

    void fix(int node, int truths) {
        fixed[node] = truths;
    }

    void release(int node) {
        fixed[node] = 0;
    }

    /** Sets the budget of what is asked from here on. */
    void allow(Budget other) {
        budget = other;
    }

    /** How many cases the last answer took. */
    long cases() {
        return cases;
    }

    /** Whether there are cells for the goals, though perhaps no profile that has them. */
    Answer ask(Goal... asked) {
        return find(model -> true, asked);
    }

    /** Whether there are cells that are accepted; the accepted choice has one cell of each variable left. */
    Answer find(Predicate<BitSet[]> accepts, Goal... asked) {
        goals = List.of(asked);
        cases = 0;
        int refused = 0;
        Deque<BitSet[]> open = new ArrayDeque<>();
        open.push(all());
        while (!open.isEmpty()) {
            BitSet[] domains = open.pop();
            if (!propagate(domains)) {
                if (budget.isSpent()) {
                    return Answer.UNDECIDED;
                }
                cases++;
                continue;
            }
            int atom = undecided(domains);
            if (atom >= 0) {
                splitByTruth(domains, network.nodes().get(atom), open);
            } else if (accepts.test(first(domains))) {
                return Answer.FOUND;
            } else if (++refused == MOST_MODELS) {
                return Answer.UNDECIDED;
            } else {
                splitByCell(domains, open);
            }
        }
        return refused == 0 ? Answer.REFUTED : Answer.UNDECIDED;
    }

    private BitSet[] all() {
        return network.variables().stream()
                .map(it -> {
                    BitSet cells = new BitSet();
                    cells.set(0, it.cells().size());
                    return cells;
                })
                .toArray(BitSet[]::new);
    }

    private static BitSet[] first(BitSet[] domains) {
        return Arrays.stream(domains).map(it -> only(it.nextSetBit(0))).toArray(BitSet[]::new);
    }

    private static BitSet only(int cell) {
        BitSet cells = new BitSet();
        cells.set(cell);
        return cells;
    }

    private static BitSet[] with(BitSet[] domains, int variable, BitSet cells) {
        BitSet[] copy = domains.clone();
        copy[variable] = cells;
        return copy;
    }

    private void splitByTruth(BitSet[] domains, Node atom, Deque<BitSet[]> open) {
        Map<Integer, BitSet> groups = groups(domains, atom);
        // The last one, whose cells make it true, is looked at first.
        groups.entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getKey(), a.getKey()))
                .forEach(it -> open.push(with(domains, atom.variable, it.getValue())));
    }

    private Map<Integer, BitSet> groups(BitSet[] domains, Node atom) {
        Map<Integer, BitSet> groups = new TreeMap<>();
        Variable variable = network.variables().get(atom.variable);
        domains[atom.variable].stream()
                .forEach(cell -> groups.computeIfAbsent(variable.truth(atom.atom, cell), key -> new BitSet())
                        .set(cell));
        return groups;
    }

    /** After a refusal: the same without the first cell of a variable, and with it alone. Variables of time go first. */
    private void splitByCell(BitSet[] domains, Deque<BitSet[]> open) {
        int chosen = -1;
        for (int i = 0; i < domains.length; i++) {
            boolean time = network.variables().get(i).subject().isTime();
            if (domains[i].cardinality() > 1 && (chosen < 0 || time)) {
                chosen = i;
                if (time) {
                    break;
                }
            }
        }
        if (chosen >= 0) {
            int cell = domains[chosen].nextSetBit(0);
            BitSet rest = (BitSet) domains[chosen].clone();
            rest.clear(cell);
            open.push(with(domains, chosen, only(cell)));
            open.push(with(domains, chosen, rest));
        }
    }

    // ---- propagation

    /** Takes away cells that contradict the goals; false where none is left, or the budget is spent. */
    private boolean propagate(BitSet[] domains) {
        boolean changed = true;
        while (changed) {
            if (!budget.spend(weight)) {
                return false;
            }
            look(domains);
            Arrays.fill(demands, Truths.ANY);
            for (Goal goal : goals) {
                demands[goal.node()] &= goal.truths();
            }
            changed = false;
            for (int i = network.nodes().size() - 1; i >= 0; i--) {
                if ((masks[i] & demands[i]) == 0) {
                    return false;
                } else if (fixed[i] == 0) {
                    Node node = network.nodes().get(i);
                    changed |= node.operator == Operator.ATOM && narrow(domains, node, demands[i]);
                    demand(node, demands[i]);
                }
            }
        }
        return network.times().isPossible(domains);
    }

    private boolean narrow(BitSet[] domains, Node atom, int demand) {
        Variable variable = network.variables().get(atom.variable);
        BitSet before = domains[atom.variable];
        BitSet left = (BitSet) before.clone();
        before.stream()
                .filter(cell -> (variable.truth(atom.atom, cell) & demand) == 0)
                .forEach(left::clear);
        domains[atom.variable] = left;
        return left.cardinality() < before.cardinality();
    }

    /** Which truth values the nodes may have, each seen alone. */
    private void look(BitSet[] domains) {
        for (int i = 0; i < masks.length; i++) {
            Node node = network.nodes().get(i);
            masks[i] = fixed[i] != 0
                    ? fixed[i]
                    : switch (node.operator) {
                        case ALL -> all(node.members, false);
                        case ANY -> Truths.not(all(node.members, true));
                        case NOT -> Truths.not(masks[node.members[0]]);
                        case GUARD -> guard(masks[node.members[0]], masks[node.members[1]]);
                        case ATOM -> truths(domains, node);
                        case UNKNOWN -> Truths.UNKNOWN;
                    };
        }
    }

    private int truths(BitSet[] domains, Node atom) {
        Variable variable = network.variables().get(atom.variable);
        BitSet cells = domains[atom.variable];
        int mask = 0;
        for (int cell = cells.nextSetBit(0); cell >= 0 && mask != Truths.ANY; cell = cells.nextSetBit(cell + 1)) {
            mask |= variable.truth(atom.atom, cell);
        }
        return mask;
    }

    private static int guard(int known, int value) {
        return ((known & Truths.TRUE) == 0 ? 0 : value) | ((known & Truths.FALSE) == 0 ? 0 : Truths.UNKNOWN);
    }

    /** What the conjunction of nodes may be, or of their denials. */
    private int all(int[] members, boolean denied) {
        boolean canBeTrue = true;
        boolean canBeFalse = false;
        boolean someUnknown = false;
        boolean noneMustBeFalse = true;
        for (int member : members) {
            int mask = denied ? Truths.not(masks[member]) : masks[member];
            canBeTrue &= (mask & Truths.TRUE) != 0;
            canBeFalse |= (mask & Truths.FALSE) != 0;
            someUnknown |= (mask & Truths.UNKNOWN) != 0;
            noneMustBeFalse &= mask != Truths.FALSE;
        }
        return (canBeTrue ? Truths.TRUE : 0)
                | (canBeFalse ? Truths.FALSE : 0)
                | (someUnknown && noneMustBeFalse ? Truths.UNKNOWN : 0);
    }

    /** Hands on to the members what is demanded of a node. */
    private void demand(Node node, int demand) {
        switch (node.operator) {
            case ALL -> demandAll(node.members, demand, false);
            case ANY -> demandAll(node.members, Truths.not(demand), true);
            case NOT -> demands[node.members[0]] &= Truths.not(demand);
            case GUARD -> demandGuard(node.members[0], node.members[1], demand);
            case ATOM, UNKNOWN -> {
                // Nothing below.
            }
        }
    }

    private void demandGuard(int known, int value, int demand) {
        if ((demand & Truths.UNKNOWN) == 0) {
            demands[known] &= Truths.TRUE;
        }
        if ((masks[value] & demand) == 0) {
            demands[known] &= Truths.FALSE;
        }
        if (masks[known] == Truths.TRUE) {
            demands[value] &= demand;
        }
    }

    /** What is demanded of a conjunction: of all members at once, or of the only one that can still give it. */
    private void demandAll(int[] members, int demand, boolean denied) {
        int ofEach = demand == Truths.TRUE ? Truths.TRUE : (demand & Truths.FALSE) == 0 ? ~Truths.FALSE : Truths.ANY;
        int ofOne = (demand & Truths.TRUE) == 0 ? demand : Truths.ANY;
        int giving = 0;
        int last = -1;
        for (int member : members) {
            demands[member] &= denied ? Truths.not(ofEach & Truths.ANY) : ofEach;
            int mask = denied ? Truths.not(masks[member]) : masks[member];
            if (ofOne != Truths.ANY && (mask & ofOne) != 0) {
                giving++;
                last = member;
            }
        }
        if (giving == 1) {
            demands[last] &= denied ? Truths.not(ofOne) : ofOne;
        }
    }

    // ---- choice

    /** A predicate that a goal still hangs on, one with few cells left; -1 where there is none. */
    private int undecided(BitSet[] domains) {
        boolean[] needed = new boolean[masks.length];
        for (Goal goal : goals) {
            needed[goal.node()] |= (masks[goal.node()] & ~goal.truths()) != 0;
        }
        int chosen = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = masks.length - 1; i >= 0; i--) {
            Node node = network.nodes().get(i);
            if (!needed[i] || fixed[i] != 0) {
                continue;
            } else if (node.operator == Operator.ATOM) {
                int cells = domains[node.variable].cardinality();
                if (cells < fewest && groups(domains, node).size() > 1) {
                    chosen = i;
                    fewest = cells;
                }
            }
            for (int member : node.members) {
                needed[member] |= !Truths.isSettled(masks[member]);
            }
        }
        return chosen;
    }
}
