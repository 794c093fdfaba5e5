package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.internal.PatternHits.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plain twin of a compiled pattern: a tree whose derivative by a character is taken again and again, over a list of the code
 * points of the text. Shares nothing with the automaton but the folding.
 */
final class NaivePattern {

    private static final Set<Evasion> UNSEEN =
            Set.of(Evasion.ZERO_WIDTH, Evasion.SOFT_HYPHEN, Evasion.VARIATION_SELECTOR, Evasion.MARK);

    /** A part; {@code null} stands for what nothing matches. */
    sealed interface Part {
        /** What follows a character. */
        Part after(int c);

        boolean empty();

        boolean dead();
    }

    /** Nothing matches. */
    record Dead() implements Part {
        @Override
        public Part after(int c) {
            return this;
        }

        @Override
        public boolean empty() {
            return false;
        }

        @Override
        public boolean dead() {
            return true;
        }
    }

    /** The empty text. */
    record Empty() implements Part {
        @Override
        public Part after(int c) {
            return new Dead();
        }

        @Override
        public boolean empty() {
            return true;
        }

        @Override
        public boolean dead() {
            return false;
        }
    }

    /** One of some characters; or, if negated, any other but for those of a second list. */
    record One(Set<Integer> characters, Set<Integer> never, Negation negation) implements Part {
        enum Negation {
            PLAIN,
            NEGATED
        }

        boolean takes(int c) {
            return negation == Negation.PLAIN ? characters.contains(c) : !characters.contains(c) && !never.contains(c);
        }

        @Override
        public Part after(int c) {
            return takes(c) ? new Empty() : new Dead();
        }

        @Override
        public boolean empty() {
            return false;
        }

        @Override
        public boolean dead() {
            return false;
        }
    }

    /** One after the other. */
    record Both(Part first, Part second) implements Part {
        @Override
        public Part after(int c) {
            Part rest = new Both(first.after(c), second);
            return first.empty() ? new Either(rest, second.after(c)) : rest;
        }

        @Override
        public boolean empty() {
            return first.empty() && second.empty();
        }

        @Override
        public boolean dead() {
            return first.dead() || second.dead();
        }
    }

    /** One or the other. */
    record Either(Part first, Part second) implements Part {
        @Override
        public Part after(int c) {
            return new Either(first.after(c), second.after(c));
        }

        @Override
        public boolean empty() {
            return first.empty() || second.empty();
        }

        @Override
        public boolean dead() {
            return first.dead() && second.dead();
        }
    }

    private final Part body;
    private final Part before;
    private final Part after;
    private final int maxGap;
    private final CodePointFolds folds;

    NaivePattern(Part before, Part body, Part after, PatternGaps gaps, CodePointFolds folds) {
        this.before = before;
        this.body = body;
        this.after = after;
        this.maxGap = gaps == PatternGaps.NONE ? 0 : folds.folding().maxGap();
        this.folds = folds;
    }

    /** All hits: leftmost, longest, and on from behind each. */
    List<Found> find(String text, int number) {
        int[] points = text.codePoints().toArray();
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < points.length) {
            int end = forbidden(points, at - 1, -1, before) ? -1 : end(points, at);
            if (end < 0) {
                at++;
                continue;
            }
            while (end < points.length && mark(points[end])) {
                end++;
            }
            found.add(new Found(offset(points, at), offset(points, end), number));
            at = end;
        }
        return found;
    }

    private int end(int[] points, int start) {
        Part state = body;
        int taken = -1;
        int gap = 0;
        int found = -1;
        for (int at = start; at < points.length; at++) {
            int c = points[at];
            Part next = state;
            for (int folded : meaning(c)) {
                next = next.after(folded);
            }
            if (!next.dead()) {
                state = next;
                taken = c;
                gap = 0;
                found = state.empty() && !forbidden(points, at + 1, 1, after) ? at + 1 : found;
            } else if (at > start && (folds.skipped(c) != null || again(taken, c))) {
                gap += UNSEEN.contains(folds.skipped(c) == null ? Evasion.REPEAT : folds.skipped(c)) ? 0 : 1;
                if (gap > maxGap) {
                    break;
                }
            } else {
                break;
            }
        }
        return found;
    }

    private boolean again(int taken, int c) {
        int[] first = folds.fold(taken);
        return folds.folding().sees(Evasion.REPEAT)
                && folds.skipped(taken) == null
                && first.length == 1
                && !Character.isDigit(first[0])
                && Arrays.equals(first, folds.fold(c));
    }

    private boolean forbidden(int[] points, int from, int step, Part guard) {
        int gap = 0;
        for (int at = from; at >= 0 && at < points.length; at += step) {
            int c = points[at];
            int[] meaning = meaning(c);
            int edge = meaning[step > 0 ? 0 : meaning.length - 1];
            if (!guard.after(edge).dead()) {
                return true;
            }
            Evasion skipped = folds.skipped(c);
            gap += skipped == null || UNSEEN.contains(skipped) ? 0 : 1;
            if (skipped == null || gap > maxGap) {
                return false;
            }
        }
        return false;
    }

    private int[] meaning(int c) {
        if (folds.skipped(c) == null) {
            return folds.fold(c);
        }
        return new int[] {c == '％' && folds.folding().sees(Evasion.WIDTH) ? '%' : c};
    }

    private static boolean mark(int c) {
        return c == 0x336 || c == 0xFE0F;
    }

    private static int offset(int[] points, int end) {
        return Arrays.stream(points, 0, end).map(Character::charCount).sum();
    }

    /** The parts one after the other. */
    static Part row(List<Part> parts) {
        return parts.stream().reduce(new Empty(), Both::new);
    }

    /** A part from some to some times. */
    static Part times(Part part, int least, int most) {
        return row(Stream.iterate(0, i -> i < most, i -> i + 1)
                .map(i -> i < least ? part : new Either(part, new Empty()))
                .toList());
    }
}
