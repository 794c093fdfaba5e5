package io.communitykit.risk.abuse;

import io.communitykit.risk.abuse.fact.AbuseFact;
import java.util.List;

/** What became of a fact that was told. */
public sealed interface Told {

    /**
     * The fact.
     *
     * @return as it was told
     */
    AbuseFact fact();

    /**
     * It was taken.
     *
     * @param fact as it was told
     */
    record Taken(AbuseFact fact) implements Told {}

    /**
     * It was told before under the same key and with the same content; nothing was done.
     *
     * @param fact as it was told
     */
    record Replayed(AbuseFact fact) implements Told {}

    /**
     * The same key was told before with another content; nothing was done.
     *
     * @param fact as it was told
     * @param fields the components of the fact that differ, by name
     */
    record Conflicting(AbuseFact fact, List<String> fields) implements Told {

        /**
         * Copies the names.
         *
         * @param fact as it was told
         * @param fields the components that differ
         */
        public Conflicting {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The policy has no rule for its kind of key: it was recorded, and counts on a screen under a policy that has one.
     *
     * @param fact as it was told
     */
    record WithoutRule(AbuseFact fact) implements Told {}

    /**
     * A member who brought themselves: it was taken, and is judged as what it is.
     *
     * @param fact as it was told
     */
    record SelfLoop(AbuseFact fact) implements Told {}

    /**
     * The referral was known from another fact: it counts once.
     *
     * @param fact as it was told
     */
    record DuplicateEdge(AbuseFact fact) implements Told {}

    /**
     * It names a member who was erased, or its key is that of a fact that went with one; nothing was done.
     *
     * @param fact as it was told
     */
    record Erased(AbuseFact fact) implements Told {}
}
