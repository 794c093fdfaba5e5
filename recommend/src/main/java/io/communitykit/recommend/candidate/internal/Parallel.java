package io.communitykit.recommend.candidate.internal;

import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs one piece of work for each of many numbers on a few threads. Each number's work must not depend on the others', so that the outcome does not depend
 * on the threads.
 */
public final class Parallel {

    private static final int STEPS = 200;

    private Parallel() {}

    /**
     * Does the work for all numbers from 0. Returns, or throws, after every thread has ended.
     *
     * @param stage what is being done, for progress and messages
     * @param count how many numbers
     * @param options threads, progress, cancellation
     * @param worker makes what does the work for one number; asked once a thread, so that each has room of its own
     * @throws FitCancelledException if it was stopped
     */
    public static void each(String stage, int count, FitOptions options, Supplier<IntConsumer> worker) {
        Run run = new Run(stage, count, options, worker);
        if (options.threads() == 1 || count < 2) {
            run.work();
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), work -> {
            Thread thread = new Thread(work, "communitykit-fit");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Boolean> all = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < options.threads(); i++) {
                all.submit(run::work, true);
            }
            // In the order in which they end, so that the others stop as soon as one fails.
            for (int i = 0; i < options.threads(); i++) {
                await(all, stage);
            }
        } finally {
            finish(threads);
        }
    }

    // No thread works or tells progress once the caller goes on, whether it is interrupted or not.
    private static void finish(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        boolean finished = false;
        while (!finished) {
            try {
                finished = threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CompletionService<Boolean> all, String stage) {
        try {
            all.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FitCancelledException(stage);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Hands out numbers by blocks, a few hundred for all. */
    private static final class Run {

        private final String stage;
        private final int count;
        private final int block;
        private final FitOptions options;
        private final Supplier<IntConsumer> worker;
        private final AtomicInteger next = new AtomicInteger();
        private int done;

        Run(String stage, int count, FitOptions options, Supplier<IntConsumer> worker) {
            this.stage = stage;
            this.count = count;
            this.block = Math.max(1, count / STEPS);
            this.options = options;
            this.worker = worker;
        }

        void work() {
            IntConsumer work = worker.get();
            for (int from = next.getAndAdd(block); from < count && from >= 0; from = next.getAndAdd(block)) {
                if (options.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    throw new FitCancelledException(stage);
                }
                int end = Math.min(count, from + block);
                for (int i = from; i < end; i++) {
                    work.accept(i);
                }
                tell(end - from);
            }
        }

        private synchronized void tell(int more) {
            done += more;
            options.progress().at(stage, done, count);
        }
    }
}
