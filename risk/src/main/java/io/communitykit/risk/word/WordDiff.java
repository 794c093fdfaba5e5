package io.communitykit.risk.word;

import io.communitykit.risk.word.WordChanges.ChangedList;
import io.communitykit.risk.word.WordChanges.ChangedTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares two editions of a dictionary. Linear in their sizes, but for terms that stand many times. */
final class WordDiff {

    private final Map<Key, List<Term>> gone = new LinkedHashMap<>();
    private final List<Term> come = new ArrayList<>();

    /** What a term is told apart by. */
    private record Key(Class<?> kind, String name) {
        private static Key of(Term term) {
            return new Key(term.getClass(), term.name());
        }
    }

    private record ListKey(String source, String name) implements Comparable<ListKey> {
        @Override
        public int compareTo(ListKey other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : name.compareTo(other.name);
        }
    }

    private WordDiff(List<Term> before, List<Term> after) {
        Map<Term, Integer> counts = new HashMap<>();
        before.forEach(term -> counts.merge(term, 1, Integer::sum));
        for (Term term : after) {
            if (!take(counts, term)) {
                come.add(term);
            }
        }
        for (Term term : before) {
            if (take(counts, term)) {
                gone.computeIfAbsent(Key.of(term), key -> new ArrayList<>()).add(term);
            }
        }
    }

    private static boolean take(Map<Term, Integer> counts, Term term) {
        Integer left = counts.get(term);
        if (left == null) {
            return false;
        }
        if (left == 1) {
            counts.remove(term);
        } else {
            counts.put(term, left - 1);
        }
        return true;
    }

    /** What changed from one matcher to another, and from one set of lists to another. */
    static WordChanges of(
            WordMatcher before, List<LoadedSource> listsBefore, WordMatcher after, List<LoadedSource> listsAfter) {
        WordDiff diff = new WordDiff(before.terms(), after.terms());
        @Nullable ChangedTerm[] pairs = new ChangedTerm[diff.come.size()];
        diff.pair(pairs, true);
        diff.pair(pairs, false);
        List<Term> added = new ArrayList<>();
        List<ChangedTerm> changed = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            ChangedTerm pair = pairs[i];
            if (pair == null) {
                added.add(diff.come.get(i));
            } else {
                changed.add(pair);
            }
        }
        List<Term> removed = diff.gone.values().stream().flatMap(List::stream).toList();
        return new WordChanges(
                added,
                removed,
                changed,
                missing(after.allowed(), before.allowed()),
                missing(before.allowed(), after.allowed()),
                lists(listsBefore, listsAfter));
    }

    // First those of one category, so that a term that moved does not take the place of one that stayed.
    private void pair(@Nullable ChangedTerm[] pairs, boolean sameCategory) {
        for (int i = 0; i < pairs.length; i++) {
            Term after = come.get(i);
            List<Term> candidates = gone.getOrDefault(Key.of(after), List.of());
            if (pairs[i] != null || candidates.isEmpty()) {
                continue;
            }
            for (int k = 0; k < candidates.size(); k++) {
                if (!sameCategory || candidates.get(k).category().equals(after.category())) {
                    pairs[i] = new ChangedTerm(candidates.remove(k), after);
                    break;
                }
            }
        }
    }

    private static List<String> missing(List<String> some, List<String> others) {
        Set<String> left = new LinkedHashSet<>(some);
        others.forEach(left::remove);
        return List.copyOf(left);
    }

    private static List<ChangedList> lists(List<LoadedSource> before, List<LoadedSource> after) {
        Map<ListKey, LoadedSource.LoadedList> old = byName(before);
        Map<ListKey, LoadedSource.LoadedList> now = byName(after);
        Set<ListKey> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(old.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(old.get(key), now.get(key)))
                .map(key -> new ChangedList(
                        key.source(),
                        key.name(),
                        Optional.ofNullable(old.get(key)).map(LoadedSource.LoadedList::version),
                        Optional.ofNullable(now.get(key)).map(LoadedSource.LoadedList::version)))
                .toList();
    }

    private static Map<ListKey, LoadedSource.LoadedList> byName(List<LoadedSource> sources) {
        Map<ListKey, LoadedSource.LoadedList> lists = new TreeMap<>();
        for (LoadedSource source : sources) {
            source.lists().forEach(list -> lists.put(new ListKey(source.source(), list.name()), list));
        }
        return lists;
    }
}
