package io.communitykit.membership.points.books;

import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up the postings of one account. */
final class StatementReader {

    private final PointsStore store;
    private final AccountId account;

    StatementReader(PointsStore store, AccountId account) {
        this.store = store;
        this.account = account;
    }

    Statement statement(TimeRange range, TimeAxis axis) {
        Map<CurrencyId, Sum> sums = new TreeMap<>();
        postings(posting -> {
            Instant at = axis.of(posting);
            for (Entry entry : at.isBefore(range.end()) ? posting.entries() : List.<Entry>of()) {
                Sum sum = sums.computeIfAbsent(entry.currency(), any -> new Sum());
                if (at.isBefore(range.start())) {
                    sum.opening = sum.opening.plus(entry.shift());
                } else {
                    sum.movements.merge(
                            entry.kind(),
                            Balance.ZERO.plus(entry.shift()),
                            (before, now) -> before.plus(entry.shift()));
                }
                sum.closing = sum.closing.plus(entry.shift());
            }
        });
        List<Statement.Part> parts = new ArrayList<>();
        sums.forEach(
                (currency, sum) -> parts.add(new Statement.Part(currency, sum.opening, sum.movements, sum.closing)));
        return new Statement(account, range, axis, parts);
    }

    private static final class Sum {
        Balance opening = Balance.ZERO;
        Balance closing = Balance.ZERO;
        final Map<EntryKind, Balance> movements = new EnumMap<>(EntryKind.class);
    }

    Map<CurrencyId, Balance> balanceAt(Instant occurred, Instant recorded) {
        Map<CurrencyId, Balance> balances = new TreeMap<>();
        postings(posting -> {
            if (posting.occurredAt().isBefore(occurred) && posting.recordedAt().isBefore(recorded)) {
                for (Entry entry : posting.entries()) {
                    Balance before = balances.getOrDefault(entry.currency(), Balance.ZERO);
                    balances.put(entry.currency(), before.plus(entry.shift()));
                }
            }
        });
        return balances;
    }

    private void postings(Consumer<Posting> each) {
        AccountPages.forEach(store, new PostingQuery.Whose.Member(account), 0, each);
    }
}
