package io.communitykit.core.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions of the adapter's own, each on a connection that it takes for the purpose and gives back with autocommit,
 * isolation and read-only as they were. Safe for many threads.
 *
 * <p>A physical connection is asked for its isolation until it has answered with the wanted one: whoever shares the pool
 * and changes that must put it back, as pools do.
 *
 * <p>What {@link Dialect#isRetryable} or {@link StorageException#retryable()} calls passing is tried again after a
 * random pause that grows: also a commit whose reply was lost, since the work looks for its own traces first. A
 * connection that cannot be had is not tried for again, since a pool has already waited. Retries are logged at WARN with
 * purpose, attempt and SQLState only; final failures are thrown, not logged.
 */
public final class OwnTransactions implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);

    private final DataSource dataSource;
    private final Isolation isolation;
    private final int attempts;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Sleeper sleeper;
    private final KnownIsolation known = new KnownIsolation();

    private OwnTransactions(Builder builder) {
        this.dataSource = builder.dataSource;
        this.isolation = builder.isolation;
        this.attempts = builder.attempts;
        this.firstPause = builder.firstPause;
        this.longestPause = builder.longestPause;
        this.sleeper = builder.sleeper;
    }

    /** Waits between two attempts. Safe for many threads. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Waits.
         *
         * @param pause how long, not negative
         * @throws InterruptedException if the thread is interrupted; the call then gives up
         */
        void sleep(Duration pause) throws InterruptedException;
    }

    /**
     * Begins the settings.
     *
     * @param dataSource gives connections without an open transaction, usually a pool; not a proxy that hands out the
     *     host's current transaction, for which there is {@link ConnectionSource#joining}
     * @return a builder with the defaults
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    @Override
    public boolean ownsTransactions() {
        return true;
    }

    @Override
    public <R> R inTransaction(String purpose, SqlWork<R> work) {
        for (int attempt = 1; ; attempt++) {
            Connection connection = open(purpose);
            try {
                return attempt(new LeasedConnection(connection, purpose, known), purpose, work);
            } catch (StorageException e) {
                if (!e.retryable() || attempts == 1) {
                    throw e;
                }
                if (attempt == attempts) {
                    throw StorageException.retryable(
                            purpose + " failed in each of " + attempts + " attempts; the last: " + e.getMessage(), e);
                }
                pause(purpose, attempt, e);
            }
        }
    }

    private Connection open(String purpose) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw SqlFailures.unreachable(purpose, e);
        }
    }

    private <R> R attempt(LeasedConnection lease, String purpose, SqlWork<R> work) {
        Dialect dialect = null;
        Throwable failure = null;
        try {
            dialect = Dialect.of(lease.connection());
            lease.begin(isolation);
            R result = work.run(lease.connection());
            lease.commit();
            return result;
        } catch (SQLException e) {
            StorageException translated = SqlFailures.translate(purpose, dialect, e);
            failure = translated;
            throw translated;
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            lease.end(failure);
        }
    }

    private void pause(String purpose, int attempt, StorageException failure) {
        LOG.warn(
                "{}: attempt {} of {} met a passing failure (SQLState {}) and is made again",
                purpose,
                attempt,
                attempts,
                SqlFailures.state(failure));
        try {
            sleeper.sleep(pauseAfter(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            StorageException interrupted = StorageException.retryable(
                    purpose + " was interrupted after " + attempt + " of " + attempts + " attempts", failure);
            interrupted.addSuppressed(e);
            throw interrupted;
        }
    }

    /** Full jitter: anything from nothing to a ceiling that doubles, so that two that collided part. */
    private Duration pauseAfter(int attempt) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration ceiling = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(ceiling.toNanos() + 1));
    }

    /** The settings of {@link OwnTransactions}. For one thread. */
    public static final class Builder {

        private static final Duration LONGEST = Duration.ofMinutes(1);

        private final DataSource dataSource;
        private Isolation isolation = Isolation.READ_COMMITTED;
        private int attempts = 10;
        private Duration firstPause = Duration.ofMillis(5);
        private Duration longestPause = Duration.ofMillis(250);
        private Sleeper sleeper = pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Sets the isolation.
         *
         * @param isolation {@link Isolation#READ_COMMITTED} unless set
         * @return this builder
         */
        public Builder isolation(Isolation isolation) {
            this.isolation = isolation;
            return this;
        }

        /**
         * Sets how often the work is run at most.
         *
         * @param attempts 1 to 100, 10 unless set; 1 means no retry
         * @return this builder
         * @throws InvalidValueException if it is out of range
         */
        public Builder attempts(int attempts) {
            if (attempts < 1 || attempts > 100) {
                throw InvalidValueException.of("attempts", "1 to 100", attempts);
            }
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets the most that may pass before the second attempt; it doubles with each further attempt.
         *
         * @param pause zero to one minute, 5 ms unless set
         * @return this builder
         * @throws InvalidValueException if it is out of range
         */
        public Builder firstPause(Duration pause) {
            this.firstPause = checked("first pause", pause);
            return this;
        }

        /**
         * Sets where the pause stops growing.
         *
         * @param pause zero to one minute, 250 ms unless set
         * @return this builder
         * @throws InvalidValueException if it is out of range
         */
        public Builder longestPause(Duration pause) {
            this.longestPause = checked("longest pause", pause);
            return this;
        }

        /**
         * Sets who waits between attempts.
         *
         * @param sleeper sleeps the thread unless set; tests take one that returns at once
         * @return this builder
         */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = sleeper;
            return this;
        }

        /**
         * Makes the source.
         *
         * @return the source
         */
        public OwnTransactions build() {
            return new OwnTransactions(this);
        }

        private static Duration checked(String name, Duration pause) {
            if (pause.isNegative() || pause.compareTo(LONGEST) > 0) {
                throw InvalidValueException.of(name, "zero to " + LONGEST, pause);
            }
            return pause;
        }
    }
}
