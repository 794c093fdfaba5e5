package io.communitykit.benchmarks.segment;

import java.util.List;

/** A segment in neutral terms: every clause holds, and a clause holds if one of its predicates does. */
record WorldSegment(String name, List<List<Atom>> clauses) {

    boolean holds(WorldProfile profile, long now) {
        return clauses.stream().allMatch(clause -> clause.stream().anyMatch(atom -> atom.holds(profile, now)));
    }
}
