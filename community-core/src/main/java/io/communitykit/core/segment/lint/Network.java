package io.communitykit.core.segment.lint;

import java.util.List;

/**
 * Conditions as nodes that share what they have in common, each after those that it is made of, over variables. Immutable once
 * made.
 *
 * @param nodes the nodes
 * @param variables the variables
 * @param times what instants and dates have to do with each other
 */
record Network(List<Node> nodes, List<Variable> variables, Timeline times) {

    /** What a node is made of. */
    enum Operator {
        /** All of its members. */
        ALL,
        /** Any of its members. */
        ANY,
        /** The denial of its only member. */
        NOT,
        /** Its second member where the first holds, else unknown. The first is never unknown. */
        GUARD,
        /** A predicate on a variable. */
        ATOM,
        /** Always unknown. */
        UNKNOWN
    }

    /** A node. */
    static final class Node {

        final Operator operator;
        /** Indexes of nodes. */
        final int[] members;
        /** For a predicate, the index of its variable; else -1. */
        final int variable;
        /** For a predicate, its number within the variable; else -1. */
        final int atom;

        private Node(Operator operator, int[] members, int variable, int atom) {
            this.operator = operator;
            this.members = members;
            this.variable = variable;
            this.atom = atom;
        }

        static Node of(Operator operator, List<Integer> members) {
            return new Node(
                    operator, members.stream().mapToInt(Integer::intValue).toArray(), -1, -1);
        }

        static Node atom(int variable, int atom) {
            return new Node(Operator.ATOM, new int[0], variable, atom);
        }
    }

    /** About how much work it is to look at all nodes once. */
    long weight() {
        return nodes.stream()
                .mapToLong(it -> 1
                        + it.members.length
                        + (it.variable < 0
                                ? 0
                                : variables.get(it.variable).cells().size()))
                .sum();
    }
}
