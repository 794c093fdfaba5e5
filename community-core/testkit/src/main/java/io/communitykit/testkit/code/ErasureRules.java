package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.VanityCode;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeLabel;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who was erased stays erased, and leaves codes that belong to nobody. */
abstract class ErasureRules extends StoreRules {

    private final MemberId ann = freshMember();
    private final MemberId bob = freshMember();

    @Test
    @DisplayName("codes of an erased member lead to nobody, and nobody else gets them, nor what looks like them")
    void nobody() {
        InviteCode checked = freshCode();
        VanityCode vanity = freshVanity();
        claim(store, ann, checked);
        claim(store, ann, vanity);
        count(store, checked.key(), "a");

        assertThat(store.erase(ann)).isTrue();

        assertThat(store.codes(ann)).isEmpty();
        for (CodeKey each : List.of(checked.key(), vanity.key())) {
            MemberCode left = store.find(each).orElseThrow();
            assertThat(left.owner()).isEmpty();
            assertThat(left.code().key()).isEqualTo(each);
            assertThat(left.label()).isEqualTo(CodeLabel.MAIN);
            assertThat(left.program()).isEqualTo(SHOP);
            assertThat(left.uses()).isEqualTo(each.equals(checked.key()) ? 1 : 0);
        }
        assertThat(claim(store, bob, checked)).isEqualTo("taken");
        assertThat(claim(store, bob, vanity)).isEqualTo("taken");
        assertThat(claim(store, bob, alike(vanity))).isEqualTo("taken");
    }

    @Test
    @DisplayName("an erased member claims no more, and nobody is asked")
    void no_more_claims() {
        store.erase(ann);
        AtomicInteger asked = new AtomicInteger();

        assertThat(store.claim(ann, List.of(freshCode().key()), holdings -> {
                    asked.incrementAndGet();
                    throw new UnsupportedOperationException("asked");
                }))
                .isEmpty();

        assertThat(asked).hasValue(0);
        assertThat(store.codes(ann)).isEmpty();
    }

    @Test
    @DisplayName("an erased member's code can be neither used nor changed")
    void no_more_changes() {
        InviteCode code = freshCode();
        claim(store, ann, code);
        count(store, code.key(), "a");
        store.erase(ann);

        assertThat(count(store, code.key(), "b")).isEqualTo("gone");
        assertThat(count(store, code.key(), "a")).as("the use is forgotten").isEqualTo("gone");
        revoke(store, code.key());

        assertThat(store.find(code.key()).orElseThrow().owner()).isEmpty();
        assertThat(store.find(code.key()).orElseThrow().revokedAt()).isEmpty();
    }

    @Test
    @DisplayName("is told of once, also for a member never seen, and leaves others alone")
    void once() {
        InviteCode bobs = freshCode();
        claim(store, ann, freshCode());
        claim(store, bob, bobs);

        assertThat(store.erase(ann)).isTrue();
        assertThat(store.erase(ann)).isFalse();
        MemberId stranger = freshMember();
        assertThat(store.erase(stranger)).isTrue();
        assertThat(store.erase(stranger)).isFalse();
        assertThat(claim(store, stranger, freshCode())).isEqualTo("erased");

        assertThat(store.find(bobs.key())).contains(code(bob, bobs));
    }

    @RepeatedTest(20)
    @DisplayName("while others claim for and use codes of the member leaves nothing of the member")
    void among_others() throws InterruptedException, ExecutionException {
        InviteCode first = freshCode();
        claim(store, ann, first);
        List<List<InviteCode>> claimed = ManyThreads.run(8, thread -> {
            if (thread < 2) {
                store.erase(ann);
                return List.of();
            }
            InviteCode each = freshCode();
            claim(store, code(ann, each), Optional.empty());
            count(store, first.key(), "use " + thread);
            return List.of(each);
        });

        assertThat(store.codes(ann)).isEmpty();
        assertThat(store.find(first.key()).orElseThrow().owner()).isEmpty();
        for (List<InviteCode> each : claimed) {
            for (InviteCode code : each) {
                assertThat(store.find(code.key()).flatMap(MemberCode::owner)).isEmpty();
            }
        }
        assertThat(store.erase(ann)).isFalse();
    }
}
