package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Finding;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A fact is recorded once, whole, or not at all. */
abstract class AppendRules extends StoreRules {

    private final MemberId alice = fresh();
    private final MemberId bob = fresh();

    @Test
    @DisplayName("every kind of fact is read as it was told, in the order of telling")
    void whole() {
        long before = last(store);
        List<AbuseFact> told = all(own(alice), shared(alice, bob));

        List<Appended> results = store.append(told);

        assertThat(results.stream().map(StoreRules::number).toList())
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(number -> number > before);
        assertThat(behind(store, before).stream().map(entry -> entry.number()).toList())
                .isEqualTo(results.stream().map(StoreRules::number).toList());
        assertThat(facts(behind(store, before))).isEqualTo(bare(told));
    }

    @Test
    @DisplayName("the largest and the smallest values are kept exactly")
    void extremes() {
        long before = last(store);
        KeyKind longest = new KeyKind("a".repeat(40));
        List<AbuseFact> told = List.of(
                new Linked(key(), Timestamps.MIN, alice, longest, new KeyDigest(0, 0), KeyNote.PLAIN),
                new Linked(key(), Timestamps.MAX, alice, PHONE, new KeyDigest(-1, -1), KeyNote.DISPOSABLE),
                new Unlinked(key(), Instant.EPOCH, alice, longest, new KeyDigest(Long.MAX_VALUE, Long.MIN_VALUE)),
                new Quality(key(), MAY, alice, Integer.MAX_VALUE, 0),
                new Quality(key(), MAY, alice, 0, Integer.MAX_VALUE),
                new Brought(key(), MAY, alice, alice, Optional.of(Duration.ZERO)),
                new Brought(
                        key(),
                        MAY,
                        alice,
                        bob,
                        Optional.of(Duration.ofDays(36_500).plusNanos(1))),
                new Brought(key(), MAY.minusNanos(1_000), bob, alice, Optional.empty()));

        store.append(told);

        assertThat(facts(behind(store, before))).isEqualTo(bare(told));
    }

    @Test
    @DisplayName("a fact that is told again is known and is not recorded again")
    void replayed() {
        List<AbuseFact> told = all(own(alice), shared(alice, bob));
        store.append(told);
        long before = last(store);

        assertThat(store.append(told)).containsOnly(REPLAYED).hasSameSizeAs(told);

        assertThat(behind(store, before)).isEmpty();
    }

    @Test
    @DisplayName("another fact under a known key conflicts in the components that differ, and the first stays")
    void conflicting() {
        Linked link = linked(alice);
        Unlinked end = new Unlinked(key(), MAY, alice, PHONE, THING);
        Quality quality = new Quality(key(), MAY, alice, 1, 2);
        Brought brought = brought(alice, bob);
        Feedback feedback = new Feedback(key(), MAY, alice, bob, Finding.FRAUD);
        store.append(List.of(link, end, quality, brought, feedback));
        long before = last(store);
        Instant later = MAY.plusSeconds(1);
        KeyKind mail = new KeyKind("mail");
        KeyDigest other = new KeyDigest(-1, 0);

        assertThat(store.append(List.of(
                        new Linked(link.key(), later, bob, mail, other, KeyNote.DISPOSABLE),
                        new Unlinked(end.key(), later, bob, mail, other),
                        new Quality(quality.key(), later, bob, 2, 3),
                        new Brought(brought.key(), later, bob, alice, Optional.empty()),
                        new Feedback(feedback.key(), later, bob, alice, Finding.HONEST),
                        new Linked(link.key(), MAY, alice, PHONE, other, KeyNote.PLAIN),
                        new Unlinked(link.key(), MAY, alice, PHONE, THING),
                        new Brought(feedback.key(), MAY, alice, bob, Optional.empty()))))
                .containsExactly(
                        conflict("at", "member", "kind", "digest", "note"),
                        conflict("at", "member", "kind", "digest"),
                        conflict("at", "member", "orders", "keptDays"),
                        conflict("at", "referrer", "friend", "fromClick"),
                        conflict("at", "referrer", "friend", "finding"),
                        conflict("digest"),
                        conflict("type"),
                        conflict("type"));

        assertThat(behind(store, before)).isEmpty();
        assertThat(append(store, link)).isEqualTo(REPLAYED);
    }

    private static Appended conflict(String... fields) {
        return new Appended.Conflicting(List.of(fields));
    }

    @Test
    @DisplayName("within one call a key counts once as well, and each fact has its own result")
    void one_call() {
        long before = last(store);
        Linked known = linked(alice);
        append(store, known);
        Linked first = linked(alice);
        Linked other = new Linked(first.key(), MAY, bob, PHONE, THING, KeyNote.PLAIN);
        Linked last = linked(bob);

        List<Appended> results = store.append(List.of(known, first, first, other, last));

        assertThat(results.get(0)).isEqualTo(REPLAYED);
        assertThat(results.get(2)).isEqualTo(REPLAYED);
        assertThat(results.get(3)).isEqualTo(conflict("member"));
        assertThat(number(results.get(1))).isLessThan(number(results.get(4)));
        assertThat(facts(behind(store, before))).isEqualTo(bare(List.of(known, first, last)));
    }

    @Test
    @DisplayName("as many facts as are allowed are recorded at once, one more is refused, and none is nothing")
    void many() {
        long before = last(store);
        List<AbuseFact> most = IntStream.range(0, AbuseStore.MAX_APPEND)
                .mapToObj(i -> (AbuseFact) new Quality(key(), MAY.plusSeconds(i), i % 3 == 0 ? alice : bob, i, 0))
                .toList();

        assertThat(store.append(most)).hasOnlyElementsOfType(Appended.Recorded.class);
        assertThat(store.append(List.of())).isEmpty();
        assertThatThrownBy(() -> store.append(Collections.nCopies(AbuseStore.MAX_APPEND + 1, linked(alice))))
                .isInstanceOf(InvalidValueException.class);

        assertThat(facts(behind(store, before))).isEqualTo(bare(most));
        assertThat(store.append(most)).containsOnly(REPLAYED);
    }
}
