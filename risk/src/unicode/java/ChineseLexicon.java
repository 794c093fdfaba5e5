import io.communitykit.risk.word.internal.Lexicon;
import io.communitykit.risk.word.internal.Numerals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the lexicon of simplified Chinese: the words of jieba's dictionary of up to 4 characters of GB 2312 that its texts hold at
 * least 14 times. A cost is ten times the negative natural logarithm of a word's share. The same dictionary gives the same bytes.
 */
final class ChineseLexicon {

    private static final String DICTIONARY = "dict.txt";
    private static final int SELDOM = 14;

    private ChineseLexicon() {}

    public static void main(String[] args) throws IOException {
        List<String> lines = lines();
        double all = lines.stream().mapToLong(line -> times(line.split(" "))).sum();
        CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
        SortedMap<Long, Integer> costs = new TreeMap<>();
        for (String line : lines) {
            String[] fields = line.split(" ");
            if (times(fields) >= SELDOM && taken(fields[0], simplified)) {
                int cost = (int) Math.round(-10 * StrictMath.log(times(fields) / all));
                costs.merge(print(fields[0]), cost, Math::min);
            }
        }
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Lexicon.image(costs));
    }

    /** A line is a word, how many times it occurred, and its part of speech. */
    private static List<String> lines() throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(DICTIONARY);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> line.split(" ").length > 1).toList();
        }
    }

    private static long times(String[] fields) {
        return Long.parseLong(fields[1]);
    }

    private static boolean taken(String word, CharsetEncoder simplified) {
        return word.length() <= Lexicon.LONGEST
                && word.chars().allMatch(character -> Numerals.han((char) character))
                && simplified.canEncode(word);
    }

    private static long print(String word) {
        long hash = Lexicon.EMPTY;
        for (int i = 0; i < word.length(); i++) {
            hash = Lexicon.more(hash, word.charAt(i));
        }
        return Lexicon.print(hash);
    }
}
