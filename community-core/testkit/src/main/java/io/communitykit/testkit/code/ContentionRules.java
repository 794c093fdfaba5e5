package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.ReferralCode;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeStore.Claim;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Many threads at once, on codes and members that nobody has seen before. */
abstract class ContentionRules extends StoreRules {

    private static final int THREADS = 16;

    @RepeatedTest(5)
    @DisplayName("of 100 threads that claim one code for 100 members one gets it")
    void one_code() throws InterruptedException, ExecutionException {
        ReferralCode code = freshVanity();
        List<MemberId> members =
                Stream.generate(StoreRules::freshMember).limit(100).toList();

        List<String> results = ManyThreads.run(100, thread -> claim(store, members.get(thread), code));

        assertThat(results).containsOnly("claimed", "taken");
        assertThat(results).filteredOn(each -> each.equals("claimed")).hasSize(1);
        MemberId winner = members.get(results.indexOf("claimed"));
        assertThat(store.find(code.key())).contains(code(winner, code));
        assertThat(members.stream().mapToInt(each -> store.codes(each).size()).sum())
                .isEqualTo(1);
    }

    @RepeatedTest(20)
    @DisplayName("of 16 threads that ask for one member's first code all are given the same")
    void one_member() throws InterruptedException, ExecutionException {
        MemberId ann = freshMember();

        List<ReferralCode> results = ManyThreads.run(THREADS, thread -> {
            InviteCode fresh = freshCode();
            return store.claim(ann, List.of(fresh.key()), holdings -> {
                        if (!holdings.codes().isEmpty()) {
                            return new Claim<>(
                                    Optional.empty(),
                                    Optional.empty(),
                                    holdings.codes().get(0).code());
                        }
                        return new Claim<>(Optional.of(code(ann, fresh)), Optional.empty(), (ReferralCode) fresh);
                    })
                    .orElseThrow();
        });

        assertThat(results).containsOnly(results.get(0));
        assertThat(store.codes(ann)).containsExactly(code(ann, results.get(0)));
    }

    @RepeatedTest(20)
    @DisplayName("of 16 threads that use a code that may be used twice two are counted, of one use told by all one")
    void limit() throws InterruptedException, ExecutionException {
        InviteCode code = freshCode();
        InviteCode other = freshCode();
        claim(store, freshMember(), code);
        claim(store, freshMember(), other);

        List<String> each = ManyThreads.run(THREADS, thread -> count(store, code.key(), "use " + thread));
        List<String> one = ManyThreads.run(THREADS, thread -> count(store, other.key(), "one use"));

        assertThat(each).containsOnly("counted", "used up");
        assertThat(each).filteredOn(result -> result.equals("counted")).hasSize(2);
        assertThat(one).containsOnly("counted", "replayed");
        assertThat(one).filteredOn(result -> result.equals("counted")).hasSize(1);
        assertThat(store.find(code.key()).orElseThrow().uses()).isEqualTo(2);
        assertThat(store.find(other.key()).orElseThrow().uses()).isEqualTo(1);
    }

    @RepeatedTest(10)
    @DisplayName("of 16 threads that replace one code one does, and others that use it meanwhile lose no use")
    void replaced() throws InterruptedException, ExecutionException {
        MemberId ann = freshMember();
        InviteCode old = freshCode();
        claim(store, ann, old);

        List<String> results = ManyThreads.run(
                THREADS, thread -> thread < 2 ? count(store, old.key(), "use " + thread) : replace(ann, old.key()));

        assertThat(results).filteredOn(each -> each.equals("replaced")).hasSize(1);
        long counted = results.stream().filter(each -> each.equals("counted")).count();
        MemberCode left = store.find(old.key()).orElseThrow();
        assertThat(left.uses()).isEqualTo(counted);
        assertThat(left.revokedAt()).contains(MARCH);
        assertThat(store.codes(ann)).hasSize(2);
    }

    private String replace(MemberId ann, CodeKey old) {
        InviteCode fresh = freshCode();
        return store.claim(ann, List.of(fresh.key()), holdings -> {
                    Optional<MemberCode> held = holdings.codes().stream()
                            .filter(each -> each.code().key().equals(old)
                                    && each.revokedAt().isEmpty())
                            .findFirst();
                    return held.isEmpty()
                            ? new Claim<>(Optional.empty(), Optional.empty(), "too late")
                            : new Claim<>(
                                    Optional.of(code(ann, fresh)), held.map(each -> each.revoked(MARCH)), "replaced");
                })
                .orElse("erased");
    }

    @RepeatedTest(5)
    @DisplayName(
            "members who claim the same candidates in all orders neither wait for each other for ever nor share one")
    void same_candidates() throws InterruptedException, ExecutionException {
        List<InviteCode> codes = Stream.generate(StoreRules::freshCode).limit(8).toList();
        List<MemberId> members =
                Stream.generate(StoreRules::freshMember).limit(THREADS).toList();

        List<Long> claimed = ManyThreads.run(THREADS, thread -> {
            List<InviteCode> order = new ArrayList<>(codes);
            Collections.rotate(order, thread);
            return order.stream()
                    .filter(each -> claim(store, members.get(thread), each).equals("claimed"))
                    .count();
        });

        assertThat(claimed.stream().mapToLong(each -> each).sum()).isEqualTo(codes.size());
        assertThat(members.stream().mapToInt(each -> store.codes(each).size()).sum())
                .isEqualTo(codes.size());
    }
}
