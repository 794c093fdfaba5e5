package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdText;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.spi.SignalStore.Entry;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import io.communitykit.testkit.internal.LookAlikes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Subjects, and facts, are the same only if their ids are the same to the byte. */
abstract class IdentityRules extends StoreRules {

    private final String run = UUID.randomUUID().toString();

    /** Contents and authors of the same look-alike ids. */
    private List<SignalSubject> lookAlikes() {
        List<SignalSubject> subjects = new ArrayList<>();
        for (String id : LookAlikes.IDS) {
            subjects.add(new SignalSubject.OfContent(new ContentId(run + id)));
            subjects.add(new SignalSubject.OfAuthor(new MemberId(run + id)));
            subjects.add(new SignalSubject.OfContent(new ContentId(id + run)));
        }
        return subjects;
    }

    @Test
    @DisplayName(
            "subjects whose ids look alike have states and keys of their own, a content and an author of one id too")
    void subjects() {
        List<SignalSubject> subjects = lookAlikes();
        for (int i = 0; i < subjects.size(); i++) {
            for (int like = 0; like <= i % 3; like++) {
                assertThat(name(count(store, subjects.get(i), "like " + like)))
                        .as(subjects.get(i).id())
                        .isEqualTo("Counted");
            }
        }

        for (int i = 0; i < subjects.size(); i++) {
            assertThat(facts(subjects.get(i))).as(subjects.get(i).id()).isEqualTo(i % 3 + 1);
        }
        assertThat(store.read(subjects).keySet()).containsExactlyInAnyOrderElementsOf(subjects);
    }

    @Test
    @DisplayName("subjects whose ids look alike are not erased along")
    void not_erased_along() {
        List<SignalSubject> subjects = lookAlikes();
        subjects.forEach(each -> count(store, each, "a"));

        for (int i = 0; i < subjects.size(); i += 2) {
            assertThat(store.erase(subjects.get(i))).isTrue();
        }

        for (int i = 0; i < subjects.size(); i++) {
            assertThat(name(count(store, subjects.get(i), "a")))
                    .as(subjects.get(i).id())
                    .isEqualTo(i % 2 == 0 ? "erased" : "Replayed");
        }
    }

    @Test
    @DisplayName("facts whose keys look alike are different facts, wherever source ends and id begins")
    void facts() {
        SignalSubject subject = fresh();
        List<IdempotencyKey> keys = new ArrayList<>();
        for (String id : LookAlikes.IDS) {
            keys.add(key(id));
        }
        keys.add(new IdempotencyKey(new EventSource("a"), new EventId("bc")));
        keys.add(new IdempotencyKey(new EventSource("ab"), new EventId("c")));
        for (int i = 0; i < keys.size(); i++) {
            Entry entry = new Entry(likes(1), fact(MARCH.plusSeconds(i), "fact"));
            assertThat(store.update(subject, keys.get(i), seen -> new Saved<>(Optional.of(entry), seen.known())))
                    .as(keys.get(i).toString())
                    .contains(Optional.empty());
        }

        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.update(subject, keys.get(i), seen -> new Saved<>(Optional.empty(), seen.known())))
                    .as(keys.get(i).toString())
                    .contains(Optional.of(fact(MARCH.plusSeconds(i), "fact")));
        }
    }

    @TestFactory
    @DisplayName("ids of 255 bytes are kept whole, and their last character counts:")
    Stream<DynamicTest> longest() {
        return Stream.of("\u00e9", "\u4f1a", "\ud83d\ude00")
                .map(last -> DynamicTest.dynamicTest("ending in " + last, () -> {
                    SignalSubject one = longest(last);
                    SignalSubject other = longest(Character.toString(last.codePointAt(0) + 1));
                    count(store, one, "a");
                    count(store, one, "b");
                    count(store, other, "a");
                    assertThat(facts(one)).isEqualTo(2);
                    assertThat(facts(other)).isEqualTo(1);
                }));
    }

    private SignalSubject longest(String last) {
        int rest = IdText.MAX_BYTES - run.getBytes(StandardCharsets.UTF_8).length;
        return new SignalSubject.OfAuthor(new MemberId(run + LookAlikes.longest(rest, last)));
    }
}
