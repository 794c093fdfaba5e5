package io.communitykit.examples.summary;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.examples.words.HitWords;
import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.screen.WordScreen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the texts of events, and adds up what comes of it. Not safe for many threads. */
public final class WordTally {

    private static final List<AttributeName> TEXTS = List.of(new AttributeName("title"), new AttributeName("text"));
    private static final int WORDS_KEPT = 15;
    private static final int SAMPLES_KEPT = 25;

    private final WordScreen screen;
    private final Set<String> adverts = new HashSet<>();
    private final Map<Action, Long> verdicts = new EnumMap<>(Action.class);
    private final Map<String, Long> categories = new HashMap<>();
    private final Map<String, Long> tricks = new HashMap<>();
    private final Map<String, Long> words = new HashMap<>();
    private final Map<String, WordSummary.Sample> samples = new LinkedHashMap<>();
    private long planted;
    private long found;

    /**
     * Creates an empty tally.
     *
     * @param screen judges
     */
    public WordTally(WordScreen screen) {
        this.screen = screen;
        for (Action action : Action.values()) {
            verdicts.put(action, 0L);
        }
    }

    /** Says that a text is an advertisement, before it is added. */
    public void planted(String text) {
        adverts.add(text);
    }

    /** Judges the texts of an event. */
    public void add(CommunityEvent event) {
        for (AttributeName name : TEXTS) {
            event.attribute(name).ifPresent(value -> {
                if (value instanceof AttributeValue.Text text) {
                    add(text.value());
                }
            });
        }
    }

    private void add(String text) {
        Verdict verdict = screen.check(text);
        boolean passes = verdict.action() == Action.PASS;
        verdicts.merge(verdict.action(), 1L, Long::sum);
        if (adverts.contains(text)) {
            planted++;
            found += passes ? 0 : 1;
        }
        for (Verdict.Reason reason : verdict.reasons()) {
            Hit hit = reason.hit();
            categories.merge(hit.term().category().value(), 1L, Long::sum);
            tricks.merge(HitWords.main(hit), 1L, Long::sum);
            words.merge(hit.term().name(), 1L, Long::sum);
        }
        if (!passes && samples.size() < SAMPLES_KEPT) {
            sample(text, verdict);
        }
    }

    private void sample(String text, Verdict verdict) {
        String kind = verdict.action().text()
                + verdict.reasons().stream()
                        .map(reason -> HitWords.main(reason.hit()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
        samples.computeIfAbsent(
                kind,
                it -> new WordSummary.Sample(
                        verdict.action().text(),
                        pieces(text, verdict),
                        verdict.reasons().stream()
                                .filter(reason -> reason.action() != Action.PASS)
                                .map(reason -> reason.hit().term().name() + " ("
                                        + reason.hit().term().category() + ", " + HitWords.tricks(reason.hit()) + ")")
                                .distinct()
                                .collect(Collectors.joining("; "))));
    }

    /** Hits that share characters become one piece; they come in the order of the text. */
    private static List<WordSummary.Piece> pieces(String text, Verdict verdict) {
        List<WordSummary.Piece> pieces = new ArrayList<>();
        int plain = 0;
        int from = 0;
        int to = 0;
        for (Verdict.Reason reason : verdict.reasons()) {
            if (reason.hit().start() >= to) {
                piece(text, plain, from, false, pieces);
                piece(text, from, to, true, pieces);
                plain = to;
                from = reason.hit().start();
            }
            to = Math.max(to, reason.hit().end());
        }
        piece(text, plain, from, false, pieces);
        piece(text, from, to, true, pieces);
        piece(text, to, text.length(), false, pieces);
        return pieces;
    }

    private static void piece(String text, int from, int to, boolean hit, List<WordSummary.Piece> into) {
        if (from < to) {
            into.add(new WordSummary.Piece(text.substring(from, to), hit));
        }
    }

    /** What came of it. */
    public WordSummary summary() {
        return new WordSummary(
                verdicts.values().stream().mapToLong(Long::longValue).sum(),
                verdicts.getOrDefault(Action.PASS, 0L),
                verdicts.getOrDefault(Action.REVIEW, 0L),
                verdicts.getOrDefault(Action.BLOCK, 0L),
                planted,
                found,
                most(categories),
                most(tricks),
                most(words).stream().limit(WORDS_KEPT).toList(),
                List.copyOf(samples.values()));
    }

    private static List<WordSummary.Count> most(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(it -> new WordSummary.Count(it.getKey(), it.getValue()))
                .sorted(Comparator.comparingLong(WordSummary.Count::times)
                        .reversed()
                        .thenComparing(WordSummary.Count::name))
                .toList();
    }
}
