package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Several statements that are carried out in their order: together in one round trip where {@link
 * Dialect#joinsStatements()} and they are few, otherwise one after the other. Each sees what those before it did. When one
 * fails, those after it are not carried out, and the transaction must roll back. Used once, by one thread.
 */
public final class SqlTrip {

    /** Far below what a socket holds on its way, so that neither side waits for the other to read; and what drivers cache. */
    private static final int PARAMETERS = 200;

    /** Fewer rows than this are not worth a statement of their own kind. */
    private static final int FEWEST_IN_ARRAYS = 8;

    private static final int ROWS_IN_ARRAYS = 1_000;

    private final Connection connection;
    private final Dialect dialect;
    private final List<Step> steps = new ArrayList<>();

    /**
     * Begins with no statement.
     *
     * @param connection the transaction's connection
     * @param dialect the connection's dialect
     */
    public SqlTrip(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Sets the parameters of a query. */
    @FunctionalInterface
    public interface Binder {

        /**
         * Sets every parameter.
         *
         * @param parameters where to set them
         * @throws SQLException if the driver refuses a value
         */
        void bind(SqlParameters parameters) throws SQLException;
    }

    /** Takes what a query found. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads all rows; does not close the result.
         *
         * @param found stands before the first row
         * @throws SQLException if the driver fails
         */
        void read(ResultSet found) throws SQLException;
    }

    /** One text, for one or more rows of parameters. */
    private interface Step {

        String sql();

        /** How often the text is carried out. */
        int times();

        /** Sets the parameters of one of those times. */
        void bind(SqlParameters parameters, int time) throws SQLException;

        void alone(Connection connection) throws SQLException;

        /** Takes one result of a statement that carried out several. */
        void take(PreparedStatement statement, boolean rows) throws SQLException;
    }

    private record Query(String sql, Binder binder, Reader reader) implements Step {
        @Override
        public int times() {
            return 1;
        }

        @Override
        public void bind(SqlParameters parameters, int time) throws SQLException {
            binder.bind(parameters);
        }

        @Override
        public void alone(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binder.bind(SqlParameters.of(statement));
                try (ResultSet found = statement.executeQuery()) {
                    reader.read(found);
                }
            }
        }

        @Override
        public void take(PreparedStatement statement, boolean rows) throws SQLException {
            if (!rows) {
                throw new SQLException("the driver gave no rows for a query among other statements");
            }
            try (ResultSet found = statement.getResultSet()) {
                reader.read(found);
            }
        }
    }

    private record Change<T>(
            String sql, Optional<String> inArrays, List<T> rows, SqlBatch.RowBinder<T> binder, int atLeast)
            implements Step {
        @Override
        public int times() {
            return rows.size();
        }

        @Override
        public void bind(SqlParameters parameters, int time) throws SQLException {
            binder.bind(parameters, rows.get(time));
        }

        @Override
        public void alone(Connection connection) throws SQLException {
            if (inArrays.isEmpty() || rows.size() < FEWEST_IN_ARRAYS) {
                SqlBatch.execute(connection, sql, rows, binder);
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(inArrays.get())) {
                for (int from = 0; from < rows.size(); from += ROWS_IN_ARRAYS) {
                    inArrays(statement, rows.subList(from, Math.min(rows.size(), from + ROWS_IN_ARRAYS)));
                }
            }
        }

        private void inArrays(PreparedStatement statement, List<T> some) throws SQLException {
            ArrayParameters parameters = new ArrayParameters((int) count(sql));
            for (T row : some) {
                binder.bind(parameters, row);
            }
            parameters.bind(statement);
            check(statement.executeUpdate(), some.size() * atLeast, some.size());
        }

        @Override
        public void take(PreparedStatement statement, boolean rows) throws SQLException {
            check(rows ? -1 : statement.getUpdateCount(), atLeast, 1);
        }

        private static void check(int changed, int atLeast, int atMost) {
            if (changed < atLeast || changed > atMost) {
                throw StorageException.permanent(
                        ErrorCode.STORAGE_FAILED,
                        "a statement for " + atMost + " rows must change as many, got " + changed
                                + ". Maybe somebody else writes the tables",
                        null);
            }
        }
    }

    /**
     * Adds a query.
     *
     * @param sql one statement, in which a question mark is always a parameter
     * @param binder sets its parameters
     * @param reader takes what was found
     * @return this trip
     */
    public SqlTrip query(String sql, Binder binder, Reader reader) {
        steps.add(new Query(sql, binder, reader));
        return this;
    }

    /**
     * Adds a change of exactly one row of the table for each of the rows given; none, no statement. Where statements are
     * joined, another count is an error; elsewhere it is not looked at, since drivers differ in what they count.
     *
     * @param sql one statement, in which a question mark is always a parameter
     * @param rows the rows, in the order to be carried out
     * @param binder sets the parameters of a row
     * @param <T> the row
     * @return this trip
     */
    public <T> SqlTrip change(String sql, Collection<T> rows, SqlBatch.RowBinder<T> binder) {
        return add(new Change<>(sql, Optional.empty(), List.copyOf(rows), binder, 1));
    }

    /**
     * Adds an insert of each of the rows given; otherwise like {@link #change}. Many rows go as arrays where {@link
     * Dialect#takesArrays()}.
     *
     * @param table the table
     * @param columns the columns, each with one parameter, in this order
     * @param rows the rows
     * @param binder sets the parameters of a row
     * @param <T> the row
     * @return this trip
     */
    public <T> SqlTrip insert(String table, List<String> columns, Collection<T> rows, SqlBatch.RowBinder<T> binder) {
        Optional<String> inArrays =
                dialect.takesArrays() ? Optional.of(SqlText.insertArrays(table, columns)) : Optional.empty();
        return add(new Change<>(SqlText.insert(table, columns), inArrays, List.copyOf(rows), binder, 1));
    }

    /**
     * Adds an update of the row that each of the rows given names, each another; otherwise like {@link #change}. Many rows go
     * as arrays where {@link Dialect#takesArrays()}.
     *
     * @param table the table
     * @param columns the columns to set, each with one parameter, in this order
     * @param keyColumns the columns of the primary key, whose parameters come after
     * @param rows the rows
     * @param binder sets the parameters of a row
     * @param <T> the row
     * @return this trip
     */
    public <T> SqlTrip update(
            String table,
            List<String> columns,
            List<String> keyColumns,
            Collection<T> rows,
            SqlBatch.RowBinder<T> binder) {
        return add(change(table, columns, "", keyColumns, rows, binder));
    }

    /**
     * The same with one more column that the database computes.
     *
     * @param table the table
     * @param columns the columns to set, each with one parameter, in this order
     * @param computed column, equals sign and expression without parameters, in which the table goes by the name t
     * @param keyColumns the columns of the primary key, whose parameters come after
     * @param rows the rows
     * @param binder sets the parameters of a row
     * @param <T> the row
     * @return this trip
     */
    public <T> SqlTrip updateComputing(
            String table,
            List<String> columns,
            String computed,
            List<String> keyColumns,
            Collection<T> rows,
            SqlBatch.RowBinder<T> binder) {
        return add(change(table, columns, ", " + computed, keyColumns, rows, binder));
    }

    private <T> Step change(
            String table,
            List<String> columns,
            String computed,
            List<String> keyColumns,
            Collection<T> rows,
            SqlBatch.RowBinder<T> binder) {
        Optional<String> inArrays = dialect.takesArrays()
                ? Optional.of(SqlText.updateArrays(table, columns, computed, keyColumns))
                : Optional.empty();
        String sql = SqlText.update(table, columns, computed, keyColumns);
        return new Change<>(sql, inArrays, List.copyOf(rows), binder, 1);
    }

    /**
     * Adds a change of one row of the table, or of none, for each of the rows given, such as a delete; otherwise like {@link
     * #change}.
     *
     * @param sql one statement, in which a question mark is always a parameter
     * @param rows the rows, in the order to be carried out
     * @param binder sets the parameters of a row
     * @param <T> the row
     * @return this trip
     */
    public <T> SqlTrip changeIfThere(String sql, Collection<T> rows, SqlBatch.RowBinder<T> binder) {
        return add(new Change<>(sql, Optional.empty(), List.copyOf(rows), binder, 0));
    }

    private SqlTrip add(Step step) {
        if (step.times() > 0) {
            steps.add(step);
        }
        return this;
    }

    /**
     * How many texts were added so far; one that is carried out for many rows counts once.
     *
     * @return the number, 0 if {@link #run()} does nothing
     */
    public int statements() {
        return steps.size();
    }

    /**
     * Carries everything out.
     *
     * @throws SQLException if a statement fails, or a reader
     * @throws StorageException if a statement changed another number of rows than it should
     */
    public void run() throws SQLException {
        if (dialect.joinsStatements() && steps.size() > 1 && parameters() <= PARAMETERS) {
            together();
            return;
        }
        for (Step step : steps) {
            step.alone(connection);
        }
    }

    private long parameters() {
        return steps.stream()
                .mapToLong(step -> step.times() * count(step.sql()))
                .sum();
    }

    private static long count(String sql) {
        return sql.chars().filter(each -> each == '?').count();
    }

    private void together() throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Step step : steps) {
            for (int time = 0; time < step.times(); time++) {
                texts.add(step.sql());
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(String.join("; ", texts))) {
            int before = 0;
            for (Step step : steps) {
                for (int time = 0; time < step.times(); time++) {
                    step.bind(new StatementParameters(statement, before), time);
                    before += (int) count(step.sql());
                }
            }
            take(statement);
        }
    }

    private void take(PreparedStatement statement) throws SQLException {
        boolean rows = statement.execute();
        for (Step step : steps) {
            for (int time = 0; time < step.times(); time++) {
                step.take(statement, rows);
                rows = statement.getMoreResults();
            }
        }
        if (rows || statement.getUpdateCount() != -1) {
            throw new SQLException("the driver gave more results than there were statements");
        }
    }
}
