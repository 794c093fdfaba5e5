package io.communitykit.testkit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs work on many real threads that all begin at the same moment. */
public final class ManyThreads {

    private static final int PATIENCE_SECONDS = 60;

    private ManyThreads() {}

    /**
     * Runs work on each thread; fails if one does not come back, as after a deadlock.
     *
     * @param threads how many
     * @param work given the thread's number, from 0
     * @param <T> what it gives back
     * @return the results in the order of the threads' numbers
     * @throws InterruptedException if this thread is interrupted meanwhile
     * @throws ExecutionException if the work of a thread threw
     */
    public static <T> List<T> run(int threads, IntFunction<T> work) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    await(start);
                    return work.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (TimeoutException e) {
            throw new AssertionError("a thread did not come back within " + PATIENCE_SECONDS + " s", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CyclicBarrier start)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
