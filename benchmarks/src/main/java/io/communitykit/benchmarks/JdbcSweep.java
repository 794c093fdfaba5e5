package io.communitykit.benchmarks;

import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.membership.points.DueSummary;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import java.util.Locale;

/**
 * The nightly sweep on PostgreSQL: {@code runDue} over lots that have all expired, beside one plain UPDATE of the same
 * lots, which posts nothing and leaves the balances wrong. Both in each round, over the same rows.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.JdbcSweep [lots] [lots an account]
 * [rounds]}; 100,000 lots, 10 an account and 3 rounds unless said otherwise.
 */
public final class JdbcSweep {

    private JdbcSweep() {}

    /**
     * Prints a line for each round.
     *
     * @param args how many lots, how many an account, how many rounds
     */
    public static void main(String[] args) {
        int lots = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int each = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        try (DurablePostgres server = DurablePostgres.start()) {
            SchemaInstaller.of(server.pool()).install(JdbcPointsStore.SCHEMA);
            JdbcCoins coins = new JdbcCoins(server.pool(), Members.numbered(lots / each), 1);
            for (int round = 0; round < rounds; round++) {
                run(coins, each);
            }
        }
    }

    private static void run(JdbcCoins coins, int each) {
        coins.clear();
        coins.open(each, 10);
        long start = System.nanoTime();
        int updated = coins.sweepPlain();
        double plain = (System.nanoTime() - start) / 1e6;
        coins.unsweep();
        start = System.nanoTime();
        DueSummary swept = coins.sweep();
        double due = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%,d lots of %,d accounts, %,d postings: plain UPDATE %,.0f ms, runDue %,.0f ms, speed to plain %.2f%n",
                updated,
                swept.accounts(),
                swept.postings(),
                plain,
                due,
                plain / due);
    }
}
