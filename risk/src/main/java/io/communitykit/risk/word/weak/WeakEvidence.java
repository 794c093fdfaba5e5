package io.communitykit.risk.word.weak;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.spi.SplitCharacters;
import io.communitykit.risk.word.weak.internal.FoldedText;
import io.communitykit.risk.word.weak.internal.InitialsSearch;
import io.communitykit.risk.word.weak.internal.LeetSearch;
import io.communitykit.risk.word.weak.internal.NoiseSearch;
import io.communitykit.risk.word.weak.internal.ReversedSearch;
import io.communitykit.risk.word.weak.internal.SoundSearch;
import io.communitykit.risk.word.weak.internal.SplitSearch;
import io.communitykit.risk.word.weak.internal.WeakSearch;
import io.communitykit.risk.word.weak.internal.WeakWords;
import io.communitykit.risk.word.weak.internal.WrittenWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The second pass: finds what may stand for a word of a matcher's dictionary though it is another text. What it finds is for a reviewer, never a
 * reason to block: each {@link Hit} is weak and has a confidence below {@link Hit#CERTAIN}, see {@link WeakConfidence}.
 *
 * <p>Looked for are, each for words of 2 to {@value WeakWords#LONGEST} folded characters:
 *
 * <ul>
 *   <li>{@code HOMOPHONE}: Han words of three characters at least, of which some or all are others that sound alike without tones;
 *   <li>{@code PINYIN}: Han words spelt in Latin letters, three syllables at least, or spelt in parts beside characters that stand as they are;
 *   <li>{@code INITIALS}: Han words of three characters at least as the first letters of their syllables;
 *   <li>{@code SPLIT}: words of which a Han character is taken apart;
 *   <li>{@code REVERSED}: Han words of three characters at least, backwards;
 *   <li>{@code NOISE}: Han words of three characters at least with one or two letters or digits between them;
 *   <li>{@code LEET}: words of letters and digits, three at least, with symbols and digits for letters.
 * </ul>
 *
 * <p>Latin letters of a hit never are a part of a longer run of letters. Tricks of one hit are not mixed but for sound and spelling. What the
 * matcher's folding sees through is seen through here, save repeated characters. There is no hit where the matcher's own hit covers it, none in
 * spans to be let pass, and none for words that the matcher's rules leave out; its boundary judge is asked about hits of Han characters in their
 * order. Patterns are not looked for.
 *
 * <p>Costs time linear in the text, a few times that of the first pass, and memory for the text's characters. Immutable; safe for many threads.
 */
public final class WeakEvidence {

    /** How many folded characters a boundary judge sees on either side. */
    static final int REACH = 16;

    private final WordMatcher matcher;
    private final WeakWords words;
    private final List<WeakSearch> searches;
    private final boolean[] counted;

    private WeakEvidence(WordMatcher matcher, WeakWords words, List<WeakSearch> searches) {
        this.matcher = matcher;
        this.words = words;
        this.searches = searches;
        MatchRules rules = matcher.rules();
        counted = new boolean[words.size()];
        for (int word = 0; word < counted.length; word++) {
            counted[word] = rules.counts(words.word(word));
        }
    }

    /**
     * Weak evidence of all kinds for the words of a matcher.
     *
     * @param matcher whose words, folding and rules count
     * @return the second pass
     */
    public static WeakEvidence of(WordMatcher matcher) {
        return builder(matcher).build();
    }

    /**
     * Begins a second pass.
     *
     * @param matcher whose words, folding and rules count
     * @return a builder that looks for all kinds, with the table of split characters that is shipped
     */
    public static Builder builder(WordMatcher matcher) {
        return new Builder(matcher);
    }

    /**
     * The same words under other rules. Costs little.
     *
     * @param rules what counts
     * @return a second pass that shares the automatons
     */
    public WeakEvidence with(MatchRules rules) {
        return new WeakEvidence(matcher.with(rules), words, searches);
    }

    /**
     * The hits that do not overlap: the one that begins furthest left, of those the longest, of those the surest, of those the gravest; the next one
     * begins behind it.
     *
     * @param text any text, lone surrogates included
     * @return the hits in the order of the text, each {@link Hit#weak}; beside the weak tricks a hit names those of the first pass that it shows
     */
    public List<Hit> findAll(CharSequence text) {
        FoldedText folded = FoldedText.of(text, words.folds());
        WeakHits hits = new WeakHits(text, matcher, words, counted);
        for (WeakSearch search : searches) {
            search.find(folded, hits);
        }
        return hits.chosen();
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private static final int LEAST_SYLLABLES = 2;
        private static final int USUAL_SYLLABLES = 3;

        private final WordMatcher matcher;
        private final EnumSet<Evasion> kinds = EnumSet.noneOf(Evasion.class);
        private SplitCharacters split = SplitTable.shipped();
        private int fewestSyllables = USUAL_SYLLABLES;

        private Builder(WordMatcher matcher) {
            this.matcher = matcher;
            for (Evasion kind : Evasion.values()) {
                if (kind.strength() == Evasion.Strength.WEAK) {
                    kinds.add(kind);
                }
            }
        }

        /**
         * Sets what is looked for.
         *
         * @param some weak tricks
         * @return this
         * @throws InvalidValueException if one is strong
         */
        public Builder kinds(Collection<Evasion> some) {
            for (Evasion kind : some) {
                if (kind.strength() != Evasion.Strength.WEAK) {
                    throw InvalidValueException.of("kinds", "weak evasions only", kind.text());
                }
            }
            kinds.clear();
            kinds.addAll(some);
            return this;
        }

        /**
         * Sets how characters are taken apart.
         *
         * @param ways the ways; asked while this is built
         * @return this
         */
        public Builder split(SplitCharacters ways) {
            split = ways;
            return this;
        }

        /**
         * Sets how long a word must be to be heard in other characters. With 2, a character of two stands as it is; that finds 人妻 in 人气 and
         * hits honest Chinese about ten times as often as with 3.
         *
         * @param syllables 2 to {@value WeakWords#LONGEST}; 3 unless set
         * @return this
         * @throws InvalidValueException if it is outside that range
         */
        public Builder fewestSyllables(int syllables) {
            if (syllables < LEAST_SYLLABLES || syllables > WeakWords.LONGEST) {
                throw InvalidValueException.of("fewestSyllables", "2 to " + WeakWords.LONGEST, syllables);
            }
            fewestSyllables = syllables;
            return this;
        }

        /**
         * Builds the automatons.
         *
         * @return the second pass
         */
        public WeakEvidence build() {
            WeakWords words = new WeakWords(matcher.terms(), matcher.folding());
            List<WeakSearch> searches = new ArrayList<>();
            if (asked(Evasion.HOMOPHONE, Evasion.PINYIN)) {
                searches.add(new SoundSearch(words, kinds, fewestSyllables));
            }
            if (asked(Evasion.INITIALS)) {
                searches.add(new InitialsSearch(words));
            }
            if (asked(Evasion.SPLIT, Evasion.REVERSED, Evasion.NOISE)) {
                addWritten(new WrittenWords(words), searches);
            }
            if (asked(Evasion.LEET)) {
                searches.add(new LeetSearch(words));
            }
            return new WeakEvidence(matcher, words, List.copyOf(searches));
        }

        private void addWritten(WrittenWords written, List<WeakSearch> searches) {
            if (asked(Evasion.SPLIT)) {
                searches.add(new SplitSearch(written, split));
            }
            if (asked(Evasion.REVERSED)) {
                searches.add(new ReversedSearch(written));
            }
            if (asked(Evasion.NOISE)) {
                searches.add(new NoiseSearch(written));
            }
        }

        private boolean asked(Evasion... some) {
            return !Collections.disjoint(kinds, Set.of(some));
        }
    }
}
