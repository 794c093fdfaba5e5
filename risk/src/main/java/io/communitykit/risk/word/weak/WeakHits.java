package io.communitykit.risk.word.weak;

import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.TextSpan;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.internal.EvasionBits;
import io.communitykit.risk.word.spi.WordBoundaries;
import io.communitykit.risk.word.spi.WordBoundaries.Judgement;
import io.communitykit.risk.word.weak.internal.FoldedText;
import io.communitykit.risk.word.weak.internal.WeakSink;
import io.communitykit.risk.word.weak.internal.WeakWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sifts what the searches found in one text. Used by one thread. */
final class WeakHits implements WeakSink {

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::start)
            .thenComparing(Comparator.comparingInt(Candidate::end).reversed())
            .thenComparing(Comparator.comparingInt(Candidate::confidence).reversed())
            .thenComparing(
                    Comparator.comparing((Candidate one) -> one.word().level()).reversed())
            .thenComparingInt(Candidate::number);

    private final CharSequence text;
    private final WordMatcher matcher;
    private final WeakWords words;
    private final boolean[] counted;
    private final List<Candidate> candidates = new ArrayList<>();

    WeakHits(CharSequence text, WordMatcher matcher, WeakWords words, boolean[] counted) {
        this.text = text;
        this.matcher = matcher;
        this.words = words;
        this.counted = counted;
    }

    @Override
    public void found(int word, FoldedText folded, int first, int last, long kinds, int confidence) {
        if (counted[word]) {
            candidates.add(new Candidate(words.word(word), word, folded, first, last, kinds, confidence));
        }
    }

    /** The hits that do not overlap. */
    List<Hit> chosen() {
        if (candidates.isEmpty()) {
            return List.of();
        }
        candidates.sort(ORDER);
        Cover known = known();
        List<Hit> chosen = new ArrayList<>();
        int next = 0;
        for (Candidate one : candidates) {
            if (one.start() >= next && !known.covers(one.start(), one.end()) && stands(one)) {
                chosen.add(hit(one));
                next = one.end();
            }
        }
        return List.copyOf(chosen);
    }

    // Where the first pass has its own hits, or must not have any.
    private Cover known() {
        List<TextSpan> spans = new ArrayList<>(matcher.allowances(text));
        matcher.scan(
                text,
                FindMode.OVERLAPPING,
                (start, end, term) -> spans.add(new TextSpan(Math.toIntExact(start), Math.toIntExact(end))));
        return new Cover(spans);
    }

    private boolean stands(Candidate one) {
        if (one.word().fit() == WordFit.WHOLE_WORD && one.folded().alphanumericsGoOn(one.first(), one.last())) {
            return false;
        }
        WordBoundaries judge = matcher.rules().boundaries();
        if (judge == WordBoundaries.NONE || !one.folded().han(one.first(), one.last())) {
            return true;
        }
        int from = one.folded().lineStart(one.first(), WeakEvidence.REACH);
        int to = one.folded().lineEnd(one.last(), WeakEvidence.REACH);
        String before = one.folded().folded(from, one.first() - 1);
        String inside = one.folded().folded(one.first(), one.last());
        String behind = one.folded().folded(one.last() + 1, to);
        return judge.judge(before + inside + behind, before.length(), before.length() + inside.length())
                == Judgement.WORD;
    }

    private Hit hit(Candidate one) {
        long tricks = one.kinds()
                | one.folded().strong(one.first(), one.last(), one.word().text());
        String there = text.subSequence(one.start(), one.end()).toString();
        return new Hit(one.start(), one.end(), there, one.word(), EvasionBits.set(tricks), one.confidence());
    }

    /** A place that may become a hit. */
    private record Candidate(
            Word word, int number, FoldedText folded, int first, int last, long kinds, int confidence) {

        int start() {
            return folded.start(first);
        }

        int end() {
            return folded.end(last);
        }
    }
}
