package io.communitykit.risk.word.report;

import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.WordMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which words of a dictionary hit texts that are known to be honest: those would annoy members. Immutable and safe for many threads.
 *
 * @param texts how many texts were looked at
 * @param characters how many characters (UTF-16 code units) they have
 * @param textsHit how many of them were hit
 * @param hits how many hits there are, overlapping ones too
 * @param offenders the words, those that hit most texts first
 */
public record FalsePositiveReport(int texts, long characters, int textsHit, long hits, List<Offender> offenders) {

    /** How many examples are kept of each word. */
    public static final int MOST_EXAMPLES = 5;

    private static final int CONTEXT = 12;

    /**
     * Copies the words.
     *
     * @param texts how many texts were looked at
     * @param characters how many characters they have
     * @param textsHit how many of them were hit
     * @param hits how many hits there are
     * @param offenders the words
     */
    public FalsePositiveReport {
        offenders = List.copyOf(offenders);
    }

    /**
     * A word or pattern that hits honest texts. Immutable.
     *
     * @param term the word or pattern
     * @param texts how many texts it hits
     * @param hits how often it hits
     * @param examples the first hits, with what stands around them
     */
    public record Offender(Term term, int texts, long hits, List<Example> examples) {

        /**
         * Copies the examples.
         *
         * @param term the word or pattern
         * @param texts how many texts it hits
         * @param hits how often it hits
         * @param examples the first hits
         */
        public Offender {
            examples = List.copyOf(examples);
        }
    }

    /**
     * One hit in an honest text. Immutable.
     *
     * @param text the number of the text, from 0
     * @param hit the hit
     * @param before up to 12 characters before it
     * @param after up to 12 characters after it
     */
    public record Example(int text, Hit hit, String before, String after) {}

    /**
     * Looks at a corpus. Linear in its length; keeps no more of it than the examples.
     *
     * @param matcher the dictionary, with its rules
     * @param corpus texts that are known to be honest
     * @return the report
     */
    public static FalsePositiveReport of(WordMatcher matcher, Iterable<String> corpus) {
        Map<Term, Tally> tallies = new HashMap<>();
        List<Tally> inOrder = new ArrayList<>();
        int texts = 0;
        long characters = 0;
        int textsHit = 0;
        long hits = 0;
        for (String text : corpus) {
            List<Hit> found = matcher.findAll(text, FindMode.OVERLAPPING);
            for (Hit hit : found) {
                Tally tally = tallies.computeIfAbsent(hit.term(), term -> new Tally(term, inOrder));
                tally.add(texts, hit, text);
            }
            hits += found.size();
            textsHit += found.isEmpty() ? 0 : 1;
            characters += text.length();
            texts++;
        }
        List<Offender> offenders = inOrder.stream()
                .map(Tally::offender)
                .sorted(Comparator.comparingInt(Offender::texts)
                        .thenComparing(Offender::hits)
                        .reversed()
                        .thenComparing(offender -> offender.term().name()))
                .toList();
        return new FalsePositiveReport(texts, characters, textsHit, hits, offenders);
    }

    /** Counts one word. */
    private static final class Tally {
        private final Term term;
        private final List<Example> examples = new ArrayList<>();
        private int texts;
        private long hits;
        private int lastText = -1;

        Tally(Term term, List<Tally> inOrder) {
            this.term = term;
            inOrder.add(this);
        }

        void add(int text, Hit hit, String whole) {
            hits++;
            if (text != lastText) {
                lastText = text;
                texts++;
            }
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(new Example(
                        text,
                        hit,
                        whole.substring(start(whole, hit.start()), hit.start()),
                        whole.substring(hit.end(), end(whole, hit.end()))));
            }
        }

        private static int start(String whole, int from) {
            int start = Math.max(0, from - CONTEXT);
            return start > 0 && Character.isLowSurrogate(whole.charAt(start)) ? start - 1 : start;
        }

        private static int end(String whole, int to) {
            int end = Math.min(whole.length(), to + CONTEXT);
            return end < whole.length() && Character.isLowSurrogate(whole.charAt(end)) ? end + 1 : end;
        }

        Offender offender() {
            return new Offender(term, texts, hits, examples);
        }
    }
}
