package io.communitykit.risk.word.internal;

/** Takes what was found in a whole text. */
@FunctionalInterface
public interface FoundSink {

    /**
     * Takes one place.
     *
     * @param found where and what; valid during the call only
     * @return whether to go on
     */
    boolean found(Found found);
}
