package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.internal.Engine;
import io.communitykit.risk.word.internal.EngineBuilder;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.internal.Found;
import io.communitykit.risk.word.internal.Gate;
import io.communitykit.risk.word.internal.Scanning;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the words and patterns of a dictionary in texts, through the tricks of its {@link Folding}.
 *
 * <p>All offsets are those of the original text in UTF-16 code units; a hit covers whole characters and the marks on them. Each hit is found in
 * time linear in the text, whatever the text. Immutable; safe for many threads; a matcher with other rules shares the automaton.
 *
 * <p>Limits: words of one matcher hold at most 65,520 different characters; a word is not found across more than 67 million characters of
 * gaps and repetitions.
 */
public final class WordMatcher {

    private static final HitVisitor FIRST = new First();

    /** Has enough with the first hit. No lambda, since the first one of a process takes milliseconds. */
    private static final class First implements HitVisitor {
        @Override
        public boolean hit(long start, long end, int term) {
            return false;
        }
    }

    private final Engine engine;
    private final MatchRules rules;
    private final Scanning leftmost;
    private final Scanning overlapping;
    private final Scanning traced;

    WordMatcher(Engine engine, MatchRules rules) {
        this.engine = engine;
        this.rules = rules;
        Gate gate = engine.gate(rules);
        this.leftmost = new Scanning(gate, false, false);
        this.overlapping = new Scanning(gate, true, false);
        this.traced = new Scanning(gate, false, true);
    }

    /**
     * Begins a matcher.
     *
     * @return a builder that sees through everything of {@link Folding#DEFAULT}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same dictionary under other rules. Costs little; meant to be kept, not made for each text.
     *
     * @param other what counts
     * @return a matcher that shares the automaton
     */
    public WordMatcher with(MatchRules other) {
        return new WordMatcher(engine, other);
    }

    /**
     * What counts.
     *
     * @return the rules
     */
    public MatchRules rules() {
        return rules;
    }

    /**
     * The words, then the patterns, in the order in which they were added.
     *
     * @return an unmodifiable list; {@link HitVisitor} names its places
     */
    public List<Term> terms() {
        return engine.terms();
    }

    /**
     * The spans that are let pass, in the order in which they were added; those of the rules are not among them.
     *
     * @return an unmodifiable list
     */
    public List<String> allowed() {
        return engine.allowed();
    }

    Engine engine() {
        return engine;
    }

    /**
     * What is seen through.
     *
     * @return the folding
     */
    public Folding folding() {
        return engine.folding();
    }

    /**
     * Whether anything is found. Stops at the first hit and allocates nothing.
     *
     * @param text any text, lone surrogates included
     * @return whether
     */
    public boolean contains(CharSequence text) {
        return engine.scan(text, leftmost, FIRST);
    }

    /**
     * The hits that do not overlap, from the left, the longest first.
     *
     * @param text any text
     * @return the hits in the order of the text
     */
    public List<Hit> findAll(CharSequence text) {
        return findAll(text, FindMode.LEFTMOST_LONGEST);
    }

    /**
     * The hits.
     *
     * @param text any text
     * @param mode which of those that overlap
     * @return the hits in the order of the text
     */
    public List<Hit> findAll(CharSequence text, FindMode mode) {
        List<Hit> hits = new ArrayList<>();
        engine.scan(text, scanning(mode), found -> hits.add(hit(found)));
        return List.copyOf(hits);
    }

    /**
     * The hits of many texts.
     *
     * @param texts the texts
     * @return for each text, in order, its hits that do not overlap
     */
    public List<List<Hit>> findAll(Collection<? extends CharSequence> texts) {
        return texts.stream().map(this::findAll).toList();
    }

    /**
     * Hands out the hits that do not overlap, without garbage: nothing is allocated once the matcher is warm, but for what the visitor
     * allocates and for hits in a call with boundaries or spans of its own.
     *
     * @param text any text
     * @param visitor takes the hits in the order of the text
     */
    public void scan(CharSequence text, HitVisitor visitor) {
        scan(text, FindMode.LEFTMOST_LONGEST, visitor);
    }

    /**
     * Hands out hits without garbage.
     *
     * @param text any text
     * @param mode which of those that overlap
     * @param visitor takes the hits; those that begin at one place from the longest to the shortest
     */
    public void scan(CharSequence text, FindMode mode, HitVisitor visitor) {
        engine.scan(text, scanning(mode), visitor);
    }

