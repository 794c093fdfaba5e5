package io.communitykit.risk.word;

/** Takes hits without garbage. */
@FunctionalInterface
public interface HitVisitor {

    /**
     * Takes one hit.
     *
     * @param start index of the first character in the original text, in UTF-16 code units
     * @param end index after the last character
     * @param term the number of the word or pattern in {@link WordMatcher#terms()}
     * @return whether to go on
     */
    boolean hit(long start, long end, int term);
}
