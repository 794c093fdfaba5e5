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

/**
 * Single facts and commands, and TPC-B, each by as many clients at the same time, in turns of a fraction of a second as in
 * {@link JdbcRounds}. With many clients, commits share a wait for the disk, and the processor decides.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.JdbcClients [clients] [rounds]}; 8 clients
 * and 30 rounds unless said otherwise, of which the first third warms up. At most 20 clients, since a pool has as many
 * connections; 10,000 accounts.
 */
public final class JdbcClients {

    private static final int ACCOUNTS = 10_000;
    private static final int CALLS = 15;

    private final int clients;
    private final ExecutorService threads;
    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();

    private JdbcClients(int clients) {
        this.clients = clients;
        this.threads = Executors.newFixedThreadPool(clients);
    }

    /**
     * Runs the rounds and prints a line for each contender.
     *
     * @param args how many clients, how many rounds
     * @throws Exception if a call fails
     */
    public static void main(String[] args) throws Exception {
        int clients = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        new JdbcClients(clients).run(rounds);
    }

    /** What one client calls with; no two share anything but the pools. */
    private record Client(TpcB.Choice choice, NewFacts facts, JdbcCoins coins) {}

    private interface Call {
        void by(Client client);
    }

    private void run(int rounds) throws InterruptedException, ExecutionException {
        JdbcLedger ledger = new JdbcLedger();
        ledger.accounts = ACCOUNTS;
        TpcB tpcB = new TpcB();
        try {
            ledger.open();
            tpcB.open();
            ledger.coins();
            List<Client> all = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                NewFacts facts = new NewFacts();
                facts.start(number);
                all.add(new Client(TpcB.Choice.of(number), facts, ledger.coins(2 + number)));
            }
            for (int round = 0; round < rounds; round++) {
                time("tpcB", all, client -> tpcB.transaction(client.choice()));
                time("plain", all, client -> ledger.post(client.facts()));
                time("apply", all, client -> ledger.apply(client.facts()));
                time("grantPlain", all, client -> client.coins().grantPlain(1));
                time("grant", all, client -> client.coins().grant(1));
                time("spendPlain", all, client -> client.coins().spendPlain(1));
                time("spend", all, client -> client.coins().spend(1));
            }
        } finally {
            threads.shutdown();
            tpcB.close();
            ledger.close();
        }
        print();
    }

    private void time(String name, List<Client> all, Call call) throws InterruptedException, ExecutionException {
        List<Future<?>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (Client client : all) {
            running.add(threads.submit(() -> {
                for (int i = 0; i < CALLS; i++) {
                    call.by(client);
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        perSecond.computeIfAbsent(name, any -> new ArrayList<>()).add(clients * CALLS / seconds);
    }

    private void print() {
        List<Double> yardstick = measured("tpcB");
        System.out.printf(Locale.ROOT, "%-12s %12s %24s%n", clients + " clients", "calls/s", "to tpcB, by round");
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
}
