package io.communitykit.risk.word;

import io.communitykit.risk.word.NaiveText.Element;
import io.communitykit.risk.word.NaiveText.Unit;
import io.communitykit.risk.word.internal.CodePointFolds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The plain twin of the matcher: tries every word at every place of a text. Shares nothing with the automaton but what each code point
 * folds to. Knows no patterns and no boundaries.
 */
final class NaiveMatcher {

    /** Where a word was found; the unit at which it begins, how many it takes and how many of the word's characters only repeat the one before. */
    record Match(int word, int unit, int units, int repeats, int start, int end, HitOutcome outcome) {}

    private record Key(NaiveText text, boolean literal) {}

    private final List<Word> words;
    private final List<String> allowed;
    private final MatchRules rules;
    private final CodePointFolds folds;
    private final CodePointFolds asWritten = new CodePointFolds(Folding.NONE);
    private final List<Key> keys;

    NaiveMatcher(Folding folding, List<Word> words, List<String> allowed, MatchRules rules) {
        this.words = words;
        this.allowed = new ArrayList<>(allowed);
        this.allowed.addAll(rules.allowed());
        this.rules = rules;
        this.folds = new CodePointFolds(folding);
        this.keys = words.stream().map(word -> key(word.text())).toList();
    }

    // What the folding leaves nothing of is looked for as it is written.
    private Key key(String text) {
        NaiveText folded = new NaiveText(text, folds);
        return folded.units().isEmpty() ? new Key(new NaiveText(text, asWritten), true) : new Key(folded, false);
    }

    /** All places of all words, whether they count or not: from the left, the longest first, then the gravest, then the first. */
    List<Match> everything(String text) {
        NaiveText folded = new NaiveText(text, folds);
        NaiveText written = new NaiveText(text, asWritten);
        List<Match> spans = new ArrayList<>();
        for (String span : allowed) {
            Key key = key(span);
            spans.addAll(find(-1, key, key.literal ? written : folded));
        }
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            NaiveText in = keys.get(i).literal ? written : folded;
            for (Match match : find(i, keys.get(i), in)) {
                matches.add(new Match(
                        i, match.unit, match.units, match.repeats, match.start, match.end, outcome(match, in, spans)));
            }
        }
        matches.sort(together() ? byPlace().thenComparing(bestFirst()) : byUnit().thenComparing(bestFirst()));
        return matches;
    }

    // Words as they are written have other units than words that may be hidden.
    private boolean together() {
        return keys.stream().anyMatch(Key::literal)
                || allowed.subList(0, allowed.size() - rules.allowed().size()).stream()
                        .anyMatch(span -> key(span).literal);
    }

    private static Comparator<Match> byPlace() {
        return Comparator.comparingInt(Match::start)
                .thenComparing(Comparator.comparingInt(Match::end).reversed());
    }

    private static Comparator<Match> byUnit() {
        return Comparator.comparingInt(Match::unit)
                .thenComparing(Comparator.comparingInt(Match::units).reversed());
    }

    private Comparator<Match> bestFirst() {
        return Comparator.comparingInt(Match::repeats)
                .thenComparing(match -> words.get(match.word).level())
                .reversed()
                .thenComparingInt(Match::word);
    }

    List<Match> find(String text, FindMode mode) {
        List<Match> hits = new ArrayList<>();
        int free = 0;
        for (Match match : everything(text)) {
            if (match.outcome == HitOutcome.HIT && (mode == FindMode.OVERLAPPING || match.start >= free)) {
                hits.add(match);
                free = match.end;
            }
        }
        return hits;
    }

    private HitOutcome outcome(Match match, NaiveText text, List<Match> spans) {
        Word word = words.get(match.word);
        boolean asked = (rules.categories().isEmpty() || rules.categories().contains(word.category()))
                && word.level().compareTo(rules.lowest()) >= 0
                && rules.at().map(word.validity()::holds).orElse(true);
        if (!asked) {
            return HitOutcome.NOT_ASKED;
        }
        if (word.fit() == WordFit.WHOLE_WORD && text.goesOn(text.place(match.start), text.place(match.end))) {
            return HitOutcome.NOT_WHOLE;
        }
        return spans.stream().anyMatch(span -> covers(span, match)) ? HitOutcome.ALLOWED : HitOutcome.HIT;
    }

    // A span that is only the end of what one character stands for, such as 2 in ⑫, covers no 12.
    private static boolean covers(Match span, Match match) {
        return span.start <= match.start
                && match.end <= span.end
                && (span.start < match.start || span.unit <= match.unit);
    }

    private List<Match> find(int word, Key key, NaiveText text) {
        List<Match> found = new ArrayList<>();
        for (int at = 0; at + key.text.units().size() <= text.units().size(); at++) {
            at(word, at, key.text.units(), text).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Match> at(int word, int at, List<Unit> key, NaiveText text) {
        List<Unit> there = text.units().subList(at, at + key.size());
        int repeats = -key.size();
        for (int i = 0; i < key.size(); i++) {
            if (there.get(i).value() != key.get(i).value()
                    || there.get(i).size() < key.get(i).size()) {
                return Optional.empty();
            }
            repeats += key.get(i).size();
        }
        Optional<int[]> span = key.size() == 1 ? one(key.get(0), there.get(0), text) : more(key, there, text);
        int more = repeats;
        return span.map(places ->
                new Match(word, at, key.size(), more, text.offset(places[0]), text.offset(places[1]), HitOutcome.HIT));
    }

    /** A word that says one thing: the first chain that says it often enough. */
    private static Optional<int[]> one(Unit key, Unit there, NaiveText text) {
        int first = 0;
        for (int last = 0; last < there.size(); last++) {
            if (last > 0
                    && !text.near(
                            there.elements().get(last - 1), there.elements().get(last))) {
                first = last;
            }
            if (last - first + 1 == key.size()) {
                return Optional.of(new int[] {there.elements().get(first).place(), end(there, last, text)});
            }
        }
        return Optional.empty();
    }

    private static Optional<int[]> more(List<Unit> key, List<Unit> there, NaiveText text) {
        Unit left = there.get(0);
        Unit right = there.get(there.size() - 1);
        int first = left.size() - key.get(0).size();
        int last = key.get(key.size() - 1).size() - 1;
        List<Element> needed = new ArrayList<>(left.elements().subList(first, left.size()));
        for (Unit middle : there.subList(1, there.size() - 1)) {
            needed.addAll(middle.elements());
        }
        needed.addAll(right.elements().subList(0, last + 1));
        for (int i = 1; i < needed.size(); i++) {
            if (!text.near(needed.get(i - 1), needed.get(i))) {
                return Optional.empty();
            }
        }
        while (first > 0
                && NaiveText.touching(
                        left.elements().get(first - 1), left.elements().get(first))) {
            first--;
        }
        return Optional.of(new int[] {left.elements().get(first).place(), end(right, last, text)});
    }

    /** The place after a hit whose last needed element is this one: repetitions and marks belong to it. */
    private static int end(Unit unit, int needed, NaiveText text) {
        int last = needed;
        while (last + 1 < unit.size()
                && NaiveText.touching(unit.elements().get(last), unit.elements().get(last + 1))) {
            last++;
        }
        return text.afterMarks(unit.elements().get(last).place());
    }
}
