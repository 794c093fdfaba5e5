package io.communitykit.membership.points.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Postings: found by key, by subject and by sequence, inserted, and made anonymous. */
final class PostingTable {

    private static final String TABLE = "communitykit_points_posting";
    private static final List<String> COLUMNS = List.of(
            "account",
            "sequence",
            "key_source",
            "key_id",
            "leg",
            "content",
            "kind",
            "event_type",
            "subject",
            "reason",
            "money_minor",
            "money_currency",
            "occurred_at",
            "recorded_at",
            "policy",
            "entries",
            "tiers");
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM " + TABLE + " WHERE ";

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;

    PostingTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
    }

    void readUnder(SqlTrip trip, Map<Pseudonym, Row> rows, List<Map.Entry<Row, PostingKey>> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        String sql =
                SELECT + "(account, key_source, key_id, leg) IN (" + Columns.list("(?, ?, ?, ?)", wanted.size()) + ")";
        trip.query(
                sql,
                parameters -> {
                    int index = 1;
                    for (Map.Entry<Row, PostingKey> each : wanted) {
                        parameters.setBytes(index, each.getKey().pseudonym.toBytes());
                        columns.setKey(parameters, index + 1, each.getValue().key());
                        columns.setText(
                                parameters, index + 3, each.getValue().leg().code());
                        index += 4;
                    }
                },
                found -> {
                    while (found.next()) {
                        Columns.row(rows, found).postings.foundUnder(posting(found));
                    }
                });
    }

    void readAbout(SqlTrip trip, Map<Pseudonym, Row> rows, List<Map.Entry<Row, Subject>> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        // PostgreSQL's index holds the beginning of the subject, and is found only where the query speaks of it.
        boolean expression = dialect == Dialect.POSTGRESQL;
        String sql = SELECT + (expression ? "(account, left(subject, 255), subject)" : "(account, subject)") + " IN ("
                + Columns.list(expression ? "(?, left(?, 255), ?)" : "(?, ?)", wanted.size()) + ") ORDER BY sequence";
        trip.query(
                sql,
                parameters -> {
                    int index = 1;
                    for (Map.Entry<Row, Subject> each : wanted) {
                        parameters.setBytes(index++, each.getKey().pseudonym.toBytes());
                        if (expression) {
                            columns.setText(parameters, index++, each.getValue().value());
                        }
                        columns.setText(parameters, index++, each.getValue().value());
                    }
                },
                found -> {
                    while (found.next()) {
                        Columns.row(rows, found).postings.foundAbout(posting(found));
                    }
                });
    }

    /** The postings of one account after a sequence, oldest first. */
    List<Posting> page(Pseudonym account, long after, int limit) throws SQLException {
        List<Posting> postings = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "account = ? AND sequence > ? ORDER BY sequence LIMIT ?")) {
            statement.setBytes(1, account.toBytes());
            statement.setLong(2, after);
            statement.setInt(3, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    postings.add(posting(found));
                }
            }
        }
        return postings;
    }

    private Posting posting(ResultSet row) throws SQLException {
        try {
            return readable(row);
        } catch (IllegalArgumentException | InvalidValueException e) {
            throw Columns.unreadable("posting", e);
        }
    }

    private Posting readable(ResultSet row) throws SQLException {
        return new Posting(
                row.getLong("sequence"),
                new PostingKey(columns.key(row), Leg.ofCode(columns.text(row, "leg"))),
                ContentDigest.fromBytes(row.getBytes("content")),
                PostingKind.ofCode(columns.text(row, "kind")),
                columns.optionalText(row, "event_type").map(EventType::new),
                columns.optionalText(row, "subject").map(Subject::new),
                columns.optionalText(row, "reason").map(Reason::new),
                money(row),
                Timestamps.ofMicros(row.getLong("occurred_at")),
                Timestamps.ofMicros(row.getLong("recorded_at")),
                new PolicyVersion(columns.text(row, "policy")),
                EntriesJson.read(columns.text(row, "entries")),
                TierChangesJson.read(columns.optionalText(row, "tiers")));
    }

    private Optional<Money> money(ResultSet row) throws SQLException {
        Optional<String> currency = columns.optionalText(row, "money_currency");
        return currency.isEmpty()
                ? Optional.empty()
                : Optional.of(new Money(row.getLong("money_minor"), Currency.getInstance(currency.get())));
    }

    void insert(SqlTrip trip, Collection<Map.Entry<Row, Posting>> postings) {
        trip.insert(TABLE, COLUMNS, postings, (parameters, each) -> {
            parameters.setBytes(1, each.getKey().pseudonym.toBytes());
            bind(parameters, each.getValue());
        });
    }

    private void bind(SqlParameters parameters, Posting posting) throws SQLException {
        parameters.setLong(2, posting.sequence());
        columns.setKey(parameters, 3, posting.key().key());
        columns.setText(parameters, 5, posting.key().leg().code());
        parameters.setBytes(6, posting.content().toBytes());
        columns.setText(parameters, 7, posting.kind().code());
        columns.setText(parameters, 8, posting.type().map(EventType::value).orElse(null));
        columns.setText(parameters, 9, posting.subject().map(Subject::value).orElse(null));
        columns.setText(parameters, 10, posting.reason().map(Reason::value).orElse(null));
        if (posting.money().isPresent()) {
            parameters.setLong(11, posting.money().get().minor());
        } else {
            parameters.setNull(11, Types.BIGINT);
        }
        columns.setText(
                parameters,
                12,
                posting.money().map(money -> money.currency().getCurrencyCode()).orElse(null));
        parameters.setLong(13, Timestamps.toMicros(posting.occurredAt()));
        parameters.setLong(14, Timestamps.toMicros(posting.recordedAt()));
        columns.setText(parameters, 15, posting.policy().value());
        columns.setText(parameters, 16, EntriesJson.write(posting.entries()));
        columns.setText(parameters, 17, TierChangesJson.write(posting.tiers()));
    }

    /** Writes over what tells whom these postings belonged to; the rest of them is as it was. */
    void overwrite(Pseudonym account, Collection<Posting> anonymous) throws SQLException {
        String sql = "UPDATE communitykit_points_posting SET key_source = ?, key_id = ?, leg = ?, content = ?,"
                + " subject = NULL, reason = NULL WHERE account = ? AND sequence = ?";
        SqlBatch.execute(connection, sql, anonymous, (parameters, posting) -> {
            columns.setKey(parameters, 1, posting.key().key());
            columns.setText(parameters, 3, posting.key().leg().code());
            parameters.setBytes(4, posting.content().toBytes());
            parameters.setBytes(5, account.toBytes());
            parameters.setLong(6, posting.sequence());
        });
    }
}
