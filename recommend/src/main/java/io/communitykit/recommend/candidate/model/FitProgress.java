package io.communitykit.recommend.candidate.model;

/** Is told how far a fit is. Called by one thread at a time, at most about a thousand times a stage. */
@FunctionalInterface
public interface FitProgress {

    /** Nobody. */
    FitProgress NONE = (stage, done, of) -> {};

    /**
     * Something was done.
     *
     * @param stage what is being done, such as {@code neighbours}
     * @param done how much of it, 0 to {@code of}; never falls within a stage
     * @param of how much there is
     */
    void at(String stage, int done, int of);
}
