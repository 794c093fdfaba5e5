package io.communitykit.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The contenders of {@link JdbcPointsBenchmark}, and commands on coins in lots, in turns, a fraction of a second each, for many rounds, and the medians
 * over the rounds. JMH measures one contender for many seconds and then the next; where others use the disk too, it has
 * changed its speed by then, and only turns as short as these give ratios that hold.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.JdbcRounds [rounds]}; 60 rounds unless
 * said otherwise, of which the first third warms up. One thread.
 */
public final class JdbcRounds {

    private static final int ACCOUNTS = 10_000;
    private static final int DEFAULT_ROUNDS = 60;

    private final Map<String, List<Double>> microsPerFact = new LinkedHashMap<>();

    private JdbcRounds() {}

    /**
     * Runs the rounds and prints a line for each contender.
     *
     * @param args how many rounds
     */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_ROUNDS;
        new JdbcRounds().run(rounds);
    }

    private void run(int rounds) {
        JdbcLedger ledger = new JdbcLedger();
        ledger.accounts = ACCOUNTS;
        TpcB tpcB = new TpcB();
        TpcB.Choice choice = new TpcB.Choice();
        NewFacts facts = new NewFacts();
        facts.start(0);
        try {
            ledger.open();
            tpcB.open();
            JdbcCoins coins = ledger.coins();
            for (int round = 0; round < rounds; round++) {
                time("tpcB", 10, 1, () -> tpcB.transaction(choice));
                time("plain001", 10, 1, () -> ledger.post(facts));
                time("apply001", 10, 1, () -> ledger.apply(facts));
                time("plain020", 3, 20, () -> ledger.postAll(facts, 20));
                time("apply020", 3, 20, () -> ledger.applyAll(facts, 20));
                time("plain200", 1, 200, () -> ledger.postAll(facts, 200));
                time("apply200", 1, 200, () -> ledger.applyAll(facts, 200));
                timeCoins(coins);
            }
        } finally {
            tpcB.close();
            ledger.close();
        }
        print();
    }

    /** Commands on a currency in lots. */
    private void timeCoins(JdbcCoins coins) {
        time("grantPlain001", 10, 1, () -> coins.grantPlain(1));
        time("grant001", 10, 1, () -> coins.grant(1));
        time("spendPlain001", 10, 1, () -> coins.spendPlain(1));
        time("spend001", 10, 1, () -> coins.spend(1));
        time("grantPlain200", 1, 200, () -> coins.grantPlain(200));
        time("grant200", 1, 200, () -> coins.grant(200));
        time("spendPlain200", 1, 200, () -> coins.spendPlain(200));
        time("spend200", 1, 200, () -> coins.spend(200));
    }

    private void time(String name, int calls, int factsPerCall, Runnable call) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        double micros = (System.nanoTime() - start) / 1e3 / calls / factsPerCall;
        microsPerFact.computeIfAbsent(name, any -> new ArrayList<>()).add(micros);
    }

    private void print() {
        System.out.printf(
                Locale.ROOT, "%-14s %12s %12s %12s %12s%n", "", "us/fact", "quartile 1", "quartile 3", "facts/s");
        microsPerFact.forEach((name, all) -> {
            List<Double> sorted = new ArrayList<>(all.subList(all.size() / 3, all.size()));
            Collections.sort(sorted);
            double median = sorted.get(sorted.size() / 2);
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %12.0f %12.0f %12.0f %,12.0f%n",
                    name,
                    median,
                    sorted.get(sorted.size() / 4),
                    sorted.get(sorted.size() * 3 / 4),
                    1e6 / median);
        });
    }
}
