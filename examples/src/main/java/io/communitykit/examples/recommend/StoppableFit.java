package io.communitykit.examples.recommend;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets an end of the process that is asked for, as with Ctrl-C, stop a fit and wait until what was begun is cleared away. A model that is being written is then
 * there as a whole.
 */
final class StoppableFit implements AutoCloseable {

    private static final long MOST_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "communitykit-stop");
    private volatile boolean stopped;

    private StoppableFit() {}

    static StoppableFit start() {
        StoppableFit fit = new StoppableFit();
        Runtime.getRuntime().addShutdownHook(fit.hook);
        return fit;
    }

    /** Whether the process is to end. */
    boolean isStopped() {
        return stopped;
    }

    private void stop() {
        stopped = true;
        try {
            over.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending; the hook is running and has just been told.
            stopped = true;
        }
    }
}
