package io.communitykit.core.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** A database in memory whose connections note what is called on them, and fail where a test says so. For one thread. */
final class WatchedDataSource {

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, List<SQLException>> before = new HashMap<>();
    private final Map<String, List<SQLException>> after = new HashMap<>();
    private final Preparation preparation;
    private boolean readOnly;

    WatchedDataSource() {
        this(connection -> {});
    }

    /** The preparation gives each connection the settings with which a pool would hand it out. */
    WatchedDataSource(Preparation preparation) {
        this.preparation = preparation;
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        execute("CREATE TABLE fact (id VARCHAR(20) PRIMARY KEY)");
    }

    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    /** Connections say that they are read-only, which H2's never do. */
    void readOnly() {
        readOnly = true;
    }

    /** The next call of the method throws instead of doing anything; a second failure is for the call after. */
    WatchedDataSource failing(String method, SQLException failure) {
        before.computeIfAbsent(method, key -> new ArrayList<>()).add(failure);
        return this;
    }

    /** The next call of the method does its work and then throws. */
    WatchedDataSource failingAfter(String method, SQLException failure) {
        after.computeIfAbsent(method, key -> new ArrayList<>()).add(failure);
        return this;
    }

    /** What was called so far, in order: {@code getConnection}, and each method of a connection that changes it. */
    List<String> calls() {
        return calls;
    }

    long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            calls.add(method.getName());
            fail(before, method.getName());
            Connection connection = h2.getConnection();
            preparation.prepare(connection);
            return watched(connection);
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.matches("set.*|commit|rollback|close|abort")) {
                calls.add(arguments == null || name.equals("abort") ? name : name + "(" + arguments[0] + ")");
            }
            fail(before, name);
            if (name.equals("isReadOnly")) {
                return readOnly;
            }
            Object result = invoke(method, connection, arguments);
            fail(after, name);
            return result;
        });
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void fail(Map<String, List<SQLException>> failures, String method) throws SQLException {
        List<SQLException> left = failures.getOrDefault(method, List.of());
        if (!left.isEmpty()) {
            throw left.remove(0);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The ids that are committed, seen through a connection that nobody watches. */
    List<String> facts() {
        List<String> ids = new ArrayList<>();
        try (Connection connection = h2.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM fact ORDER BY id")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores a fact unless it is there; true if it was not. */
    static boolean tell(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT id FROM fact WHERE id = ?")) {
            select.setString(1, id);
            if (select.executeQuery().next()) {
                return false;
            }
        }
        try (var insert = connection.prepareStatement("INSERT INTO fact VALUES (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
        return true;
    }

    private void execute(String sql) {
        try (Connection connection = h2.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
