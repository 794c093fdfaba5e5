package io.communitykit.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Contenders that clients call at the same time, a thread each, in turns of a fraction of a second, and the medians over the rounds.
 *
 * @param <C> what one client calls with
 */
final class ClientTurns<C> implements AutoCloseable {

    private static final int CALLS = 15;

    private final List<C> clients;
    private final ExecutorService threads;
    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();

    ClientTurns(List<C> clients) {
        this.clients = List.copyOf(clients);
        this.threads = Executors.newFixedThreadPool(clients.size());
    }

    /** One turn of a contender. */
    void time(String name, Consumer<C> call) throws InterruptedException, ExecutionException {
        List<Future<?>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (C client : clients) {
            running.add(threads.submit(() -> {
                for (int i = 0; i < CALLS; i++) {
                    call.accept(client);
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        perSecond.computeIfAbsent(name, any -> new ArrayList<>()).add(clients.size() * CALLS / seconds);
    }

    /** Prints a line for each contender. */
    void print(String yardstickName) {
        List<Double> yardstick = measured(yardstickName);
        System.out.printf(
                Locale.ROOT,
                "%-12s %12s %24s%n",
                clients.size() + " clients",
                "calls/s",
                "to " + yardstickName + ", by round");
        for (String name : perSecond.keySet()) {
            List<Double> all = measured(name);
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                ratios.add(all.get(i) / yardstick.get(i));
            }
            System.out.printf(Locale.ROOT, "%-12s %,12.0f %24.2f%n", name, median(all), median(ratios));
        }
    }

    /** Without the rounds that warm up. */
    private List<Double> measured(String name) {
        List<Double> all = perSecond.getOrDefault(name, List.of());
        return all.subList(all.size() / 3, all.size());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
