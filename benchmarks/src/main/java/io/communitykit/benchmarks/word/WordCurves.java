package io.communitykit.benchmarks.word;

import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordMatcher;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Texts that were made to be slow, in three lengths: nanoseconds of CPU a character of a scan for hits that do not overlap and for all hits. Where
 * the time is linear, a row stays the same.
 *
 * <p>{@code java -Xms1g -Xmx1g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.word.WordCurves [words]}
 */
public final class WordCurves {

    private static final int[] LENGTHS = {10_000, 100_000, 1_000_000};
    private static final int WORDS = 20_000;
    private static final int ZEROS = 10_000;
    private static final int ROUNDS = 5;
    private static final long TURN_NANOS = 50_000_000;

    private WordCurves() {}

    /**
     * Measures.
     *
     * @param args number of words
     */
    public static void main(String[] args) {
        SampleDictionary dictionary = SampleDictionary.of(args.length > 0 ? Integer.parseInt(args[0]) : WORDS);
        List<Word> words = new ArrayList<>(dictionary.entries());
        for (String word : List.of("加微信", "加加加加加加加加", "0".repeat(ZEROS), "0".repeat(ZEROS - 1) + "1")) {
            words.add(Word.of(word, WordCategory.CONTACT, Level.HIGH));
        }
        WordMatcher matcher = WordMatcher.builder().add(words).build();
        System.out.println(
                "| nanoseconds a character, hits that do not overlap / all | 10,000 | 100,000 | 1,000,000 |");
        System.out.println("|---|---:|---:|---:|");
        for (String name : texts(dictionary.words(), 0).keySet()) {
            StringBuilder row = new StringBuilder("| ").append(name).append(" |");
            for (int length : LENGTHS) {
                String text = texts(dictionary.words(), length).getOrDefault(name, "");
                row.append(String.format(
                        Locale.ROOT,
                        " %.1f / %.1f |",
                        nanos(matcher, FindMode.LEFTMOST_LONGEST, text),
                        nanos(matcher, FindMode.OVERLAPPING, text)));
            }
            System.out.println(row);
        }
    }

    private static Map<String, String> texts(List<String> words, int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("generated reviews", new SentenceMaker(1).text(length));
        texts.put("one character, the first of words (加加加…)", "加".repeat(length));
        texts.put("only beginnings of words", beginnings(words, length));
        texts.put("only what is skipped (***…)", "*".repeat(length));
        texts.put("only what has no width", "\u200B".repeat(length));
        texts.put("zeros, against words of 10,000 zeros", "0".repeat(length));
        texts.put(
                "gaps just too wide (加*****微*****信)",
                "加*****微*****信".repeat(length / 13 + 1).substring(0, length));
        texts.put("a gap that never ends (加微***…)", ("加微" + "*".repeat(length)).substring(0, length));
        return texts;
    }

    private static String beginnings(List<String> words, int length) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(length + 32);
        while (text.length() < length) {
            String word = words.get(random.nextInt(words.size()));
            text.append(word, 0, word.length() - 1);
        }
        return text.substring(0, length);
    }

    private static double nanos(WordMatcher matcher, FindMode mode, String text) {
        double best = Double.MAX_VALUE;
        long[] hits = new long[1];
        for (int round = 0; round < ROUNDS; round++) {
            long done = 0;
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long end;
            do {
                matcher.scan(text, mode, (from, to, term) -> {
                    hits[0]++;
                    return true;
                });
                done += text.length();
                end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            } while (end - start < TURN_NANOS);
            best = Math.min(best, (double) (end - start) / done);
        }
        return best;
    }
}
