package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;

/** Takes what was found. */
@FunctionalInterface
interface HitSink {

    /**
     * Takes one place.
     *
     * @param start where it starts, in the window
     * @param end where it ends
     * @param entry the word
     * @param outcome what became of it; all but hits only where they are traced
     * @return whether to go on
     */
    boolean found(int start, int end, int entry, HitOutcome outcome);
}
