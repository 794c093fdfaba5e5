package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what drivers throw into what storage ports throw. */
final class SqlFailures {

    /** Classes of SQLState whose messages speak of addresses, users, tables and columns, never of a row's values. */
    private static final Set<String> TALKATIVE_CLASSES = Set.of("08", "28", "3D", "42");

    private SqlFailures() {}

    /** The exception, its next exceptions and its causes, each once, in the order found. */
    static List<SQLException> chain(SQLException first) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(first));
        List<SQLException> found = new ArrayList<>();
        while (!open.isEmpty()) {
            Throwable each = open.remove();
            if (!seen.add(each)) {
                continue;
            }
            if (each instanceof SQLException sql) {
                found.add(sql);
                if (sql.getNextException() != null) {
                    open.add(sql.getNextException());
                }
            }
            if (each.getCause() != null) {
                open.add(each.getCause());
            }
        }
        return found;
    }

    static StorageException translate(String purpose, @Nullable Dialect dialect, SQLException e) {
        boolean retryable =
                dialect == null ? chain(e).stream().anyMatch(Dialect::hasRetryableState) : dialect.isRetryable(e);
        String message = purpose + " failed in the database: " + describe(e);
        return retryable
                ? StorageException.retryable(message, e)
                : StorageException.permanent(ErrorCode.STORAGE_FAILED, message + hint(e), e);
    }

    static StorageException unreachable(String purpose, SQLException e) {
        return StorageException.retryable(
                purpose + " got no connection: " + firstLine(e)
                        + ". Maybe the database is not running, or its address or" + " its pool's size is wrong.",
                e);
    }

    /** The SQLState that best says why, or "none". */
    static String state(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "none";
    }

    /** States and codes only: other messages of drivers quote the values of rows. */
    private static String describe(SQLException e) {
        String state = state(e);
        String text = "SQLState " + state + ", code " + e.getErrorCode();
        return state.length() == 5 && TALKATIVE_CLASSES.contains(state.substring(0, 2))
                ? text + ", " + firstLine(e)
                : text;
    }

    private static String hint(SQLException e) {
        return state(e).startsWith("42") ? ". Maybe the tables are not installed; see SchemaInstaller." : "";
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
