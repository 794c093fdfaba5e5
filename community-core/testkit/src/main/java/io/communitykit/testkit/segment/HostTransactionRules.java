package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.testkit.internal.StoreOpening;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The store takes part in the host's transaction, at the isolation that the host has chosen. */
abstract class HostTransactionRules extends StoreRules {

    abstract StoreOpening<ProfileStore> opening();

    @Override
    ProfileStore createStore() {
        return opening().open();
    }

    /** A test that is run at one isolation, on a member whom no test has used. */
    private interface IsolationTest {
        void run(Isolation isolation, MemberId member);
    }

    private static Stream<DynamicTest> eachIsolation(IsolationTest test) {
        return Stream.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
                .map(isolation -> DynamicTest.dynamicTest("at " + isolation, () -> test.run(isolation, fresh())));
    }

    private HostTransaction begin(Isolation isolation) {
        return HostTransaction.begin(opening().dataSource(), isolation);
    }

    private ProfileStore joined(HostTransaction host) {
        return opening().open(ConnectionSource.joining(host));
    }

    @TestFactory
    @DisplayName("what is saved is the host's to commit, and seen within the transaction before")
    Stream<DynamicTest> commits_together() {
        return eachIsolation((isolation, member) -> {
            try (HostTransaction host = begin(isolation)) {
                ProfileStore joined = joined(host);
                assertThat(count(joined, member)).contains(1L);
                assertThat(count(joined, member)).contains(2L);
                assertThat(joined.read(member)).contains(SampleState.counted(member, 2));
                assertThat(store.read(member)).isEmpty();
                host.commit();
            }
            assertThat(store.read(member)).contains(SampleState.counted(member, 2));
        });
    }

    @TestFactory
    @DisplayName("what the host rolls back never was, an erasure too")
    Stream<DynamicTest> vanishes_together() {
        return eachIsolation((isolation, member) -> {
            MemberId known = fresh();
            count(store, known);
            try (HostTransaction host = begin(isolation)) {
                count(joined(host), member);
                assertThat(joined(host).erase(known)).isTrue();
                assertThat(joined(host).erase(fresh())).isFalse();
                assertThat(joined(host).read(known)).isEmpty();
            }
            assertThat(store.read(member)).isEmpty();
            assertThat(count(store, member)).contains(1L);
            assertThat(count(store, known)).contains(2L);
        });
    }

    @TestFactory
    @DisplayName("a member who changed after the host has looked: the result is right, or the host is to run again")
    Stream<DynamicTest> stale() {
        return eachIsolation((isolation, member) -> {
            count(store, member);
            assertRightOrRetryable(isolation, member, 3);
        });
    }

    @TestFactory
    @DisplayName("a member who came after the host has looked: the result is right, or the host is to run again")
    Stream<DynamicTest> stale_absence() {
        return eachIsolation((isolation, member) -> assertRightOrRetryable(isolation, member, 2));
    }

    private void assertRightOrRetryable(Isolation isolation, MemberId member, long expected) {
        boolean committed = false;
        try (HostTransaction host = begin(isolation)) {
            joined(host).read(member);
            count(store, member);
            StorageException failure = catchThrowableOfType(StorageException.class, () -> count(joined(host), member));
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
                count(joined(again), member);
                again.commit();
            }
        }
        assertThat(store.read(member)).contains(SampleState.counted(member, expected));
    }

    @TestFactory
    @DisplayName("a host that swallows an error and commits gets an exception, and nothing is half kept")
    Stream<DynamicTest> swallowed_error() {
        return eachIsolation((isolation, member) -> {
            MemberId other = fresh();
            try (HostTransaction host = begin(isolation)) {
                ProfileStore joined = joined(host);
                count(joined, other);
                assertThatThrownBy(() -> joined.update(member, before -> {
                            throw new UnsupportedOperationException("of the decider");
                        }))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> joined.read(member)).isInstanceOf(StorageException.class);
                assertThatThrownBy(host::commit)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK));
            }
            assertThat(store.read(other)).isEmpty();
        });
    }
}
