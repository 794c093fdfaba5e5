package io.communitykit.recommend.candidate.model;

import io.communitykit.recommend.candidate.data.Interactions;

/** A way to fit a model, with its parameters. Implementations are records: immutable and safe for many threads. */
public interface Algorithm {

    /**
     * What it is called.
     *
     * @return the name of its models
     */
    String name();

    /**
     * Fits a model. The same interactions and parameters give the same model to the byte, whatever the number of threads.
     *
     * @param interactions what members did
     * @param options threads, who is told of the progress, and who may stop it
     * @return the model
     * @throws FitCancelledException if it was stopped
     * @throws io.communitykit.core.InvalidValueException if the interactions are too many for this algorithm
     */
    Model fit(Interactions interactions, FitOptions options);
}
