package io.communitykit.benchmarks;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Points on a PostgreSQL server of its own, with accounts that have one posting each. */
@State(Scope.Benchmark)
public class JdbcLedger {

    private static final int BATCH = 200;

    /** How many members take turns; 1 for a hot account. */
    @Param("10000")
    public int accounts;

    private MemberId[] members = {};
    private @Nullable DurablePostgres server;
    private @Nullable Points points;
    private @Nullable PlainLedger plain;

    /** Starts the server and opens the accounts. */
    @Setup(Level.Trial)
    public void open() {
        DurablePostgres started = DurablePostgres.start();
        server = started;
        SchemaInstaller.of(started.pool()).install(JdbcPointsStore.SCHEMA);
        ConnectionSource connections = ConnectionSource.own(started.pool());
        points = Points.builder(
                        Programs.benchmark(),
                        JdbcPointsStore.builder(connections, Programs.pseudonymKey())
                                .build())
                .build();
        plain = new PlainLedger(started.pool(), Programs.benchmark(), Programs.pseudonymKey());
        members = Members.numbered(accounts);
        NewFacts facts = new NewFacts();
        facts.start(1_000);
        for (int from = 0; from < accounts; from += BATCH) {
            List<CommunityEvent> batch = new ArrayList<>(BATCH);
            for (int i = from; i < Math.min(accounts, from + BATCH); i++) {
                batch.add(facts.published(members[i]));
            }
            points().applyAll(batch);
        }
    }

    /** Stops the server. */
    @TearDown(Level.Trial)
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    FactResult apply(NewFacts facts) {
        return points().apply(facts.published(facts.next(members)));
    }

    List<FactResult> applyAll(NewFacts facts, int count) {
        return points().applyAll(batch(facts, count));
    }

    long post(NewFacts facts) {
        return plain().post(facts.published(facts.next(members)));
    }

    int postAll(NewFacts facts, int count) {
        return plain().postAll(batch(facts, count));
    }

    /** Of different members, as long as there are enough. */
    private List<CommunityEvent> batch(NewFacts facts, int count) {
        List<CommunityEvent> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            batch.add(facts.published(facts.next(members)));
        }
        return batch;
    }

    /** Every member with a large lot of coins. */
    JdbcCoins coins() {
        JdbcCoins coins = coins(1);
        coins.open(1, 1_000_000_000);
        return coins;
    }

    /** The same coins, in the hands of another client. */
    JdbcCoins coins(int client) {
        if (server == null) {
            throw new IllegalStateException("not opened");
        }
        return new JdbcCoins(server.pool(), members, client);
    }

    private Points points() {
        if (points == null) {
            throw new IllegalStateException("not opened");
        }
        return points;
    }

    private PlainLedger plain() {
        if (plain == null) {
            throw new IllegalStateException("not opened");
        }
        return plain;
    }
}
