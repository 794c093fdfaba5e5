package io.communitykit.risk.word.weak;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.spi.SplitCharacters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Characters taken apart as lines of text: a character, a space, the ways to write it, parted by spaces ({@code 信 亻言 人言}). Empty lines and
 * lines that begin with # say nothing. Immutable and safe for many threads.
 */
public final class SplitTable implements SplitCharacters {

    private static final String RESOURCE = "split-characters.txt";
    private static final int FEWEST = 2;
    private static final int MOST = 4;

    private final Map<Integer, List<String>> ways;

    private SplitTable(Map<Integer, List<String>> ways) {
        this.ways = ways;
    }

    /**
     * The table that this jar carries: characters that occur in words of fraud, contact, adult content and the like, and that fall apart from left
     * to right.
     *
     * @return the table
     */
    public static SplitTable shipped() {
        return Shipped.TABLE;
    }

    /**
     * Reads lines.
     *
     * @param lines the lines
     * @return the table
     * @throws InvalidValueException if a line is not of this form; it names all such lines
     */
    public static SplitTable of(List<String> lines) {
        Map<Integer, List<String>> ways = new TreeMap<>();
        List<String> bad = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).strip();
            if (!text.isEmpty() && text.charAt(0) != '#' && !add(text.split(" +"), ways)) {
                bad.add((line + 1) + ": " + text);
            }
        }
        if (!bad.isEmpty()) {
            throw InvalidValueException.of(
                    "split characters", "a character and ways of 2 to 4 characters, each character once", bad);
        }
        return new SplitTable(ways);
    }

    private static boolean add(String[] parts, Map<Integer, List<String>> ways) {
        List<String> some = List.of(parts).subList(1, parts.length);
        boolean right = length(parts[0]) == 1
                && !some.isEmpty()
                && some.stream().allMatch(way -> length(way) >= FEWEST && length(way) <= MOST);
        return right && ways.putIfAbsent(parts[0].codePointAt(0), some) == null;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public List<String> ways(int character) {
        return ways.getOrDefault(character, List.of());
    }

    /**
     * The characters that are taken apart.
     *
     * @return code points in rising order
     */
    public List<Integer> characters() {
        return List.copyOf(ways.keySet());
    }

    /** Read when first asked for. */
    private static final class Shipped {
        private static final SplitTable TABLE = read();

        private static SplitTable read() {
            try (InputStream in = SplitTable.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(
                            RESOURCE + " is missing beside " + SplitTable.class.getName() + ".");
                }
                return of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
