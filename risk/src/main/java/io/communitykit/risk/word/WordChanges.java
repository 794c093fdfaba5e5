package io.communitykit.risk.word;

import io.communitykit.core.id.PolicyVersion;
import java.util.List;
import java.util.Optional;

/**
 * What is different from one edition of a dictionary to the next. Terms are told apart by kind and name; one that stands several times is
 * compared category by category. Immutable and safe for many threads.
 *
 * @param added words and patterns that were not there before, in the order of the new edition
 * @param removed words and patterns that are no longer there, in the order of the old edition
 * @param changed words and patterns of which something else changed, such as level, category, note or shape
 * @param allowed spans that are now let pass
 * @param disallowed spans that are no longer let pass
 * @param lists the lists that came, went or have another version
 */
public record WordChanges(
        List<Term> added,
        List<Term> removed,
        List<ChangedTerm> changed,
        List<String> allowed,
        List<String> disallowed,
        List<ChangedList> lists) {

    /**
     * Copies the parts.
     *
     * @param added words and patterns that were not there before
     * @param removed words and patterns that are no longer there
     * @param changed words and patterns of which something else changed
     * @param allowed spans that are now let pass
     * @param disallowed spans that are no longer let pass
     * @param lists the lists that came, went or have another version
     */
    public WordChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        allowed = List.copyOf(allowed);
        disallowed = List.copyOf(disallowed);
        lists = List.copyOf(lists);
    }

    /**
     * One word or pattern that changed.
     *
     * @param before as it was
     * @param after as it is
     */
    public record ChangedTerm(Term before, Term after) {}

    /**
     * One list that changed.
     *
     * @param source the name of the source that it comes from
     * @param name the name of the list
     * @param before its version before; empty if it is new
     * @param after its version now; empty if it is gone
     */
    public record ChangedList(
            String source, String name, Optional<PolicyVersion> before, Optional<PolicyVersion> after) {}

    /**
     * Whether only versions differ.
     *
     * @return true if the matcher finds what it found before
     */
    public boolean sameContent() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && allowed.isEmpty() && disallowed.isEmpty();
    }

    /** Counts only: {@code 3 added, 1 removed, 0 changed, 2 allowed, 0 disallowed, 1 lists}. */
    @Override
    public String toString() {
        return added.size() + " added, " + removed.size() + " removed, " + changed.size() + " changed, "
                + allowed.size() + " allowed, " + disallowed.size() + " disallowed, " + lists.size() + " lists";
    }
}
