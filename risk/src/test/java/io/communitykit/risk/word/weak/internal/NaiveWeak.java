package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.internal.PinyinTable;
import io.communitykit.risk.word.spi.SplitCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** A plain model of the searches: each word is tried at each place of the text as it is written, by recursion. Gaps are spaces and asterisks. */
final class NaiveWeak {

    private static final int MAX_GAP = 1;

    private final List<String> words = new ArrayList<>();
    private final String text;
    private final PinyinTable table = PinyinTable.get();

    NaiveWeak(WeakWords some, String text) {
        for (int i = 0; i < some.size(); i++) {
            Word word = some.word(i);
            words.add(word.text());
        }
        this.text = text;
    }

    static String place(int start, int end, String word) {
        return start + "-" + end + " " + word;
    }

    /** One way to read a word in the text: where its pieces begin and end. */
    private record Way(List<int[]> pieces) {
        int start() {
            return pieces.get(0)[0];
        }

        int end() {
            return pieces.get(pieces.size() - 1)[1];
        }
    }

    Set<String> sounds() {
        Set<String> found = new TreeSet<>();
        for (String word : words) {
            for (Way way : ways(word, this::sounding)) {
                int exact = 0;
                int spelt = 0;
                boolean single = false;
                for (int i = 0; i < word.length(); i++) {
                    int[] piece = way.pieces().get(i);
                    exact += text.substring(piece[0], piece[1]).equals(word.substring(i, i + 1)) ? 1 : 0;
                    spelt += letter(piece[0]) ? 1 : 0;
                    single |= letter(piece[0]) && piece[1] - piece[0] == 1;
                }
                int length = word.length();
                boolean enough = length >= 3 || (exact > 0 && spelt < length && !single);
                if (exact < length && enough && !letterBefore(way) && !letterBehind(way)) {
                    found.add(place(way.start(), way.end(), word));
                }
            }
        }
        return found;
    }

    Set<String> split(SplitCharacters split) {
        Set<String> found = new TreeSet<>();
        for (String word : words) {
            for (Way way : ways(word, (at, character) -> parted(at, character, split))) {
                String plain = plain(text.substring(way.start(), way.end()));
                if (!plain.equals(word)) {
                    found.add(place(way.start(), way.end(), word));
                }
            }
        }
        return found;
    }

    Set<String> leet() {
        Set<String> found = new TreeSet<>();
        for (String word : words) {
            String letters = word.replaceAll("[^a-z]", "");
            if (word.length() < 3 || letters.isEmpty()) {
                continue;
            }
            for (int start = 0; start + word.length() <= text.length(); start++) {
                int end = start + word.length();
                String part = text.substring(start, end);
                boolean alike = letters(part).equals(letters(word)) && !part.equals(word);
                boolean kept = false;
                for (int i = 0; i < word.length(); i++) {
                    kept |= letter(start + i) && part.charAt(i) == word.charAt(i);
                }
                if (alike && kept && !alphanumeric(start - 1) && !alphanumeric(end)) {
                    found.add(place(start, end, word));
                }
            }
        }
        return found;
    }

    private static String letters(String part) {
        return part.replace('$', 's').replace('3', 'e').replace('1', 'i').replace('!', 'i');
    }

    private boolean alphanumeric(int at) {
        return letter(at) || digit(at);
    }

    Set<String> reversed() {
        Set<String> found = new TreeSet<>();
        for (String word : words) {
            String back = new StringBuilder(word).reverse().toString();
            if (word.length() >= 3 && !back.equals(word)) {
                ways(back, this::same).forEach(way -> found.add(place(way.start(), way.end(), word)));
            }
        }
        return found;
    }

    Set<String> noise() {
        Set<String> found = new TreeSet<>();
        for (String word : words) {
            for (int start = 0; word.length() >= 3 && start < text.length(); start++) {
                for (int end = start + 1; end <= text.length(); end++) {
                    if (noisy(word, text.substring(start, end))) {
                        found.add(place(start, end, word));
                    }
                }
            }
        }
        return found;
    }

