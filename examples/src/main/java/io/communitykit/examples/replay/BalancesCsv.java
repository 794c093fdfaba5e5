package io.communitykit.examples.replay;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.summary.Ledger;
import io.communitykit.membership.points.CurrencyId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes every balance as CSV: RFC 4180 quoting, UTF-8, LF, a heading, sorted by member and currency. Only currencies that
 * ever moved; erased members have no line. Memory: the balances, since stores list accounts in another order.
 */
final class BalancesCsv {

    private BalancesCsv() {}

    static void write(Path file, Ledger ledger) {
        SortedMap<MemberId, SortedMap<CurrencyId, Long>> balances = new TreeMap<>();
        ledger.accounts(head -> head.member().ifPresent(member -> {
            SortedMap<CurrencyId, Long> pots = new TreeMap<>();
            head.pots().forEach((currency, pot) -> pots.put(currency, pot.balance()));
            balances.put(member, pots);
        }));
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("member,currency,balance\n");
            for (Map.Entry<MemberId, SortedMap<CurrencyId, Long>> member : balances.entrySet()) {
                for (Map.Entry<CurrencyId, Long> pot : member.getValue().entrySet()) {
                    csv.write(quoted(member.getKey().value()) + ","
                            + quoted(pot.getKey().value()) + "," + pot.getValue() + "\n");
                }
            }
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }

    /** In quotes where a reader would otherwise see a separator, a line end, or blanks that it might cut. */
    static String quoted(String text) {
        boolean plain = text.strip().equals(text) && text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
