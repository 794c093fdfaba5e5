package io.communitykit.risk.word.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.WordPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The patterns of a dictionary, compiled for one folding. Immutable and safe for many threads.
 *
 * <p>A pattern is a small regular expression over folded characters, of bounded length: characters, {@code \d} (a digit), {@code \w}
 * (a letter or digit of ASCII), {@code \h} (a Han character; those that fold into digits are digits), classes such as {@code
 * [a-z0-9最]} and {@code [^0-9]} (any other character that is not skipped and ends no line), groups, {@code |}, {@code ?}, {@code
 * {m}}, {@code {m,n}} with n of at most 64, and {@code \} before special characters. A guard, {@code (?<![...])} at the very start or
 * {@code (?![...])} at the very end, forbids a neighbour. What the pattern says is folded like the text.
 *
 * <p>A character that the folding skips is taken where the pattern can take that very character, else skipped within the gap of the
 * folding; so is the repetition of a character. A guard sees a skipped character only if its class names it, and looks past it
 * within the gap. Each pattern is found leftmost and longest, and then from behind its hit on; patterns do not hinder each other.
 *
 * <p>Design: one deterministic automaton a pattern, run from each place where its first characters may be ({@link PatternFilter}).
 * A match has at most {@value PatternFaults#LONGEST_MATCH} folded characters and as many gaps, so a character is looked at a bounded
 * number of times, whatever the text: the work is linear. A scan allocates nothing and does not recurse.
 */
public final class PatternSet {

    private static final int NO_MATCH = -1;
    private static final int UNDECIDED = -2;
    /** How far a guard looks past characters that have no width. */
    private static final int UNSEEN = 64;
    /** Leaves room in 16 bits for the kinds of characters that fold into several. */
    private static final int MOST_CLASSES = 30_000;

    private static final CompiledPattern[] NO_PATTERNS = {};

    private final CodePointFolds folds;
    private final PatternText kinds;
    private final CompiledPattern[] patterns;
    private final PatternFilter filter;

    private PatternSet(CodePointFolds folds, PatternText kinds, CompiledPattern[] patterns) {
        this.folds = folds;
        this.kinds = kinds;
        this.patterns = patterns;
        this.filter = patterns.length == 0 ? PatternFilter.NONE : new PatternFilter(patterns, kinds);
    }

    /** No pattern needs no tables of characters. */
    private static PatternSet none(CodePointFolds folds) {
        return new PatternSet(folds, PatternText.NONE, NO_PATTERNS);
    }

    /**
     * Compiles patterns.
     *
     * @param patterns the patterns; a hit names one by its index here
     * @param folds the folding of texts and patterns
     * @return the set
     * @throws InvalidValueException if one is not in the notation, too long or too complex; names the pattern and the place
     */
    public static PatternSet compile(List<WordPattern> patterns, CodePointFolds folds) {
        if (patterns.isEmpty()) {
            return none(folds);
        }
        PatternSymbols symbols = new PatternSymbols(folds);
        List<PatternShape> shapes = new ArrayList<>();
        for (WordPattern pattern : patterns) {
            shapes.add(PatternParser.read(pattern, symbols));
        }
        PatternAlphabet alphabet = new PatternAlphabet(symbols.sets());
        if (alphabet.size() > MOST_CLASSES) {
            throw InvalidValueException.of(
                    "patterns", "such that they name at most " + MOST_CLASSES + " characters", alphabet.size());
        }
        CompiledPattern[] compiled = new CompiledPattern[shapes.size()];
        for (int i = 0; i < compiled.length; i++) {
            PatternGaps gaps = patterns.get(i).gaps();
            int gap = gaps == PatternGaps.NONE ? 0 : folds.folding().maxGap();
            compiled[i] = CompiledPattern.of(patterns.get(i), shapes.get(i), alphabet, gap);
        }
        PatternText kinds = new PatternText(symbols, alphabet, folds);
        return new PatternSet(folds, kinds, compiled);
    }

    /** Writes how many there are, and all tables if there are any. */
    void write(ImageWriter image) {
        image.number(patterns.length);
        if (patterns.length == 0) {
            return;
        }
        kinds.write(image);
        for (CompiledPattern pattern : patterns) {
            pattern.write(image);
        }
    }

    /** Reads what was written. */
    static PatternSet read(ImageReader image, CodePointFolds folds) {
        int count = image.count(Integer.BYTES);
        if (count == 0) {
            return none(folds);
        }
        PatternText kinds = new PatternText(image);
        CompiledPattern[] patterns = new CompiledPattern[count];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = CompiledPattern.read(image);
        }
        return new PatternSet(folds, kinds, patterns);
    }

    /**
     * Checks one pattern as {@link #compile} would, without the table of all characters, which is most of the work.
     *
     * @param pattern the pattern
     * @param folds the folding of texts and patterns
     * @throws InvalidValueException if it is not in the notation, too long or too complex; names the pattern and the place
     */
    public static void check(WordPattern pattern, CodePointFolds folds) {
        PatternSymbols symbols = new PatternSymbols(folds);
        PatternShape shape = PatternParser.read(pattern, symbols);
        CompiledPattern.of(pattern, shape, new PatternAlphabet(symbols.sets()), 0);
    }

    /**
     * How many patterns there are.
     *
     * @return 0 or more
     */
    public int size() {
        return patterns.length;
    }

    /**
     * How many characters before {@code from} a window has to keep for guards to see what they would see in the whole text.
     *
     * @return a count of UTF-16 code units
     */
    public int context() {
        return reach() + 1;
    }

    private int reach() {
        return 2 * folds.folding().maxGap() + UNSEEN;
    }

    /**
     * Finds the patterns in a window of a text. Linear in its length.
     *
     * @param text the window; what is before {@code from} is what guards look back at
     * @param from index of the first character at which a match may begin, not inside a surrogate pair
     * @param to index behind the last character of the window
     * @param last whether the text ends at {@code to}
     * @param sink takes the hits; the same one for all windows of a text
     * @return {@code to}, or the index of a character at which a match might begin that the window does not show whole: the next
     *     window must start there, with {@link #context()} characters before it
     */
    public int scan(char[] text, int from, int to, boolean last, PatternSink sink) {
        sink.expect(patterns.length);
        int stop = !last && to > from && Character.isHighSurrogate(text[to - 1]) ? to - 1 : to;
        if (patterns.length == 0) {
            return stop;
        }
        for (int block = from; block < stop; block += PatternSink.BLOCK) {
            int[] places = sink.places;
            int found = filter.places(text, block, Math.min(stop, block + PatternSink.BLOCK), to, places);
            for (int i = 0; i < found; i++) {
                int at = places[i];
                long left = filter.left(text, at, to);
                if (left != 0 && !inPair(text, from, at, to) && !start(text, at, to, last, left, sink)) {
                    sink.count(at - from);
                    return at;
                }
            }
        }
        sink.count(stop - from);
        return stop;
    }

    private static boolean inPair(char[] text, int from, int at, int to) {
        return at > from && PatternText.paired(text, at - 1, to);
    }

    /** Tries the patterns that may start here; false, and no hit, if the window is too short to tell. */
    private boolean start(char[] text, int at, int to, boolean last, long left, PatternSink sink) {
        int hits = 0;
        for (int i = next(left, -1); i < patterns.length; i = next(left, i)) {
            if (at >= sink.end(i)) {
                int end = match(text, at, to, last, i, sink);
                if (end == UNDECIDED) {
                    return false;
                }
                hits += end == NO_MATCH ? 0 : 1;
            }
        }
        for (int i = next(left, -1); hits > 0 && i < patterns.length; i = next(left, i)) {
            int end = at < sink.end(i) ? NO_MATCH : match(text, at, to, last, i, sink);
            if (end != NO_MATCH) {
                sink.found(at, end, i);
            }
        }
        return true;
    }

    /** The next pattern whose bit is set, patterns {@value Long#SIZE} apart having the same. */
    private static int next(long bits, int pattern) {
        int from = pattern + 1;
        long rotated = Long.rotateRight(bits, from);
        return from + Long.numberOfTrailingZeros(rotated);
    }

    private int match(char[] text, int at, int to, boolean last, int pattern, PatternSink sink) {
        if (forbiddenBefore(text, at, patterns[pattern], sink)) {
            return NO_MATCH;
        }
        int end = run(text, at, to, last, patterns[pattern], sink);
        if (end < 0) {
            return end;
        }
        while (end < to && kinds.mark(kinds.kind(text, end, to))) {
            end += PatternText.width(text, end, to);
        }
        return unseen(text, end, to, last) && !last ? UNDECIDED : end;
    }

    /** Whether the window does not show the whole character at an index. */
    private static boolean unseen(char[] text, int at, int to, boolean last) {
        return at == to || (at + 1 == to && !last && Character.isHighSurrogate(text[at]));
    }

    /** The end of the longest match that starts here, without the marks on its last character. */
    private int run(char[] text, int start, int to, boolean last, CompiledPattern pattern, PatternSink sink) {
        int state = PatternDfa.START;
        int taken = start;
        int gap = 0;
        int found = NO_MATCH;
        int at = start;
        while (!pattern.dfa().ends(state)) {
            sink.count(1);
            if (unseen(text, at, to, last)) {
                return last ? found : UNDECIDED;
            }
            int kind = kinds.kind(text, at, to);
            int here = at;
            at += PatternText.width(text, at, to);
            int next = pattern.step(state, kind, kinds);
            if (next == PatternDfa.DEAD) {
                gap += kinds.visible(kind) ? 1 : 0;
                if (gap > pattern.gap() || !passed(text, taken, here, to, kind)) {
                    return found;
                }
                continue;
            }
            state = next;
            taken = here;
            gap = 0;
            int free = pattern.dfa().accepts(state) ? after(text, at, to, last, pattern, sink) : NO_MATCH;
            if (free == UNDECIDED) {
                return UNDECIDED;
            }
            found = Math.max(found, free);
        }
        return found;
    }

    /** Whether a character that a pattern does not take may be passed over. */
    private boolean passed(char[] text, int taken, int at, int to, int kind) {
        return kinds.skipped(kind) != 0 || repeats(text, taken, at, to);
    }

    /** Whether a character says again what the one that was taken last says. */
    private boolean repeats(char[] text, int taken, int at, int to) {
        if (at == taken || kinds.kind(text, taken, to) != kinds.kind(text, at, to)) {
            return false;
        }
        int folded = folded(codePoint(text, at, to));
        return folds.folding().sees(Evasion.REPEAT)
                && folded >= 0
                && !Character.isDigit(folded)
                && folded == folded(codePoint(text, taken, to));
    }

    private int folded(int codePoint) {
        if (folds.keeps(codePoint)) {
            return codePoint;
        }
        int[] fold = folds.fold(codePoint);
        return fold.length == 1 ? fold[0] : -1;
    }

    private static int codePoint(char[] text, int at, int to) {
        return PatternText.paired(text, at, to) ? Character.toCodePoint(text[at], text[at + 1]) : text[at];
    }

    private boolean forbiddenBefore(char[] text, int start, CompiledPattern pattern, PatternSink sink) {
        int gap = 0;
        int at = start;
        int reach = pattern.guardsBefore() ? reach() : 0;
        while (at > 0 && start - at < reach) {
            sink.count(1);
            int kind = kinds.kindBefore(text, at);
            if (pattern.forbidsBefore(kind, kinds)) {
                return true;
            }
            gap += kinds.visible(kind) ? 1 : 0;
            if (kinds.skipped(kind) == 0 || gap > pattern.gap()) {
                return false;
            }
            at -= at > 1 && PatternText.paired(text, at - 2, at) ? 2 : 1;
        }
        return false;
    }

    /** The given end if nothing forbidden stands behind it. */
    private int after(char[] text, int end, int to, boolean last, CompiledPattern pattern, PatternSink sink) {
        int gap = 0;
        int at = end;
        int reach = pattern.guardsAfter() ? reach() : 0;
        while (at - end < reach) {
            sink.count(1);
            if (unseen(text, at, to, last)) {
                return last ? end : UNDECIDED;
            }
            int kind = kinds.kind(text, at, to);
            if (pattern.forbidsAfter(kind, kinds)) {
                return NO_MATCH;
            }
            gap += kinds.visible(kind) ? 1 : 0;
            if (kinds.skipped(kind) == 0 || gap > pattern.gap()) {
                return end;
            }
            at += PatternText.width(text, at, to);
        }
        return end;
    }

    /**
     * The tricks that a hit saw through.
     *
     * @param text the window
     * @param start the start of the hit
     * @param end the end of the hit
     * @param pattern the pattern of the hit
     * @return bits by ordinal of {@link Evasion}; a character that the pattern itself names is no trick
     */
    public long evasions(char[] text, int start, int end, int pattern) {
        CompiledPattern compiled = patterns[pattern];
        int state = PatternDfa.START;
        int taken = start;
        long bits = 0;
        int at = start;
        while (at < end) {
            int kind = kinds.kind(text, at, end);
            int codePoint = codePoint(text, at, end);
            int next = compiled.step(state, kind, kinds);
            long skip = kinds.skipped(kind);
            if (next != PatternDfa.DEAD) {
                bits |= compiled.names(codePoint) ? 0 : dress(codePoint, skip);
                state = next;
                taken = at;
            } else if (skip != 0) {
                bits |= skip;
            } else if (repeats(text, taken, at, end)) {
                bits |= EvasionBits.of(Evasion.REPEAT);
            }
            at += PatternText.width(text, at, end);
        }
        return bits;
    }

    /** What folding did to a character that was taken; one that is skipped elsewhere can only have come in another width. */
    private long dress(int codePoint, long skip) {
        if (skip == 0) {
            return folds.evasions(codePoint);
        }
        return PatternSymbols.wide(codePoint) ? EvasionBits.of(Evasion.WIDTH) : 0;
    }
}
