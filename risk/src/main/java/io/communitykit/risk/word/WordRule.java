package io.communitykit.risk.word;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What follows from hits of some kinds. Immutable and safe for many threads.
 *
 * @param categories the categories it speaks of; empty for all
 * @param from the lowest level it speaks of
 * @param action what follows
 */
public record WordRule(Set<WordCategory> categories, Level from, Action action) {

    /**
     * Copies the categories.
     *
     * @param categories the categories it speaks of
     * @param from the lowest level it speaks of
     * @param action what follows
     */
    public WordRule {
        categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
    }

    /**
     * Whether the rule speaks of a term.
     *
     * @param term a word or pattern
     * @return whether
     */
    public boolean speaksOf(Term term) {
        return (categories.isEmpty() || categories.contains(term.category()))
                && term.level().compareTo(from) >= 0;
    }
}
