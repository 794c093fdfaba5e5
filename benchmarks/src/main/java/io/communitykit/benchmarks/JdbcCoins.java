package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.DueSummary;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Commands on coins in lots over tables that exist, by {@code Points} and by hand. One thread. */
final class JdbcCoins {

    static final long A_SPEND = 5;

    private static final int BATCH = 200;
    private static final Instant LATER = NewCommands.NOW.plus(Duration.ofDays(500));

    private final DataSource pool;
    private final MemberId[] members;
    private final NewCommands commands = new NewCommands();
    private final PlainCoins plain;
    private final Points points;
    private Instant now = NewCommands.NOW;

    JdbcCoins(DataSource pool, MemberId[] members, int client) {
        this.pool = pool;
        this.members = members;
        this.plain = new PlainCoins(pool, Programs.benchmark(), Programs.pseudonymKey());
        this.points = Points.builder(
                        Programs.benchmark(),
                        JdbcPointsStore.builder(ConnectionSource.own(pool), Programs.pseudonymKey())
                                .build())
                .clock(() -> now)
                .build();
        commands.start(client);
    }

    /** Gives every member so many lots. */
    void open(int lots, long each) {
        for (int from = 0; from < lots * members.length; from += BATCH) {
            List<PointsCommand> batch = new ArrayList<>(BATCH);
            for (int i = from; i < Math.min(lots * members.length, from + BATCH); i++) {
                batch.add(commands.grant(members[i % members.length], Programs.COINS, each));
            }
            points.executeAll(batch);
        }
    }

    void grant(int count) {
        points.executeAll(batch(count, member -> commands.grant(member, Programs.COINS, A_SPEND)));
    }

    void grantPlain(int count) {
        plain.execute(batch(count, member -> commands.grant(member, Programs.COINS, A_SPEND)));
    }

    void spend(int count) {
        points.executeAll(batch(count, member -> commands.spend(member, Programs.COINS, A_SPEND)));
    }

    void spendPlain(int count) {
        plain.execute(batch(count, member -> commands.spend(member, Programs.COINS, A_SPEND)));
    }

    private List<PointsCommand> batch(int count, Function<MemberId, PointsCommand> command) {
        List<PointsCommand> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            batch.add(command.apply(commands.next(members)));
        }
        return batch;
    }

    /** Takes away all that has expired a year and a half later, and comes back. */
    DueSummary sweep() {
        now = LATER;
        DueSummary summary = points.runDue(LATER);
        now = NewCommands.NOW;
        return summary;
    }

    /** The plain UPDATE of the same lots; gives how many they are. */
    int sweepPlain() {
        return update("UPDATE communitykit_points_lot SET expired = points, points = 0, spendable = 0, due_at = NULL"
                + " WHERE due_at <= " + Timestamps.toMicros(LATER));
    }

    /** Takes back what the plain UPDATE did. */
    void unsweep() {
        update("UPDATE communitykit_points_lot SET points = expired, expired = 0, spendable = 1, due_at = expires_at"
                + " WHERE expired > 0");
    }

    /** Nothing of an earlier sweep remains. */
    void clear() {
        update("TRUNCATE communitykit_points_account, communitykit_points_balance, communitykit_points_posting,"
                + " communitykit_points_lot, communitykit_points_window, communitykit_points_hold,"
                + " communitykit_points_tier");
    }

    private int update(String sql) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("plain SQL failed", e);
        }
    }
}
