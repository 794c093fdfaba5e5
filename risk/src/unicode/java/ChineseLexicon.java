import com.ibm.icu.util.CharsTrie;
import io.communitykit.risk.word.internal.Lexicon;
import io.communitykit.risk.word.internal.Numerals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the lexicon of simplified Chinese: the commonest words of ICU's dictionary of Chinese and Japanese that are written with the
 * characters of GB 2312 and are no longer than 4 of them. The same input gives the same bytes.
 */
final class ChineseLexicon {

    private static final String DICTIONARY = "/com/ibm/icu/impl/data/icudata/brkitr/cjdict.dict";
    private static final int WORDS = Integer.getInteger("words", 60_000);

    private record Priced(String word, int cost) {}

    private ChineseLexicon() {}

    public static void main(String[] args) throws IOException {
        List<Priced> words = new ArrayList<>();
        CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
        for (CharsTrie.Entry entry : new CharsTrie(trie(), 0)) {
            String word = entry.chars.toString();
            if (word.length() <= Lexicon.LONGEST && word.chars().allMatch(c -> Numerals.han((char) c)) && simplified.canEncode(word)) {
                words.add(new Priced(word, entry.value));
            }
        }
        words.sort(Comparator.comparingInt(Priced::cost).thenComparing(Priced::word));
        Map<Integer, Integer> costs = new TreeMap<>();
        for (Priced priced : words.subList(0, Math.min(WORDS, words.size()))) {
            costs.merge(print(priced.word()), priced.cost(), Math::min);
        }
        write(costs, Path.of(args[0]));
    }

    /** After a header of ICU's, whose length stands first, come the indexes: where the trie begins, and at the fourth the length of all. */
    private static CharBuffer trie() throws IOException {
        try (InputStream in = CharsTrie.class.getResourceAsStream(DICTIONARY)) {
            ByteBuffer file = ByteBuffer.wrap(in.readAllBytes());
            int indexes = file.getShort(0);
            int start = file.getInt(indexes);
            int length = file.getInt(indexes + 3 * Integer.BYTES);
            return file.slice(indexes + start, length - start).asCharBuffer();
        }
    }

    private static int print(String word) {
        long hash = Lexicon.EMPTY;
        for (int i = 0; i < word.length(); i++) {
            hash = Lexicon.more(hash, word.charAt(i));
        }
        return Lexicon.print(hash);
    }

    private static void write(Map<Integer, Integer> sorted, Path file) throws IOException {
        int[] prints = new int[sorted.size()];
        byte[] costs = new byte[sorted.size()];
        int at = 0;
        for (Map.Entry<Integer, Integer> word : sorted.entrySet()) {
            prints[at] = word.getKey();
            costs[at++] = word.getValue().byteValue();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Lexicon.image(prints, costs));
    }
}
