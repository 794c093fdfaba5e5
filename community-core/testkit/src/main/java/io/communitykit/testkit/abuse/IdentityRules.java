package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdText;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.testkit.internal.LookAlikes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Members, and facts, are the same only if their ids are the same to the byte. */
abstract class IdentityRules extends StoreRules {

    private final String run = UUID.randomUUID().toString();

    private List<MemberId> lookAlikes() {
        List<MemberId> members = new ArrayList<>();
        for (String id : LookAlikes.IDS) {
            members.add(new MemberId(run + id));
            members.add(new MemberId(id + run));
        }
        return members;
    }

    @Test
    @DisplayName("members whose ids look alike have facts of their own, and are not erased along")
    void members() {
        List<MemberId> members = lookAlikes();
        long before = last(store);
        List<AbuseFact> told =
                members.stream().map(member -> (AbuseFact) linked(member)).toList();
        store.append(told);
        assertThat(facts(behind(store, before))).isEqualTo(bare(told));
        for (int i = 0; i < members.size(); i += 2) {
            assertThat(store.erase(members.get(i))).isTrue();
        }

        for (int i = 0; i < members.size(); i++) {
            assertThat(of(store, members.get(i))).as(members.get(i).value()).hasSize(i % 2);
            assertThat(append(store, told.get(i))).isEqualTo(i % 2 == 0 ? ERASED : REPLAYED);
        }
    }

    @Test
    @DisplayName("facts whose keys look alike are different facts, wherever source ends and id begins")
    void keys() {
        MemberId member = fresh();
        List<IdempotencyKey> keys = new ArrayList<>();
        for (String id : LookAlikes.IDS) {
            keys.add(new IdempotencyKey(new EventSource(run), new EventId(id)));
            keys.add(new IdempotencyKey(new EventSource(id), new EventId(run)));
        }
        keys.add(new IdempotencyKey(new EventSource(run + "a"), new EventId("bc")));
        keys.add(new IdempotencyKey(new EventSource(run + "ab"), new EventId("c")));
        List<AbuseFact> told = new ArrayList<>();
        keys.forEach(key -> told.add(new Linked(key, MAY, member, PHONE, THING, KeyNote.PLAIN)));

        assertThat(store.append(told)).extracting(StoreRules::name).containsOnly("Recorded");

        assertThat(store.append(told)).containsOnly(REPLAYED);
        assertThat(of(store, member)).hasSameSizeAs(told);
    }

    @TestFactory
    @DisplayName("ids of 255 bytes are kept whole, and their last character counts:")
    Stream<DynamicTest> longest() {
        return Stream.of("\u00e9", "\u4f1a", "\ud83d\ude00")
                .map(last -> DynamicTest.dynamicTest("ending in " + last, () -> {
                    MemberId one = longest(last);
                    MemberId other = longest(Character.toString(last.codePointAt(0) + 1));
                    AbuseFact fact = brought(one, other);
                    store.append(List.of(fact, linked(one)));
                    assertThat(of(store, one)).hasSize(2);
                    assertThat(facts(of(store, other))).isEqualTo(bare(List.of(fact)));
                }));
    }

    private MemberId longest(String last) {
        int rest = IdText.MAX_BYTES - run.getBytes(StandardCharsets.UTF_8).length;
        return new MemberId(run + LookAlikes.longest(rest, last));
    }
}
