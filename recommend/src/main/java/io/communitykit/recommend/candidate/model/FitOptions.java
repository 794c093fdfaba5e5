package io.communitykit.recommend.candidate.model;

import io.communitykit.recommend.internal.Checks;
import java.util.function.BooleanSupplier;

/**
 * How a fit runs; no option changes what comes of it. Immutable and safe for many threads.
 *
 * @param threads how many work, 1 to 256
 * @param progress who is told how far it is
 * @param cancelled asked now and then, by any thread; a true answer stops the fit
 */
public record FitOptions(int threads, FitProgress progress, BooleanSupplier cancelled) {

    /**
     * Checks the range.
     *
     * @param threads how many work
     * @param progress who is told
     * @param cancelled asked now and then
     */
    public FitOptions {
        Checks.within("number of threads", threads, 1, 256);
    }

    /**
     * Fits that nobody watches.
     *
     * @param threads how many work, 1 to 256
     * @return the options
     */
    public static FitOptions threads(int threads) {
        return new FitOptions(threads, FitProgress.NONE, () -> false);
    }

    /**
     * Tells somebody how far it is.
     *
     * @param listener who
     * @return other options
     */
    public FitOptions telling(FitProgress listener) {
        return new FitOptions(threads, listener, cancelled);
    }

    /**
     * Lets somebody stop it.
     *
     * @param stop asked now and then, by any thread
     * @return other options
     */
    public FitOptions stoppedBy(BooleanSupplier stop) {
        return new FitOptions(threads, progress, stop);
    }
}
