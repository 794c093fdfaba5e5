package io.communitykit.testkit.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a connection at a chosen point, once: at the nth statement, before a commit, or after a commit whose reply then
 * is lost. The adapter sees a {@link SQLException} of a chosen SQLState; the database sees what had been sent by then.
 *
 * <pre>{@code
 * SqlFaults faults = new SqlFaults(dataSource);
 * PointsStore store = createStore(ConnectionSource.own(faults.dataSource()), key);
 * faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, "08006");
 * }</pre>
 *
 * <p>Counts over all connections, from 1, since the last call of {@link #breakAt}. Safe for many threads.
 */
public final class SqlFaults {

    private final DataSource real;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile @Nullable Plan plan;
    private volatile boolean fired;

    /** Where a connection breaks. */
    public enum Point {
        /** Instead of executing a statement or batch. */
        STATEMENT,
        /** Instead of committing; the database rolls back. */
        BEFORE_COMMIT,
        /** After the database has committed, so that only its reply is lost. */
        AFTER_COMMIT
    }

    private record Plan(Point point, int number, String sqlState) {}

    /**
     * Begins without a fault.
     *
     * @param real where connections come from
     */
    public SqlFaults(DataSource real) {
        this.real = real;
    }

    /**
     * What the adapter under test gets.
     *
     * @return a data source whose connections break as planned
     */
    public DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, args) -> {
            Object result = call(real, method, args);
            return result instanceof Connection connection ? wrap(connection) : result;
        });
    }

    /**
     * Plans one fault, in place of an earlier plan.
     *
     * @param point where
     * @param number at the how manieth statement or commit from now on, from 1
     * @param sqlState the state of the exception: {@code 08006} for a lost connection, which adapters may try again
     */
    public void breakAt(Point point, int number, String sqlState) {
        statements.set(0);
        commits.set(0);
        fired = false;
        plan = new Plan(point, number, sqlState);
    }

    /**
     * Whether the planned fault has happened.
     *
     * @return true from then on, until the next plan
     */
    public boolean fired() {
        return fired;
    }

    private Connection wrap(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            if (method.getName().equals("commit")) {
                return commit(connection, method, args);
            }
            Object result = call(connection, method, args);
            return result instanceof Statement statement ? wrap(statement, method.getReturnType()) : result;
        });
    }

    private @Nullable Object commit(Connection connection, Method method, Object @Nullable [] args) throws Throwable {
        int number = commits.incrementAndGet();
        strike(Point.BEFORE_COMMIT, number);
        Object result = call(connection, method, args);
        strike(Point.AFTER_COMMIT, number);
        return result;
    }

    private Object wrap(Statement statement, Class<?> type) {
        return proxy(type, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                strike(Point.STATEMENT, statements.incrementAndGet());
            }
            return call(statement, method, args);
        });
    }

    private void strike(Point point, int number) throws SQLException {
        Plan now = plan;
        if (now != null && now.point() == point && now.number() == number) {
            plan = null;
            fired = true;
            throw new SQLException("broken on purpose at " + point + " " + number, now.sqlState());
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SqlFaults.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
