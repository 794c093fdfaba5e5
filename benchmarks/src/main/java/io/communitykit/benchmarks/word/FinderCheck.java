package io.communitykit.benchmarks.word;

import java.util.List;

/** Fails where those who should find the same do not: before anything is measured. */
final class FinderCheck {

    private FinderCheck() {}

    /**
     * Checks one contender: finds nothing in clean posts, something in the others, and, where it reads words exactly as they are written, as many
     * as CommunityKit's without folding, those that overlap too.
     *
     * @throws IllegalStateException at the first text that it gets wrong
     */
    static void check(Contender contender, WordFinder finder, WordFinder reference, SampleTexts texts) {
        if (contender.floor()) {
            return;
        }
        for (String text : texts.shorts()) {
            require(!finder.contains(text), contender, "something", text);
        }
        for (String text : texts.posts()) {
            require(finder.contains(text), contender, "nothing", text);
            require(finder.findAll(text) > 0, contender, "nothing", text);
            require(!finder.replace(text).equals(text), contender, "nothing to replace", text);
        }
        if (contender.exact()) {
            agree(contender, finder, reference, texts.posts());
            agree(contender, finder, reference, List.of(texts.whole()));
        }
    }

    private static void agree(Contender contender, WordFinder finder, WordFinder reference, List<String> texts) {
        for (String text : texts) {
            int found = finder.overlapping(text);
            int expected = reference.overlapping(text);
            require(found == expected, contender, found + " words instead of " + expected, text);
        }
    }

    private static void require(boolean holds, Contender contender, String what, String text) {
        if (!holds) {
            throw new IllegalStateException(
                    contender.title + " finds " + what + " in: " + text.substring(0, Math.min(text.length(), 100)));
        }
    }
}
