package io.communitykit.testkit.points.linearizability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Real threads that ask one account, and what they saw when. Keeps its threads until it is closed. */
final class Recorder implements AutoCloseable {

    private final ExecutorService pool = Executors.newCachedThreadPool();

    /** The calls of all threads in the order in which they began. */
    List<Call> play(Account account, List<List<Operation>> scripts) {
        AtomicLong clock = new AtomicLong();
        CyclicBarrier start = new CyclicBarrier(scripts.size());
        List<Callable<List<Call>>> threads = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            int thread = i;
            threads.add(() -> {
                await(start);
                return ask(account, thread, scripts.get(thread), clock);
            });
        }
        List<Call> calls = new ArrayList<>();
        try {
            for (Future<List<Call>> each : pool.invokeAll(threads)) {
                calls.addAll(each.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while threads were asking", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a call threw what no call may throw: " + e.getCause(), e.getCause());
        }
        calls.sort(Comparator.comparingLong(Call::begun));
        return calls;
    }

    private static void await(CyclicBarrier start) throws InterruptedException, BrokenBarrierException {
        start.await();
    }

    private static List<Call> ask(Account account, int thread, List<Operation> operations, AtomicLong clock) {
        List<Call> calls = new ArrayList<>(operations.size());
        for (Operation operation : operations) {
            long begun = clock.incrementAndGet();
            var answer = account.ask(operation);
            long ended = answer.isPresent() ? clock.incrementAndGet() : Call.NEVER;
            calls.add(new Call(thread, operation, begun, ended, answer));
        }
        return calls;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
