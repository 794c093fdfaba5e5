package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.testkit.internal.StoreOpening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The store takes part in the host's transaction, at the isolation that the host has chosen. */
abstract class HostTransactionRules extends StoreRules {

    abstract StoreOpening<AbuseStore> opening();

    @Override
    AbuseStore createStore() {
        return opening().open();
    }

    /** A test that is run at one isolation. */
    private interface IsolationTest {
        void run(Isolation isolation) throws Exception;
    }

    private static Stream<DynamicTest> eachIsolation(IsolationTest test) {
        return Stream.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
                .map(isolation -> DynamicTest.dynamicTest("at " + isolation, () -> test.run(isolation)));
    }

    private HostTransaction begin(Isolation isolation) {
        return HostTransaction.begin(opening().dataSource(), isolation);
    }

    private AbuseStore joined(HostTransaction host) {
        return opening().open(ConnectionSource.joining(host));
    }

    @TestFactory
    @DisplayName("what is told is the host's to commit, and seen within the transaction before")
    Stream<DynamicTest> commits_together() {
        return eachIsolation(isolation -> {
            MemberId alice = fresh();
            List<AbuseFact> told = all(own(alice), shared(alice, fresh()));
            try (HostTransaction host = begin(isolation)) {
                AbuseStore joined = joined(host);
                assertThat(joined.append(told)).hasOnlyElementsOfType(Appended.Recorded.class);
                assertThat(joined.append(told)).containsOnly(REPLAYED);
                assertThat(facts(of(joined, alice))).isEqualTo(bare(told));
                assertThat(of(store, alice)).isEmpty();
                host.commit();
            }
            assertThat(facts(of(store, alice))).isEqualTo(bare(told));
            assertThat(store.append(told)).containsOnly(REPLAYED);
        });
    }

    @TestFactory
    @DisplayName("what the host rolls back never was, an erasure too, and its numbers are given again")
    Stream<DynamicTest> vanishes_together() {
        return eachIsolation(isolation -> {
            MemberId alice = fresh();
            MemberId bob = fresh();
            store.append(own(bob));
            long before = last(store);
            try (HostTransaction host = begin(isolation)) {
                AbuseStore joined = joined(host);
                joined.append(own(alice));
                assertThat(joined.erase(bob)).isTrue();
                assertThat(of(joined, bob)).isEmpty();
            }
            assertThat(behind(store, before)).isEmpty();
            assertThat(of(store, bob)).hasSize(4);
            assertThat(number(append(store, linked(alice)))).isEqualTo(before + 1);
        });
    }

    @TestFactory
    @DisplayName(
            "numbers follow the order of commits: who appends while the host has not committed waits, and readers do not")
    Stream<DynamicTest> late_commit() {
        return eachIsolation(isolation -> {
            long before = last(store);
            ExecutorService other = Executors.newSingleThreadExecutor();
            try (HostTransaction host = begin(isolation)) {
                long first = number(append(joined(host), linked(fresh())));
                Future<Long> second = other.submit(() -> number(append(store, linked(fresh()))));
                List<Long> seen = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    // What is shown must begin with the host's fact, or a reader who goes on behind it has lost that.
                    seen.addAll(numbers(store.entries(AbuseQuery.after(before))));
                }
                assertThat(seen).isEmpty();
                host.commit();
                assertThat(second.get()).isEqualTo(first + 1);
            } finally {
                other.shutdownNow();
            }
            assertThat(numbers(behind(store, before))).containsExactly(before + 1, before + 2);
        });
    }

    private static List<Long> numbers(List<AbuseEntry> entries) {
        return entries.stream().map(AbuseEntry::number).toList();
    }

    @TestFactory
    @DisplayName("a fact that came after the host has looked: the result is right, or the host is to run again")
    Stream<DynamicTest> stale() {
        return eachIsolation(isolation -> {
            AbuseFact fact = brought(fresh(), fresh());
            assertRightOrRetryable(isolation, fact, () -> append(store, fact), REPLAYED);
        });
    }

    @TestFactory
    @DisplayName("a member who was erased after the host has looked: the fact is refused, or the host is to run again")
    Stream<DynamicTest> stale_erasure() {
        return eachIsolation(isolation -> {
            MemberId member = fresh();
            append(store, linked(member));
            assertRightOrRetryable(isolation, brought(fresh(), member), () -> store.erase(member), ERASED);
        });
    }

    private void assertRightOrRetryable(Isolation isolation, AbuseFact fact, Runnable meanwhile, Appended expected) {
        boolean committed = false;
        try (HostTransaction host = begin(isolation)) {
            AbuseStore joined = joined(host);
            joined.entries(AbuseQuery.after(Long.MAX_VALUE));
            of(joined, fact.members().get(0));
            meanwhile.run();
            List<Appended> results = new ArrayList<>();
            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> results.add(append(joined, fact)));
            if (failure == null) {
                assertThat(results).containsExactly(expected);
                host.commit();
                committed = true;
            } else {
                assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
            }
        }
        if (isolation == Isolation.READ_COMMITTED) {
            assertThat(committed).as("at READ COMMITTED nothing is stale").isTrue();
        }
        try (HostTransaction again = begin(isolation)) {
            assertThat(append(joined(again), fact)).isEqualTo(expected);
            again.commit();
        }
    }

    @TestFactory
    @DisplayName("a host that swallows an error and commits gets an exception, and nothing is half kept")
    Stream<DynamicTest> swallowed_error() {
        return eachIsolation(isolation -> {
            MemberId alice = fresh();
            try (HostTransaction host = begin(isolation)) {
                AbuseStore joined = joined(host);
                joined.append(own(alice));
                assertThatThrownBy(() -> ConnectionSource.joining(host).inTransaction("what fails", connection -> {
                            throw new UnsupportedOperationException("of the host's");
                        }))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> of(joined, alice)).isInstanceOf(StorageException.class);
                assertThatThrownBy(host::commit)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK));
            }
            assertThat(of(store, alice)).isEmpty();
        });
    }

    @Test
    @DisplayName("too many facts are refused before anything is done, and the host may go on")
    void too_many() {
        MemberId alice = fresh();
        try (HostTransaction host = begin(Isolation.READ_COMMITTED)) {
            AbuseStore joined = joined(host);
            joined.append(own(alice));
            assertThatThrownBy(() -> joined.append(Collections.nCopies(AbuseStore.MAX_APPEND + 1, linked(alice))))
                    .isInstanceOf(InvalidValueException.class);
            host.commit();
        }
        assertThat(of(store, alice)).hasSize(4);
    }

    @Test
    @DisplayName(
            "a screen takes what was told within the host's transaction after the commit, and is not built within it")
    void screen() {
        MemberId alice = fresh();
        AbuseScreen screen = AbuseScreen.over(AbusePolicy.USUAL, store);
        try (HostTransaction host = begin(Isolation.READ_COMMITTED)) {
            AbuseStore joined = joined(host);
            joined.append(shared(alice, fresh()));
            assertThat(screen.catchUp()).isZero();
            assertThatThrownBy(() -> AbuseScreen.over(AbusePolicy.USUAL, joined))
                    .isInstanceOf(InvalidValueException.class);
            host.commit();
        }
        assertThat(screen.catchUp()).isEqualTo(4);
    }
}
