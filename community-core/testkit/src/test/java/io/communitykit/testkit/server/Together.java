package io.communitykit.testkit.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs one task on many threads that start at the same moment. */
final class Together {

    private static final int SECONDS = 60;

    private Together() {}

    interface Task {
        void run(int thread) throws Exception;
    }

    /** Returns when all have; throws what the first one threw. */
    static void run(int threads, Task task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                futures.add(executor.submit(() -> {
                    start.await(SECONDS, TimeUnit.SECONDS);
                    task.run(thread);
                    return thread;
                }));
            }
            for (Future<?> future : futures) {
                future.get(SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
