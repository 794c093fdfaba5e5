package io.communitykit.membership.points.books;

import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.internal.reading.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the postings of one account, and what is due beside them. */
final class StatementReader {

    private final AccountId account;
    private final Settled settled;

    StatementReader(AccountId account, Settled settled) {
        this.account = account;
        this.settled = settled;
    }

    Statement statement(TimeRange range, TimeAxis axis) {
        Map<CurrencyId, Sum> sums = new TreeMap<>();
        List<Posting> due = new ArrayList<>();
        boolean open = settled.forEach(posting -> {
            if (axis.of(posting).isBefore(range.end())) {
                posting.entries()
                        .forEach(entry -> sums.computeIfAbsent(entry.currency(), any -> new Sum())
                                .add(entry, axis.of(posting), range));
                if (settled.isDue(posting)) {
                    due.add(posting);
                }
            }
        });
        if (!open) {
            return new Statement(account, range, axis, List.of(), List.of());
        }
        List<Statement.Part> parts = new ArrayList<>();
        sums.forEach(
                (currency, sum) -> parts.add(new Statement.Part(currency, sum.opening, sum.movements, sum.closing)));
        return new Statement(account, range, axis, parts, due);
    }

    private static final class Sum {
        Balance opening = Balance.ZERO;
        Balance closing = Balance.ZERO;
        final Map<EntryKind, Balance> movements = new EnumMap<>(EntryKind.class);

        void add(Entry entry, Instant at, TimeRange range) {
            if (at.isBefore(range.start())) {
                opening = opening.plus(entry.shift());
            } else {
                movements.merge(
                        entry.kind(), Balance.ZERO.plus(entry.shift()), (before, now) -> before.plus(entry.shift()));
            }
            closing = closing.plus(entry.shift());
        }
    }

    Map<CurrencyId, Balance> balanceAt(Instant occurred, Instant recorded) {
        Map<CurrencyId, Balance> balances = new TreeMap<>();
        boolean open = settled.forEach(posting -> {
            if (posting.occurredAt().isBefore(occurred) && posting.recordedAt().isBefore(recorded)) {
                for (Entry entry : posting.entries()) {
                    Balance before = balances.getOrDefault(entry.currency(), Balance.ZERO);
                    balances.put(entry.currency(), before.plus(entry.shift()));
                }
            }
        });
        return open ? balances : Map.of();
    }
}