    private static boolean noisy(String word, String part) {
        StringBuilder between = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            between.append(i == 0 ? "" : "[ *\u200ba-z0-9]*").append(word.charAt(i));
        }
        if (!part.matches(between.toString()) || plain(part).equals(word)) {
            return false;
        }
        for (String gap : part.split("[" + word + "]", -1)) {
            String noise = gap.replaceAll("[ *\u200b]", "");
            if (noise.length() > 2 || gap.replaceAll("[^ *]", "").length() > MAX_GAP) {
                return false;
            }
        }
        return true;
    }

    Set<String> initials() {
        Set<String> found = new TreeSet<>();
        for (String word : words) {
            StringBuilder initials = new StringBuilder();
            word.chars()
                    .forEach(c ->
                            initials.append(table.syllable(table.readings(c)[0]).charAt(0)));
            if (word.length() < 3) {
                continue;
            }
            for (Way way : ways(initials.toString(), this::same)) {
                String part = text.substring(way.start(), way.end());
                boolean joined = !part.contains(" ") && !part.contains("*");
                boolean single = part.replace("\u200b", "").matches("[a-z]([ *][a-z])+");
                boolean more = single && (singleBefore(way.start()) || singleBehind(way.end()));
                if ((joined || single) && !more && !goesOn(way, true)) {
                    found.add(place(way.start(), way.end(), word));
                }
            }
        }
        return found;
    }

    // Whether a row of single letters goes on to the left: a gap that is narrow, and a letter alone.
    private boolean singleBefore(int start) {
        String before = text.substring(0, start).replace("\u200b", "");
        return before.matches("(?s)(.*[^a-z])?[a-z][ *]");
    }

    private boolean singleBehind(int end) {
        String behind = text.substring(end).replace("\u200b", "");
        return behind.matches("(?s)[ *][a-z]([^a-z].*)?");
    }

    private List<Way> ways(String word, BiFunction<Integer, Integer, List<Integer>> ends) {
        List<Way> ways = new ArrayList<>();
        for (int start = 0; start < text.length(); start++) {
            if (!skipped(start)) {
                ways(word, 0, start, ends, new ArrayList<>(), ways);
            }
        }
        return ways;
    }

    private void ways(
            String word,
            int index,
            int at,
            BiFunction<Integer, Integer, List<Integer>> ends,
            List<int[]> pieces,
            List<Way> ways) {
        for (int end : ends.apply(at, (int) word.charAt(index))) {
            List<int[]> more = new ArrayList<>(pieces);
            more.add(new int[] {at, end});
            if (index == word.length() - 1) {
                ways.add(new Way(more));
                continue;
            }
            int next = next(end);
            if (next >= 0) {
                ways(word, index + 1, next, ends, more, ways);
            }
        }
    }

    private List<Integer> same(int at, int character) {
        return at < text.length() && text.charAt(at) == character ? List.of(at + 1) : List.of();
    }

    private List<Integer> sounding(int at, int character) {
        List<Integer> ends = new ArrayList<>();
        for (char reading : table.readings(character)) {
            String syllable = table.syllable(reading);
            for (char other : table.readings(text.charAt(at))) {
                if (other == reading) {
                    ends.add(at + 1);
                }
            }
            int end = spelt(at, syllable);
            if (end >= 0) {
                ends.add(end);
            }
        }
        return ends;
    }

    // Where the letters end; what has no width may stand between them.
    private int spelt(int from, String syllable) {
        int at = from;
        for (int i = 0; i < syllable.length(); i++) {
            while (i > 0 && at < text.length() && text.charAt(at) == '\u200b') {
                at++;
            }
            if (at >= text.length() || text.charAt(at) != syllable.charAt(i)) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private List<Integer> parted(int at, int character, SplitCharacters split) {
        List<Integer> ends = new ArrayList<>(same(at, character));
        List<Way> whole = new ArrayList<>();
        for (String way : split.ways(character)) {
            ways(way, 0, at, this::same, new ArrayList<>(), whole);
        }
        whole.forEach(way -> ends.add(way.end()));
        return ends;
    }

    // The next character that counts; -1 behind too wide a gap, and at the end.
    private int next(int from) {
        int at = from;
        int gap = 0;
        while (at < text.length() && skipped(at)) {
            gap += text.charAt(at) == '\u200b' ? 0 : 1;
            at++;
        }
        return at < text.length() && gap <= MAX_GAP ? at : -1;
    }

    private boolean skipped(int at) {
        return " *\u200b".indexOf(text.charAt(at)) >= 0;
    }

    private boolean letter(int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }

    private boolean letterBefore(Way way) {
        return letter(way.start()) && letter(beside(way.start() - 1, -1));
    }

    private boolean letterBehind(Way way) {
        return letter(way.end() - 1) && letter(beside(way.end(), 1));
    }

    private boolean goesOn(Way way, boolean digits) {
        return letterBefore(way)
                || letterBehind(way)
                || (digits && (digit(beside(way.start() - 1, -1)) || digit(beside(way.end(), 1))));
    }

    private boolean digit(int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private int beside(int from, int step) {
        int at = from;
        while (at >= 0 && at < text.length() && text.charAt(at) == '\u200b') {
            at += step;
        }
        return at;
    }

    private static String plain(String part) {
        return part.replaceAll("[ *\u200b]", "");
    }
}
