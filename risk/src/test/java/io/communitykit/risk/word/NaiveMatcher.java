package io.communitykit.risk.word;

import io.communitykit.risk.word.NaiveText.Kind;
import io.communitykit.risk.word.NaiveText.Unit;
import io.communitykit.risk.word.internal.CodePointFolds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

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
    private final CodePointFolds asWritten = CodePointFolds.of(Folding.NONE);
    private final List<Key> keys;

    NaiveMatcher(Folding folding, List<Word> words, List<String> allowed, MatchRules rules) {
        this.words = words;
        this.allowed = new ArrayList<>(allowed);
        this.allowed.addAll(rules.allowed());
        this.rules = rules;
        this.folds = CodePointFolds.of(folding);
        this.keys = words.stream().map(word -> key(word.text())).toList();
    }

    // What the folding leaves nothing of is looked for as it is written.
    private Key key(String text) {
        NaiveText folded = new NaiveText(text, folds, Kind.WORD);
        return folded.units().isEmpty()
                ? new Key(new NaiveText(text, asWritten, Kind.WORD), true)
                : new Key(folded, false);
    }

    /** All places of all words, whether they count or not: from the left, the longest first, then the gravest, then the first. */
    List<Match> everything(String text) {
        NaiveText folded = new NaiveText(text, folds, Kind.TEXT);
        NaiveText written = new NaiveText(text, asWritten, Kind.TEXT);
        List<Match> spans = new ArrayList<>();
        for (int i = 0; i < allowed.size(); i++) {
            Key key = key(allowed.get(i));
            spans.addAll(find(i, key, key.literal ? written : folded));
        }
        spans.removeIf(span -> ofCall(span) && span.end - span.start > MatchRules.LONGEST_COVER);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            NaiveText in = keys.get(i).literal ? written : folded;
            for (Match match : find(i, keys.get(i), in)) {
                matches.add(new Match(
                        i, match.unit, match.units, match.repeats, match.start, match.end, outcome(match, in, spans)));
            }
        }
        matches.sort(together() ? byPlace().thenComparing(byUnit()) : byUnit());
        return matches;
    }

    private boolean ofCall(Match span) {
        return span.word >= allowed.size() - rules.allowed().size();
    }

    // Words as they are written have other units than words that may be hidden.
    private boolean together() {
        return keys.stream().anyMatch(Key::literal)
                || allowed.subList(0, allowed.size() - rules.allowed().size()).stream()
                        .anyMatch(span -> key(span).literal);
    }

    private Comparator<Match> byPlace() {
        return Comparator.comparingInt(Match::start)
                .thenComparing(Comparator.comparingInt(Match::end).reversed())
                .thenComparing(match -> keys.get(match.word).literal);
    }

    private Comparator<Match> byUnit() {
        return Comparator.comparingInt(Match::unit)
                .thenComparing(Comparator.comparingInt(Match::units)
                        .thenComparingInt(Match::repeats)
                        .thenComparing(match -> words.get(match.word).level())
                        .reversed())
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
    private boolean covers(Match span, Match match) {
        return span.start <= match.start
                && match.end <= span.end
                && (span.start < match.start || span.unit <= match.unit || together() || ofCall(span));
    }

    private static List<Match> find(int word, Key key, NaiveText text) {
        List<Match> found = new ArrayList<>();
        int repeats = key.text.units().stream().mapToInt(Unit::size).sum()
                - key.text.units().size();
        for (int at = 0; at < text.units().size(); at++) {
            int start = text.units().get(at).first().place();
            OptionalInt last = last(key.text.units(), at, text);
            if (last.isPresent()) {
                int end =
                        text.afterMarks(text.units().get(last.getAsInt()).last().place());
                found.add(new Match(
                        word,
                        at,
                        key.text.units().size(),
                        repeats,
                        text.offset(start),
                        text.offset(end),
                        HitOutcome.HIT));
            }
        }
        return found;
    }

    /** The last unit of a word that begins with a unit of the text; empty if it does not begin there. */
    private static OptionalInt last(List<Unit> key, int first, NaiveText text) {
        int at = first;
        for (int k = 0; k < key.size(); k++) {
            int needed = key.get(k).size();
            if (at == text.units().size()
                    || text.units().get(at).value() != key.get(k).value()
                    || (k > 0
                            && !text.near(text.units().get(at - 1), text.units().get(at)))) {
                return OptionalInt.empty();
            }
            boolean end = k == key.size() - 1;
            int from = at;
            int seen = text.units().get(at++).size();
            while (goesOn(text, at) && (!end || (seen < needed && near(text, at)))) {
                if (!near(text, at)) {
                    return OptionalInt.empty();
                }
                seen += text.units().get(at++).size();
            }
            // A word begins as late as it can.
            boolean late = k == 0 && !end && seen - text.units().get(from).size() >= needed;
            if (seen < needed || late) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(at - 1);
    }

    /** Whether a unit only says again what the one before says. */
    private static boolean goesOn(NaiveText text, int at) {
        return at < text.units().size()
                && text.units().get(at).value() == text.units().get(at - 1).value()
                && text.collapses(text.units().get(at).value());
    }

    private static boolean near(NaiveText text, int at) {
        return text.near(text.units().get(at - 1), text.units().get(at));
    }
}
