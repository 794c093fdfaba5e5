package io.communitykit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

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

    private JdbcClients() {}

    /**
     * Runs the rounds and prints a line for each contender.
     *
     * @param args how many clients, how many rounds
     * @throws Exception if a call fails
     */
    public static void main(String[] args) throws Exception {
        int clients = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        run(clients, rounds);
    }

    /** What one client calls with; no two share anything but the pools. */
    private record Client(TpcB.Choice choice, NewFacts facts, JdbcCoins coins) {}

    private static void run(int clients, int rounds) throws InterruptedException, ExecutionException {
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
            try (ClientTurns<Client> turns = new ClientTurns<>(all)) {
                for (int round = 0; round < rounds; round++) {
                    turns.time("tpcB", client -> tpcB.transaction(client.choice()));
                    turns.time("plain", client -> ledger.post(client.facts()));
                    turns.time("apply", client -> ledger.apply(client.facts()));
                    turns.time("grantPlain", client -> client.coins().grantPlain(1));
                    turns.time("grant", client -> client.coins().grant(1));
                    turns.time("spendPlain", client -> client.coins().spendPlain(1));
                    turns.time("spend", client -> client.coins().spend(1));
                }
                turns.print("tpcB");
            }
        } finally {
            tpcB.close();
            ledger.close();
        }
    }
}
