package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeStore.Change;
import io.communitykit.referral.code.spi.CodeStore.Seen;
import io.communitykit.referral.code.spi.MemberCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A use is counted with the code, or not at all. */
abstract class UpdateRules extends StoreRules {

    private final MemberId ann = freshMember();
    private final MemberCode code = code(ann, freshCode());
    private final CodeKey key = code.code().key();

    @BeforeEach
    void claimCode() {
        claim(store, code, Optional.empty());
    }

    @Test
    @DisplayName("a use is counted once, and shown with its instant when it is told again")
    void use() {
        assertThat(count(store, key, "a")).isEqualTo("counted");
        assertThat(count(store, key, "a")).isEqualTo("replayed");
        assertThat(count(store, key, "b")).isEqualTo("counted");
        assertThat(count(store, key, "c")).isEqualTo("used up");
        assertThat(count(store, key, "a")).isEqualTo("replayed");

        List<Seen> seen = new ArrayList<>();
        store.update(key, Optional.of(use("a")), it -> {
            seen.add(it);
            return nothing("seen");
        });
        assertThat(seen).containsExactly(new Seen(code.used().used(), Optional.of(MARCH)));
    }

    @Test
    @DisplayName("uses of two codes under one key are two uses")
    void two_codes() {
        MemberCode other = code(ann, freshCode());
        claim(store, other, Optional.empty());

        assertThat(count(store, key, "a")).isEqualTo("counted");
        assertThat(count(store, other.code().key(), "a")).isEqualTo("counted");
    }

    @Test
    @DisplayName("a revocation is for ever, and changes nothing else")
    void revoked() {
        count(store, key, "a");

        assertThat(revoke(store, key)).isEqualTo("revoked");
        assertThat(revoke(store, key)).isEqualTo("revoked before");

        assertThat(store.find(key)).contains(code.used().revoked(MARCH));
        assertThat(count(store, key, "b")).isEqualTo("gone");
        assertThat(count(store, key, "a")).isEqualTo("replayed");
        assertThat(store.codes(ann)).containsExactly(code.used().revoked(MARCH));
    }

    @Test
    @DisplayName("of a code that is not there nobody is asked")
    void missing() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(store.update(freshCode().key(), Optional.of(use("a")), seen -> {
                    asked.incrementAndGet();
                    return nothing("asked");
                }))
                .isEmpty();

        assertThat(asked).hasValue(0);
    }

    @Test
    @DisplayName("a change that saves nothing changes nothing")
    void nothing_saved() {
        assertThat(store.update(key, Optional.of(use("a")), seen -> nothing("kept")))
                .contains("kept");

        assertThat(store.find(key)).contains(code);
        assertThat(count(store, key, "a")).isEqualTo("counted");
    }

    @Test
    @DisplayName("what a function throws goes through, and leaves nothing")
    void thrown() {
        assertThatThrownBy(() -> store.update(key, Optional.of(use("a")), seen -> {
                    throw new UnsupportedOperationException("of the function");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(store.find(key)).contains(code);
        assertThat(count(store, key, "a")).isEqualTo("counted");
    }

    @Test
    @DisplayName("nothing but uses and revocation of a code can be changed")
    void other_changes() {
        MemberCode others = code(freshMember(), code.code());

        store.update(
                key,
                Optional.empty(),
                seen -> new Change<>(Optional.of(others.changed(1, Optional.empty())), Optional.empty(), "changed"));

        assertThat(store.find(key)).contains(code.used());
    }
}