    /**
     * Hands out the hits of a stream of any length, with a few kilobytes of memory however long it is, unless a word goes on for longer.
     *
     * @param text read to its end unless the visitor has enough; closing it is the caller's
     * @param mode which of those that overlap
     * @param visitor takes the hits
     * @throws java.io.UncheckedIOException if reading fails
     */
    public void scan(Reader text, FindMode mode, HitVisitor visitor) {
        engine.scan(text, scanning(mode), visitor);
    }

    /**
     * Writes something else over the hits.
     *
     * @param text any text
     * @param mask what stands there instead
     * @return the text with the masks
     */
    public String replace(CharSequence text, Mask mask) {
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (Hit hit : findAll(text)) {
            masked.append(text, from, hit.start()).append(mask.instead(hit));
            from = hit.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    /**
     * Every place at which something was found, with what became of it: for those who wonder why a text was held back, or was not.
     *
     * @param text any text
     * @return the places in the order of the text, those of one beginning from the longest
     */
    public List<Explained> explain(CharSequence text) {
        List<Explained> places = new ArrayList<>();
        engine.scan(text, traced, found -> places.add(new Explained(hit(found), found.outcome())));
        return List.copyOf(places);
    }

    /**
     * What a policy says of a text, by all that is found in it, overlapping words too; weak evidence is not looked
     * for.
     *
     * @param text any text
     * @param policy what follows from hits; its folding and boundaries do not matter here, those of the matcher do
     * @return the verdict
     */
    public Verdict check(CharSequence text, WordPolicy policy) {
        return policy.judge(findAll(text, FindMode.OVERLAPPING));
    }

    /**
     * Where spans to be let pass stand, those of the dictionary and those of the rules: no hit lies wholly in one.
     *
     * @param text any text
     * @return the places in no order; one may come more than once
     */
    public List<TextSpan> allowances(CharSequence text) {
        List<TextSpan> spans = new ArrayList<>();
        engine.allowances(
                text,
                overlapping.gate(),
                (start, end) -> spans.add(new TextSpan(Math.toIntExact(start), Math.toIntExact(end))));
        return List.copyOf(spans);
    }

    /**
     * Bytes that the automaton takes on the heap, without the words' own texts and notes.
     *
     * @return the sum of the lengths of its arrays
     */
    public long bytes() {
        return engine.bytes();
    }

    private Scanning scanning(FindMode mode) {
        return mode == FindMode.OVERLAPPING ? overlapping : leftmost;
    }

    private Hit hit(Found found) {
        String text = found.text();
        return new Hit(
                Math.toIntExact(found.start()),
                Math.toIntExact(found.end()),
                text,
                engine.terms().get(found.entry()),
                EvasionBits.set(found.evasions(text)),
                Hit.CERTAIN);
    }

    /** Collects a dictionary. Not safe for many threads. */
    public static final class Builder {

        private final List<Word> words = new ArrayList<>();
        private final List<WordPattern> patterns = new ArrayList<>();
        private final List<String> allowed = new ArrayList<>();
        private Folding folding = Folding.DEFAULT;
        private MatchRules rules = MatchRules.ALL;

        private Builder() {}

        /**
         * Sets what is seen through.
         *
         * @param seen the folding
         * @return this
         */
        public Builder folding(Folding seen) {
            folding = seen;
            return this;
        }

        /**
         * Sets what counts.
         *
         * @param what the rules
         * @return this
         */
        public Builder rules(MatchRules what) {
            rules = what;
            return this;
        }

        /**
         * Adds a list.
         *
         * @param list words, patterns and spans to be let pass
         * @return this
         */
        public Builder add(WordList list) {
            return add(list.words()).add(list.patterns()).allow(list.allowed());
        }

        /**
         * Adds terms. The same word may come more than once: the gravest counts.
         *
         * @param some words and patterns
         * @return this
         */
        public Builder add(Collection<? extends Term> some) {
            for (Term term : some) {
                add(term);
            }
            return this;
        }

        /**
         * Adds a term.
         *
         * @param term a word or a pattern
         * @return this
         */
        public Builder add(Term term) {
            if (term instanceof Word word) {
                words.add(word);
            } else if (term instanceof WordPattern pattern) {
                patterns.add(pattern);
            }
            return this;
        }

        /**
         * Adds spans to be let pass: a hit that lies wholly in one is none.
         *
         * @param spans the spans; they are folded as words are
         * @return this
         */
        public Builder allow(Collection<String> spans) {
            for (String span : spans) {
                WordList.checkSpan(span);
                allowed.add(span);
            }
            return this;
        }

        /**
         * Builds the automaton.
         *
         * @return the matcher
         * @throws InvalidValueException if a pattern cannot be understood, or a limit is passed
         */
        public WordMatcher build() {
            return new WordMatcher(EngineBuilder.build(folding, words, patterns, allowed), rules);
        }
    }
}
