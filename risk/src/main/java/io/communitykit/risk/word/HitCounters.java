package io.communitykit.risk.word;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/**
 * How often each word and pattern was found. Terms are known by name and category, so that counts outlive a reload of the dictionary. Keeps no
 * text, no offset and no member: nothing of whoever wrote. Safe for many threads, which do not wait for each other; takes some hundred bytes for
 * each term that was ever found.
 */
public final class HitCounters {

    private final Map<Key, LongAdder> adders = new ConcurrentHashMap<>();

    /** Begins from 0. */
    public HitCounters() {}

    private record Key(String name, WordCategory category) {
        private static Key of(Term term) {
            return new Key(term.name(), term.category());
        }
    }

    /**
     * How often one term was found.
     *
     * @param name the text of the word, or the id of the pattern
     * @param category what it is about
     * @param hits how often, 1 or more
     */
    public record Count(String name, WordCategory category, long hits) {}

    /**
     * Counts hits.
     *
     * @param hits what a matcher found
     */
    public void count(Collection<Hit> hits) {
        for (Hit hit : hits) {
            adder(hit.term()).increment();
        }
    }

    /**
     * Counts hits on their way to somebody else. Allocates nothing for each hit.
     *
     * @param matcher whose hits they are
     * @param next takes the hits after they are counted, and says whether to go on
     * @return a visitor for scans of that matcher by any number of threads; worth keeping, since it looks up each term once
     */
    public HitVisitor counting(WordMatcher matcher, HitVisitor next) {
        List<Term> terms = matcher.terms();
        LongAdder[] known = new LongAdder[terms.size()];
        return (start, end, term) -> {
            LongAdder adder = known[term];
            if (adder == null) {
                adder = adder(terms.get(term));
                known[term] = adder;
            }
            adder.increment();
            return next.hit(start, end, term);
        };
    }

    private LongAdder adder(Term term) {
        return adders.computeIfAbsent(Key.of(term), key -> new LongAdder());
    }

    /**
     * The counts. Hits that are counted meanwhile may be in it or not.
     *
     * @return the terms that were found, the most frequent first, then by name and category
     */
    public List<Count> snapshot() {
        return counts(LongAdder::sum);
    }

    /**
     * Begins again from 0.
     *
     * @return the counts so far; a hit that is counted meanwhile is in it or will be in the next one
     */
    public List<Count> reset() {
        return counts(LongAdder::sumThenReset);
    }

    private List<Count> counts(ToLongFunction<LongAdder> read) {
        return adders.entrySet().stream()
                .map(entry ->
                        new Count(entry.getKey().name(), entry.getKey().category(), read.applyAsLong(entry.getValue())))
                .filter(count -> count.hits() > 0)
                .sorted(Comparator.comparingLong(Count::hits)
                        .reversed()
                        .thenComparing(Count::name)
                        .thenComparing(Count::category))
                .toList();
    }
}
