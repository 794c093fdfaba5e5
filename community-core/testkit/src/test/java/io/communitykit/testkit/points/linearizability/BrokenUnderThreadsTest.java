package io.communitykit.testkit.points.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.StorageException;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Threads notice a store that")
class BrokenUnderThreadsTest {

    /** Must be found in fewer histories than these, and shown in a few calls. */
    private static LinearizabilityFailure failureOf(PointsStore store) {
        LinearizabilityOutcome outcome =
                AccountLinearizability.of(store).seed(3).histories(2_000).run();
        assertThat(outcome).isInstanceOf(LinearizabilityOutcome.Failed.class);
        LinearizabilityFailure failure = ((LinearizabilityOutcome.Failed) outcome).failure();
        assertThat(failure).hasMessageStartingWith("seed 3: no order of these ");
        assertThat(failure.history()).hasSizeBetween(2, 10);
        return failure;
    }

    @Test
    @DisplayName("is broken, and no other: the same store without the fault passes")
    void right() {
        assertThat(AccountLinearizability.of(new BareStore()).histories(50).run())
                .isInstanceOf(LinearizabilityOutcome.Passed.class);
    }

    @Test
    @DisplayName("answers a read from before")
    void staleRead() {
        LinearizabilityFailure failure = failureOf(new BareStore() {
            private final Map<AccountId, Books> before = new ConcurrentHashMap<>();

            @Override
            void store(Changes changes) {
                before.put(changes.account(), books(changes.account()));
                super.store(changes);
            }

            @Override
            public synchronized <R> List<R> update(List<Unit<R>> units) {
                return super.update(units);
            }

            @Override
            public List<AccountState> read(List<Want> wants) {
                boolean update = Thread.holdsLock(this);
                return update
                        ? super.read(wants)
                        : wants.stream()
                                .map(want -> before.getOrDefault(want.account(), Books.EMPTY)
                                        .state(want))
                                .toList();
            }
        });
        assertThat(failure.history()).hasSize(2).last().asString().contains("look");
    }

    @Test
    @DisplayName("decides without a lock")
    void noLock() {
        failureOf(new BareStore() {
            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // The fault.
            public <R> List<R> update(List<Unit<R>> units) {
                return units.stream().map(this::decide).toList();
            }

            /** Onto what was seen: what others stored meanwhile is lost, but the books of an account always agree. */
            @Override
            <R> R decide(Unit<R> unit) {
                AccountId account = unit.accounts().get(0);
                Books seen = books(account);
                Want want = unit.wants().get(0);
                Decision<R> decision = unit.decider().decide(List.of(seen.state(want)));
                while (decision instanceof Decision.More<R> more) {
                    decision = unit.decider()
                            .decide(List.of(seen.state(more.wants().get(0))));
                }
                if (decision instanceof Decision.Commit<R> commit) {
                    commit.changes().forEach(changes -> put(account, seen.with(changes)));
                    return commit.result();
                }
                return ((Decision.Keep<R>) decision).result();
            }
        });
    }

    @Test
    @DisplayName("forgets what it was told")
    void forgetsKeys() {
        LinearizabilityFailure failure = failureOf(new BareStore() {
            @Override
            public List<AccountState> read(List<Want> wants) {
                return super.read(wants).stream()
                        .map(state -> new AccountState(
                                state.want(),
                                state.status(),
                                state.sequence(),
                                state.lastRecorded(),
                                state.pots(),
                                Optional.empty(),
                                state.used(),
                                state.nextDue(),
                                state.lots(),
                                state.holds(),
                                state.origin(),
                                state.tiers()))
                        .toList();
            }
        });
        assertThat(failure.history()).hasSize(2);
    }

    @Test
    @DisplayName("stores what it was told twice where it says that it failed")
    void failsAndStores() {
        AtomicInteger calls = new AtomicInteger();
        failureOf(new BareStore() {
            @Override
            void store(Changes changes) {
                super.store(changes);
                if (calls.incrementAndGet() % 5 == 0) {
                    super.store(changes);
                    throw StorageException.retryable("the connection is gone", null);
                }
            }
        });
    }

    @Test
    @DisplayName("fails now and then is not broken: what was not answered may have happened or not")
    void unanswered() {
        AtomicInteger calls = new AtomicInteger();
        LinearizabilityOutcome outcome = AccountLinearizability.of(new BareStore() {
                    @Override
                    void store(Changes changes) {
                        int call = calls.incrementAndGet();
                        if (call % 10 == 0) {
                            throw StorageException.retryable("before", null);
                        }
                        super.store(changes);
                        if (call % 10 == 5) {
                            throw StorageException.retryable("after", null);
                        }
                    }
                })
                .histories(100)
                .run();
        outcome.orThrow();
        assertThat(((LinearizabilityOutcome.Passed) outcome).unanswered()).isPositive();
    }
}
