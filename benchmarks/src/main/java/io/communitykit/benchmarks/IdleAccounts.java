package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import java.lang.ref.Reference;
import java.time.InstantSource;
import java.util.Locale;

/**
 * What an account takes in the memory store that nobody uses, and what each further posting adds, without the member ids.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.IdleAccounts [accounts]}; 100,000 unless
 * said otherwise.
 */
public final class IdleAccounts {

    private static final int ACCOUNTS = 100_000;
    private static final int MORE = 9;

    private IdleAccounts() {}

    /**
     * Opens the accounts and prints two lines for each kind of currency.
     *
     * @param args how many accounts
     */
    public static void main(String[] args) {
        int accounts = args.length > 0 ? Integer.parseInt(args[0]) : ACCOUNTS;
        measure("loose points", Programs.POINTS, accounts);
        measure("coins in lots", Programs.COINS, accounts);
    }

    private static void measure(String name, CurrencyId currency, int accounts) {
        MemberId[] members = Members.numbered(accounts);
        Points points = CommandLedger.empty(Programs.benchmark(), InstantSource.fixed(NewCommands.NOW));
        NewCommands commands = new NewCommands();
        long before = HeapProbe.liveBytes();
        long opened;
        long full;
        try {
            grant(points, commands, members, currency);
            opened = HeapProbe.liveBytes();
            for (int i = 0; i < MORE; i++) {
                grant(points, commands, members, currency);
            }
            full = HeapProbe.liveBytes();
        } finally {
            Reference.reachabilityFence(points);
        }
        System.out.printf(
                Locale.ROOT,
                "%-14s %,6d bytes an account with one posting, %,6d bytes a further posting%n",
                name,
                (opened - before) / accounts,
                (full - opened) / accounts / MORE);
    }

    private static void grant(Points points, NewCommands commands, MemberId[] members, CurrencyId currency) {
        for (MemberId member : members) {
            points.execute(commands.grant(member, currency, 10));
        }
    }
}
