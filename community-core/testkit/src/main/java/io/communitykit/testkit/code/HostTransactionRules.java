package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.CodeStore.Claim;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.testkit.internal.StoreOpening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The store takes part in the host's transaction, at the isolation that the host has chosen. */
abstract class HostTransactionRules extends StoreRules {

    abstract StoreOpening<CodeStore> opening();

    @Override
    CodeStore createStore() {
        return opening().open();
    }

    /** A test that is run at one isolation, on a member and a code that no test has used. */
    private interface IsolationTest {
        void run(Isolation isolation, MemberId member, InviteCode code);
    }

    private static Stream<DynamicTest> eachIsolation(IsolationTest test) {
        return Stream.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
                .map(isolation -> DynamicTest.dynamicTest(
                        "at " + isolation, () -> test.run(isolation, freshMember(), freshCode())));
    }

    private HostTransaction begin(Isolation isolation) {
        return HostTransaction.begin(opening().dataSource(), isolation);
    }

    private CodeStore joined(HostTransaction host) {
        return opening().open(ConnectionSource.joining(host));
    }

    @TestFactory
    @DisplayName("what is claimed and counted is the host's to commit, and seen within the transaction before")
    Stream<DynamicTest> commits_together() {
        return eachIsolation((isolation, ann, code) -> {
            try (HostTransaction host = begin(isolation)) {
                CodeStore joined = joined(host);
                assertThat(claim(joined, ann, code)).isEqualTo("claimed");
                assertThat(count(joined, code.key(), "a")).isEqualTo("counted");
                assertThat(count(joined, code.key(), "a")).isEqualTo("replayed");
                assertThat(joined.codes(ann)).containsExactly(code(ann, code).used());
                assertThat(store.find(code.key())).isEmpty();
                host.commit();
            }
            assertThat(store.find(code.key())).contains(code(ann, code).used());
            assertThat(count(store, code.key(), "a")).isEqualTo("replayed");
        });
    }

    @TestFactory
    @DisplayName("what the host rolls back never was, a use, a revocation and an erasure too")
    Stream<DynamicTest> vanishes_together() {
        return eachIsolation((isolation, ann, code) -> {
            MemberId bob = freshMember();
            InviteCode bobs = freshCode();
            InviteCode revoked = freshCode();
            claim(store, bob, bobs);
            claim(store, freshMember(), revoked);
            try (HostTransaction host = begin(isolation)) {
                CodeStore joined = joined(host);
                assertThat(claim(joined, ann, code)).isEqualTo("claimed");
                assertThat(count(joined, bobs.key(), "a")).isEqualTo("counted");
                assertThat(revoke(joined, revoked.key())).isEqualTo("revoked");
                assertThat(joined.erase(bob)).isTrue();
                assertThat(joined.find(bobs.key()).orElseThrow().owner()).isEmpty();
            }
            assertThat(store.find(code.key())).isEmpty();
            assertThat(claim(store, freshMember(), code)).isEqualTo("claimed");
            assertThat(store.find(bobs.key())).contains(code(bob, bobs));
            assertThat(count(store, bobs.key(), "a")).isEqualTo("counted");
            assertThat(revoke(store, revoked.key())).isEqualTo("revoked");
        });
    }

    @TestFactory
    @DisplayName(
            "a code that was claimed after the host has looked is not claimed again: the host is told, or is to run again")
    Stream<DynamicTest> stale_claim() {
        return eachIsolation((isolation, ann, code) -> {
            MemberId bob = freshMember();
            Optional<String> answer = afterwards(
                    isolation,
                    joined -> joined.find(code.key()),
                    () -> claim(store, bob, code),
                    joined -> claim(joined, ann, code));

            assertThat(answer.orElse("taken")).isEqualTo("taken");
            assertThat(store.find(code.key())).contains(code(bob, code));
            assertThat(store.codes(ann)).isEmpty();
        });
    }

    @TestFactory
    @DisplayName(
            "a member's code that was claimed after the host has looked is shown to the next claim, or the host is to run again")
    Stream<DynamicTest> stale_holdings() {
        return eachIsolation((isolation, ann, code) -> {
            claim(store, ann, freshCode());
            Optional<Integer> shown = afterwards(
                    isolation,
                    joined -> joined.codes(ann),
                    () -> claim(store, ann, code),
                    joined -> joined.claim(
                                    ann,
                                    List.of(),
                                    holdings -> new Claim<>(
                                            Optional.empty(),
                                            Optional.empty(),
                                            holdings.codes().size()))
                            .orElse(0));

            assertThat(shown.orElse(2)).isEqualTo(2);
        });
    }

    @TestFactory
    @DisplayName("a use that was counted after the host has looked is a replay, or the host is to run again")
    Stream<DynamicTest> stale_use() {
        return eachIsolation((isolation, ann, code) -> {
            claim(store, ann, code);
            Optional<String> answer = afterwards(
                    isolation,
                    joined -> joined.find(code.key()),
                    () -> count(store, code.key(), "same"),
                    joined -> count(joined, code.key(), "same"));

            assertThat(answer.orElse("replayed")).isEqualTo("replayed");
            assertThat(store.find(code.key()).map(MemberCode::uses)).contains(1L);
        });
    }

    /** The answer within a host's transaction that looked before something happened elsewhere; empty if it is to run again. */
    private <R> Optional<R> afterwards(
            Isolation isolation, Consumer<CodeStore> look, Runnable elsewhere, Function<CodeStore, R> work) {
        List<R> answer = new ArrayList<>();
        try (HostTransaction host = begin(isolation)) {
            CodeStore joined = joined(host);
            look.accept(joined);
            elsewhere.run();
            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> answer.add(work.apply(joined)));
            if (failure != null) {
                assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
                assertThat(isolation).as("at READ COMMITTED nothing is stale").isEqualTo(Isolation.REPEATABLE_READ);
                return Optional.empty();
            }
            host.commit();
        }
        return Optional.of(answer.get(0));
    }

    @TestFactory
    @DisplayName("a host that swallows an error and commits gets an exception, and nothing is half kept")
    Stream<DynamicTest> swallowed_error() {
        return eachIsolation((isolation, ann, code) -> {
            InviteCode other = freshCode();
            try (HostTransaction host = begin(isolation)) {
                CodeStore joined = joined(host);
                claim(joined, ann, other);
                assertThatThrownBy(() -> joined.claim(ann, List.of(), holdings -> {
                            throw new UnsupportedOperationException("of the function");
                        }))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> joined.find(code.key())).isInstanceOf(StorageException.class);
                assertThatThrownBy(host::commit)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK));
            }
            assertThat(store.find(other.key())).isEmpty();
        });
    }
}
