package io.communitykit.benchmarks;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.Commissions;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.PaidOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A statement of very many lines on PostgreSQL: all its lines read through the facade, its sums from the promoter's book, and beside them a
 * plain query of the same rows in the same order, whose bodies are looked at as texts only. One order goes through the facade; its line is
 * then copied within the database, over the days of January that it may fall due on.
 *
 * <p>{@code java -Xmx1g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.JdbcStatement [lines] [rounds] [days]}; 1,000,000 lines,
 * 5 rounds and 24 days unless said otherwise. Prints medians; one more round warms up.
 */
public final class JdbcStatement {

    private static final Instant SOLD = Instant.parse("2025-12-24T08:00:00Z");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final MemberId PROMOTER = new MemberId("promoter");
    private static final CommissionProgram PROGRAM = CommissionProgram.KIND.read("""
            {"kind": "commission-program", "version": "1", "program": "shop", "currency": "CNY", "zone": "Asia/Shanghai",
             "holdDays": 7, "usualPlan": "p", "plans": [{"id": "p", "kind": "waist", "mode": "retroactive", "tiers": [{"rate": 300}]}]}
            """);

    /** Behind the one that is there; each day from the first on which it fell due has as many. */
    private static final String COPY = "INSERT INTO communitykit_referral_entry (pseudonym, kind, program, entry_kind,"
            + " entry_key, party, retention, at_micros, body) SELECT pseudonym, kind, program, entry_kind,"
            + " entry_key || '-' || i, party, retention, at_micros + (i % ?) * 86400000000,"
            + " replace(body, 'order-0', 'order-' || i)"
            + " FROM communitykit_referral_entry, generate_series(1, ?) i WHERE entry_kind = 'hold-20260101'";

    private static final String PLAIN = "SELECT at_micros, entry_key, body FROM communitykit_referral_entry"
            + " WHERE entry_kind = 'hold-20260101' AND pseudonym = (SELECT pseudonym FROM communitykit_referral_member"
            + " WHERE member = 'promoter') AND kind = 'commission' AND program = 'shop'"
            + " ORDER BY at_micros, entry_key, party";

    private JdbcStatement() {}

    /**
     * Runs the rounds and prints medians.
     *
     * @param args how many lines, rounds and days
     * @throws SQLException if the database fails
     */
    public static void main(String[] args) throws SQLException {
        int lines = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int days = args.length > 2 ? Integer.parseInt(args[2]) : 24;
        try (DurablePostgres server = DurablePostgres.start()) {
            SchemaInstaller.of(server.pool()).install(JdbcBookStore.SCHEMA);
            Instant[] now = {SOLD};
            JdbcBookStore store = JdbcBookStore.builder(ConnectionSource.own(server.pool()), Programs.pseudonymKey())
                    .build();
            Commissions commissions =
                    Commissions.builder(PROGRAM, store).clock(() -> now[0]).build();
            sell(commissions);
            now[0] = SOLD.plus(Duration.ofDays(60));
            copy(server.pool(), lines - 1, days);
            run(server.pool(), commissions, lines, rounds);
        }
    }

    private static void sell(Commissions commissions) {
        OrderId order = new OrderId("order-0");
        MemberId buyer = new MemberId("buyer");
        Promoter promoter = new Promoter(PROMOTER, PromoterKind.AFFILIATE);
        OrderAttribution snapshot = new OrderAttribution(
                order,
                buyer,
                SOLD,
                1,
                Optional.of(new Credit(promoter, Strength.TYPED_CODE, new ChannelId("live"), SOLD)),
                Optional.empty(),
                List.of(),
                new PolicyVersion("1"));
        List<OrderLine> sold = List.of(OrderLine.of(new LineId("1"), 9_900));
        System.out.println("# "
                + commissions.paid(
                        new PaidOrder(key("paid"), order, buyer, Currency.getInstance("CNY"), sold, SOLD), snapshot));
        System.out.println("# " + commissions.received(new OrderReceipt(key("got"), order, buyer, SOLD), snapshot));
    }

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    private static void copy(DataSource pool, int copies, int days) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement copy = connection.prepareStatement(COPY);
                PreparedStatement analyze = connection.prepareStatement("VACUUM ANALYZE")) {
            copy.setInt(1, days);
            copy.setInt(2, copies);
            if (copy.executeUpdate() != copies) {
                throw new IllegalStateException("the order's line was not found");
            }
            analyze.execute();
        }
    }

    /** What one contender takes, and what it has read, so that nothing is left out. */
    private interface Contender {
        long read() throws SQLException;
    }

    private static void run(DataSource pool, Commissions commissions, int lines, int rounds) throws SQLException {
        long[] facade = new long[rounds];
        long[] plain = new long[rounds];
        long[] sums = new long[rounds];
        for (int round = -1; round < rounds; round++) {
            long ours = time(() -> lines(commissions), lines);
            long theirs = time(() -> plain(pool), lines);
            long header = time(() -> commissions.statement(PROMOTER, JANUARY).isPresent() ? 1 : 0, 1);
            if (round >= 0) {
                facade[round] = ours;
                plain[round] = theirs;
                sums[round] = header;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d lines: all lines %,d ms, plain query %,d ms, speed to plain %.2f, sums %.1f ms%n",
                lines,
                median(facade) / 1_000_000,
                median(plain) / 1_000_000,
                (double) median(plain) / median(facade),
                median(sums) / 1e6);
    }

    private static long time(Contender contender, long expected) throws SQLException {
        long start = System.nanoTime();
        long read = contender.read();
        long took = System.nanoTime() - start;
        if (read != expected) {
            throw new IllegalStateException("read " + read + " of " + expected);
        }
        return took;
    }

    private static long median(long[] all) {
        long[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long lines(Commissions commissions) {
        AtomicLong count = new AtomicLong();
        AtomicLong amount = new AtomicLong();
        commissions.lines(PROMOTER, JANUARY, (StatementLine line) -> {
            count.incrementAndGet();
            amount.addAndGet(line.amount());
        });
        return amount.get() > 0 ? count.get() : 0;
    }

    private static long plain(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            long count = 0;
            try (PreparedStatement select = connection.prepareStatement(PLAIN)) {
                select.setFetchSize(10_000);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        count += found.getString(3).isEmpty() ? 0 : 1;
                    }
                }
            }
            connection.commit();
            return count;
        }
    }
}
