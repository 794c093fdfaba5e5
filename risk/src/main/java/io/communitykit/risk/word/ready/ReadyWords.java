package io.communitykit.risk.word.ready;

import io.communitykit.risk.word.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The dictionary that comes with the library, written for it: what the Advertising Law of China forbids, and the common patterns of fraud,
 * spam, contact, abuse, adult content, gambling, contraband and counterfeits. A start, in reviewable files, which an operator replaces; no
 * political words. Stateless.
 */
public final class ReadyWords {

    private static final List<String> NAMES = List.of(
            "advertising", "fraud", "contact", "spam", "abuse", "adult", "gambling", "contraband", "brand", "patterns");

    private ReadyWords() {}

    /**
     * The names of the lists.
     *
     * @return in a fixed order
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * All lists. Reads them anew each time.
     *
     * @return in the order of {@link #names()}
     */
    public static List<WordList> all() {
        return NAMES.stream().map(ReadyWords::list).toList();
    }

    /**
     * One list. Reads it anew each time.
     *
     * @param name one of {@link #names()}
     * @return the list
     * @throws IllegalArgumentException if there is none of that name
     */
    public static WordList list(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no ready list \"" + name + "\"; there are " + NAMES);
        }
        try (InputStream json = ReadyWords.class.getResourceAsStream(name + ".json")) {
            if (json == null) {
                throw new IllegalStateException(name + ".json is missing from the jar");
            }
            return WordList.KIND.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
