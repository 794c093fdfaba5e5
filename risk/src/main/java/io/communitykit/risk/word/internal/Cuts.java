package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * The ways to cut the surroundings of a hit into words: around it, or through it.
 *
 * <p>Design note. One pass of Viterbi's algorithm over a window of at most 8 + 4 + 8 characters with three costs at each place: the
 * cheapest cut so far in which no end of the hit lies inside a word, one, or both. Words are taken as independent. The hit itself is
 * a word at its cost in the lexicon, or at a fair one if that is lower, since nobody lists what nobody writes. Through the hit must
 * be cheaper by a margin: less where both ends lie inside words (路口|交通) than where one does, because that happens to true hits
 * too (开发|票). The margins are tuned on the sentences of the project's own tests. At most 80 look-ups, 63 numbers.
 */
public final class Cuts {

    private static final int REACH = 8;
    /** By how many ends of the hit lie inside a word: 0, 1, 2. */
    private static final int WAYS = 3;
    /** A single character that the lexicon does not know. */
    private static final int UNKNOWN_CHARACTER = 120;

    private static final int NEVER = 1_000_000;

    /** What a hit costs at most, by its length in characters; one of a single character costs what the lexicon says. */
    private static final int[] FAIR = {0, 0, 110, 120, 130};

    /** By how much a cut with one end of the hit inside a word has to be cheaper, by the hit's length. */
    private static final int[] ONE = {0, -10, 20, 30, 40};
    /** The same for both ends. */
    private static final int[] TWO = {0, -10, 5, 10, 20};

    private final Lexicon lexicon;
    private final CharSequence text;
    private final int from;
    private final int start;
    private final int end;
    private final int to;
    /** The cheapest cuts up to each place: three a place, by how many ends of the hit lie inside a word. */
    private final int[] cheapest;

    private Cuts(Lexicon lexicon, CharSequence text, int start, int end) {
        this.lexicon = lexicon;
        this.text = text;
        this.start = start;
        this.end = end;
        int first = start;
        while (first > 0 && start - first < REACH && written(text.charAt(first - 1))) {
            first--;
        }
        int last = end;
        while (last < text.length() && last - end < REACH && written(text.charAt(last))) {
            last++;
        }
        this.from = first;
        this.to = last;
        this.cheapest = new int[(to - from + 1) * WAYS];
    }

    /**
     * Whether cutting through the hit is clearly likelier than cutting around it.
     *
     * @param lexicon what words cost
     * @param text the surroundings
     * @param start index of the hit's first character
     * @param end index after its last, at most 4 characters on
     * @return whether
     */
    public static boolean across(Lexicon lexicon, CharSequence text, int start, int end) {
        Cuts cuts = new Cuts(lexicon, text, start, end);
        return cuts.to - cuts.from > end - start && cuts.across();
    }

    private boolean across() {
        Arrays.fill(cheapest, NEVER);
        cheapest[0] = 0;
        for (int at = from; at < to; at++) {
            words(at);
        }
        int length = end - start;
        int last = (to - from) * WAYS;
        return cheapest[last + 1] + ONE[length] < cheapest[last] || cheapest[last + 2] + TWO[length] < cheapest[last];
    }

    /** All words that begin at a place. A numeral after 第 belongs to it: 第一|道, not 第|一道. */
    private void words(int at) {
        if (at > from && text.charAt(at - 1) == '第' && Numerals.numeral(text.charAt(at))) {
            return;
        }
        long hash = Lexicon.EMPTY;
        for (int next = at + 1; next <= to && next - at <= Lexicon.LONGEST; next++) {
            hash = Lexicon.more(hash, text.charAt(next - 1));
            int cost = cost(at, next, lexicon.cost(hash));
            if (cost < NEVER) {
                take(at, next, cost);
            }
        }
    }

    private int cost(int at, int next, int known) {
        int cost = known == Lexicon.UNKNOWN ? NEVER : known;
        if (at == start && next == end && end - start > 1) {
            return Math.min(cost, FAIR[end - start]);
        }
        return next == at + 1 ? Math.min(cost, UNKNOWN_CHARACTER) : cost;
    }

    private void take(int at, int next, int cost) {
        int cut = cut(at, next);
        int here = (at - from) * WAYS;
        int there = (next - from) * WAYS + cut;
        for (int way = 0; way + cut < WAYS; way++) {
            cheapest[there + way] = Math.min(cheapest[there + way], cheapest[here + way] + cost);
        }
    }

    /** How many ends of the hit a word lies over; none if it begins or ends with the whole of a hit of more than one character. */
    private int cut(int at, int next) {
        boolean before = at < start && next > start;
        boolean after = at < end && next > end;
        if (end - start > 1 && (before ? next == end : after && at == start)) {
            return 0;
        }
        return (before ? 1 : 0) + (after ? 1 : 0);
    }

    private static boolean written(char character) {
        return Numerals.han(character) || Numerals.digit(character);
    }
}
