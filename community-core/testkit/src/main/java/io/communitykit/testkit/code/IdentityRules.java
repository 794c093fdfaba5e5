package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdText;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeStore.Change;
import io.communitykit.referral.code.spi.MemberCode;
import io.communitykit.testkit.internal.LookAlikes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Members, programs and uses are the same only if their ids are the same to the byte. */
abstract class IdentityRules extends StoreRules {

    private final String run = UUID.randomUUID().toString();

    @Test
    @DisplayName("members and programs whose ids look alike have codes of their own, and are not erased along")
    void members() {
        List<MemberCode> codes = new ArrayList<>();
        for (String id : LookAlikes.IDS) {
            MemberCode each = code(new MemberId(run + id), freshCode(), new ProgramId(id));
            assertThat(claim(store, each, Optional.empty())).isEqualTo("claimed");
            codes.add(each);
        }
        for (MemberCode each : codes) {
            assertThat(store.codes(each.owner().orElseThrow())).containsExactly(each);
            assertThat(store.find(each.code().key())).contains(each);
        }

        for (int i = 0; i < codes.size(); i += 2) {
            assertThat(store.erase(codes.get(i).owner().orElseThrow())).isTrue();
        }
        for (int i = 0; i < codes.size(); i++) {
            assertThat(store.codes(codes.get(i).owner().orElseThrow())).hasSize(i % 2);
        }
    }

    @Test
    @DisplayName("uses whose keys look alike are different uses, wherever source ends and id begins")
    void uses() {
        MemberCode code = code(freshMember(), freshCode());
        claim(store, code, Optional.empty());
        CodeKey key = code.code().key();
        List<IdempotencyKey> keys = new ArrayList<>();
        LookAlikes.IDS.forEach(id -> keys.add(use(id)));
        keys.add(new IdempotencyKey(new EventSource("a"), new EventId("bc")));
        keys.add(new IdempotencyKey(new EventSource("ab"), new EventId("c")));
        for (int i = 0; i < keys.size(); i++) {
            Instant at = MARCH.plusSeconds(i);
            assertThat(store.update(
                            key,
                            Optional.of(keys.get(i)),
                            seen -> new Change<>(Optional.of(seen.code().used()), Optional.of(at), seen.usedAt())))
                    .as(keys.get(i).toString())
                    .contains(Optional.empty());
        }

        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.update(
                            key,
                            Optional.of(keys.get(i)),
                            seen -> new Change<>(Optional.empty(), Optional.empty(), seen.usedAt())))
                    .as(keys.get(i).toString())
                    .contains(Optional.of(MARCH.plusSeconds(i)));
        }
        assertThat(store.find(key).orElseThrow().uses()).isEqualTo(keys.size());
    }

    @TestFactory
    @DisplayName("ids of 255 bytes are kept whole, and their last character counts:")
    Stream<DynamicTest> longest() {
        return Stream.of("\u00e9", "\u4f1a", "\ud83d\ude00")
                .map(last -> DynamicTest.dynamicTest("ending in " + last, () -> {
                    MemberCode one = code(longest(last), freshCode(), new ProgramId("\u5e97".repeat(85)));
                    MemberId other = longest(Character.toString(last.codePointAt(0) + 1));
                    claim(store, one, Optional.empty());
                    assertThat(store.codes(one.owner().orElseThrow())).containsExactly(one);
                    assertThat(store.codes(other)).isEmpty();
                }));
    }

    private MemberId longest(String last) {
        int rest = IdText.MAX_BYTES - run.getBytes(StandardCharsets.UTF_8).length;
        return new MemberId(run + LookAlikes.longest(rest, last));
    }
}
