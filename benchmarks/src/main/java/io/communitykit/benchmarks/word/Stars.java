package io.communitykit.benchmarks.word;

import java.util.Arrays;

/** Masks a text for those libraries that only find. */
final class Stars {

    private final char[] chars;

    Stars(String text) {
        this.chars = text.toCharArray();
    }

    void cover(int start, int end) {
        Arrays.fill(chars, start, end, '*');
    }

    @Override
    public String toString() {
        return new String(chars);
    }
}
