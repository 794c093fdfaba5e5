package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.testkit.internal.StoreOpening;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The store takes part in the host's transaction, at the isolation that the host has chosen. */
abstract class HostTransactionRules extends StoreRules {

    abstract StoreOpening<SignalStore> opening();

    @Override
    SignalStore createStore() {
        return opening().open();
    }

    /** A test that is run at one isolation, on a subject that no test has used. */
    private interface IsolationTest {
        void run(Isolation isolation, SignalSubject subject);
    }

    private static Stream<DynamicTest> eachIsolation(IsolationTest test) {
        return Stream.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
                .map(isolation -> DynamicTest.dynamicTest("at " + isolation, () -> test.run(isolation, freshAuthor())));
    }

    private HostTransaction begin(Isolation isolation) {
        return HostTransaction.begin(opening().dataSource(), isolation);
    }

    private SignalStore joined(HostTransaction host) {
        return opening().open(ConnectionSource.joining(host));
    }

    @TestFactory
    @DisplayName("what is counted is the host's to commit, and seen within the transaction before")
    Stream<DynamicTest> commits_together() {
        return eachIsolation((isolation, subject) -> {
            try (HostTransaction host = begin(isolation)) {
                SignalStore joined = joined(host);
                assertThat(name(count(joined, subject, "a"))).isEqualTo("Counted");
                assertThat(name(count(joined, subject, "b"))).isEqualTo("Counted");
                assertThat(name(count(joined, subject, "a"))).isEqualTo("Replayed");
                assertThat(read(joined, subject)).contains(likes(2));
                assertThat(read(store, subject)).isEmpty();
                host.commit();
            }
            assertThat(read(store, subject)).contains(likes(2));
            assertThat(name(count(store, subject, "b"))).isEqualTo("Replayed");
        });
    }

    @TestFactory
    @DisplayName("what the host rolls back never was, an erasure and a purge too")
    Stream<DynamicTest> vanishes_together() {
        return eachIsolation((isolation, subject) -> {
            SignalSubject known = fresh();
            SignalSubject erased = fresh();
            count(store, known, "a");
            count(store, erased, "a");
            try (HostTransaction host = begin(isolation)) {
                SignalStore joined = joined(host);
                count(joined, subject, "a");
                assertThat(joined.erase(erased)).isTrue();
                assertThat(joined.erase(fresh())).isFalse();
                assertThat(read(joined, erased)).isEmpty();
                assertThat(joined.purge(MARCH.plusSeconds(1), SignalStore.MAX_PURGE))
                        .isPositive();
                assertThat(name(count(joined, known, "a"))).isEqualTo("TooLate");
            }
            assertThat(read(store, subject)).isEmpty();
            assertThat(name(count(store, subject, "a"))).isEqualTo("Counted");
            assertThat(name(count(store, known, "a"))).isEqualTo("Replayed");
            assertThat(name(count(store, erased, "a"))).isEqualTo("Replayed");
        });
    }

    @TestFactory
    @DisplayName("a subject that changed after the host has looked: the result is right, or the host is to run again")
    Stream<DynamicTest> stale() {
        return eachIsolation((isolation, subject) -> {
            count(store, subject, "first");
            assertRightOrRetryable(isolation, subject, 2);
        });
    }

    @TestFactory
    @DisplayName("a subject that came after the host has looked: the result is right, or the host is to run again")
    Stream<DynamicTest> stale_absence() {
        return eachIsolation((isolation, subject) -> assertRightOrRetryable(isolation, subject, 1));
    }

    /** Another transaction tells the very fact that the host tells then. */
    private void assertRightOrRetryable(Isolation isolation, SignalSubject subject, int expected) {
        boolean committed = false;
        try (HostTransaction host = begin(isolation)) {
            SignalStore joined = joined(host);
            read(joined, subject);
            count(store, subject, "same");
            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> count(joined, subject, "same"));
            if (failure == null) {
                host.commit();
                committed = true;
            } else {
                assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
            }
        }
        if (isolation == Isolation.READ_COMMITTED) {
            assertThat(committed).as("at READ COMMITTED nothing is stale").isTrue();
        } else if (!committed) {
            try (HostTransaction again = begin(isolation)) {
                assertThat(name(count(joined(again), subject, "same"))).isEqualTo("Replayed");
                again.commit();
            }
        }
        assertThat(read(store, subject)).contains(likes(expected));
    }

    @TestFactory
    @DisplayName("a host that swallows an error and commits gets an exception, and nothing is half kept")
    Stream<DynamicTest> swallowed_error() {
        return eachIsolation((isolation, subject) -> {
            SignalSubject other = fresh();
            try (HostTransaction host = begin(isolation)) {
                SignalStore joined = joined(host);
                count(joined, other, "a");
                assertThatThrownBy(() -> joined.update(subject, key("a"), before -> {
                            throw new UnsupportedOperationException("of the decider");
                        }))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> read(joined, subject)).isInstanceOf(StorageException.class);
                assertThatThrownBy(host::commit)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK));
            }
            assertThat(read(store, other)).isEmpty();
        });
    }
}
