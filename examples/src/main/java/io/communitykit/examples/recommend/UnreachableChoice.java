package io.communitykit.examples.recommend;

import io.communitykit.recommend.candidate.evaluate.Unreachable;

/** What becomes of test items and members that the train file does not know. */
public enum UnreachableChoice {
    /** They are in the denominators. */
    COUNTED(Unreachable.COUNTED, "counted"),
    /** They are not. */
    LEFT_OUT(Unreachable.LEFT_OUT, "left-out");

    private final Unreachable meaning;
    private final String word;

    UnreachableChoice(Unreachable meaning, String word) {
        this.meaning = meaning;
        this.word = word;
    }

    /**
     * What it means to an evaluation.
     *
     * @return the same of the library
     */
    Unreachable meaning() {
        return meaning;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
