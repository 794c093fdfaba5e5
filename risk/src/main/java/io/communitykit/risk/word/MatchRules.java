package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What counts for one call: the same automaton serves a shop's comments, its advertisements and its names. Made once, bound to a matcher by
 * {@link WordMatcher#with(MatchRules)} and used many times. Immutable and safe for many threads.
 *
 * @param categories the categories that count; empty if all
 * @param lowest the lowest level that counts
 * @param at the instant at which words must be valid; empty if validity is not asked, and every word counts
 * @param allowed further spans to be let pass, of at most {@value #LONGEST_SPAN} characters each
 * @param boundaries who judges hits in Chinese
 */
public record MatchRules(
        Set<WordCategory> categories,
        Level lowest,
        Optional<Instant> at,
        List<String> allowed,
        WordBoundaries boundaries) {

    /** The longest span that may be let pass for a call. */
    public static final int LONGEST_SPAN = 64;
    /** How much of a text such a span covers at most, with what is skipped in it; one that noise makes longer lets nothing pass. */
    public static final int LONGEST_COVER = 256;

    /** Everything counts, hits that lie across two words do not. */
    public static final MatchRules ALL =
            new MatchRules(Set.of(), Level.LOW, Optional.empty(), List.of(), ChineseBoundaries.standard());

    /**
     * Copies the parts.
     *
     * @param categories the categories that count
     * @param lowest the lowest level that counts
     * @param at the instant at which words must be valid
     * @param allowed further spans to be let pass
     * @param boundaries who judges hits in Chinese
     */
    public MatchRules {
        categories = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(categories));
        allowed = List.copyOf(allowed);
        for (String span : allowed) {
            if (span.isEmpty() || span.length() > LONGEST_SPAN) {
                throw InvalidValueException.of(
                        "allowed span", "1 to " + LONGEST_SPAN + " characters", span.length() + " characters");
            }
        }
    }

    /**
     * Whether a term counts, wherever it stands.
     *
     * @param term a word or pattern
     * @return whether its category, level and validity are asked for
     */
    public boolean counts(Term term) {
        return (categories.isEmpty() || categories.contains(term.category()))
                && term.level().compareTo(lowest) >= 0
                && at.map(term.validity()::holds).orElse(true);
    }

    /**
     * The same for some categories only.
     *
     * @param some those that count
     * @return the rules
     */
    public MatchRules only(WordCategory... some) {
        return new MatchRules(new LinkedHashSet<>(List.of(some)), lowest, at, allowed, boundaries);
    }

    /**
     * The same for grave words only.
     *
     * @param level the lowest level that counts
     * @return the rules
     */
    public MatchRules from(Level level) {
        return new MatchRules(categories, level, at, allowed, boundaries);
    }

    /**
     * The same, asking for validity.
     *
     * @param instant at which words must be valid
     * @return the rules
     */
    public MatchRules at(Instant instant) {
        return new MatchRules(categories, lowest, Optional.of(instant), allowed, boundaries);
    }

    /**
     * The same with more spans to be let pass, such as the name of the shop whose page it is.
     *
     * @param spans the spans; they are folded as words are
     * @return the rules
     */
    public MatchRules allowing(Collection<String> spans) {
        List<String> more = new ArrayList<>(allowed);
        more.addAll(spans);
        return new MatchRules(categories, lowest, at, more, boundaries);
    }

    /**
     * The same with another judge.
     *
     * @param judge who judges hits in Chinese; {@link WordBoundaries#NONE} takes all
     * @return the rules
     */
    public MatchRules boundaries(WordBoundaries judge) {
        return new MatchRules(categories, lowest, at, allowed, judge);
    }
}
