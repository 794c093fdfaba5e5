package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import java.util.List;

/** The limits that keep evaluation short and off the end of the stack. */
final class Tree {

    private Tree() {}

    /** Copies the members of a condition and checks that the tree above them stays within its limits. */
    static List<Condition> members(String operator, List<Condition> members) {
        List<Condition> copy = List.copyOf(members);
        if (copy.isEmpty()) {
            throw InvalidValueException.of("\"" + operator + "\"", "given at least 1 condition", "none");
        }
        int depth = 1 + copy.stream().mapToInt(Tree::depth).max().orElse(0);
        if (depth > Condition.MAX_DEPTH) {
            throw InvalidValueException.of("condition", "nested at most " + Condition.MAX_DEPTH + " deep", depth);
        }
        long size = 1 + copy.stream().mapToLong(Tree::size).sum();
        if (size > Condition.MAX_SIZE) {
            throw InvalidValueException.of(
                    "condition", "a tree of at most " + Condition.MAX_SIZE + " conditions", size);
        }
        return copy;
    }

    static int depth(Condition condition) {
        int deepest = 0;
        for (Condition member : condition.members()) {
            deepest = Math.max(deepest, depth(member));
        }
        return deepest + 1;
    }

    static long size(Condition condition) {
        long size = condition instanceof TagMatch match ? match.tags().size() : 1;
        for (Condition member : condition.members()) {
            size += size(member);
        }
        return size;
    }
}
