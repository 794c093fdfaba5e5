package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.EntryRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Entries are found by key and by time. */
abstract class EntryRules extends StoreRules {

    private static final EntryKind OTHER = new EntryKind("grant-2", Retention.LEDGER);

    private final BookId book = freshBook();
    private final MemberId ann = fresh();
    private final MemberId bob = fresh();

    @Test
    @DisplayName("an entry is one in its book by kind, text and party, and saving it again replaces it")
    void once() {
        List<Entry> all = List.of(
                entry(GRANT, "1", NOON),
                entry(GRANT, "2", NOON),
                entry(OTHER, "1", NOON),
                entry(GRANT, "1", ann),
                entry(GRANT, "1", bob));
        save(book, all.toArray(Entry[]::new));
        EntryKey[] keys = all.stream().map(Entry::key).toArray(EntryKey[]::new);
        assertThat(read(book, keys).found().values()).containsExactlyInAnyOrderElementsOf(all);

        Entry again = new Entry(EntryKey.of(GRANT, "1", ann), NOON.minusSeconds(9), Json.object("again", Json.of(1)));
        save(book, again);

        Book read = read(book, keys);
        for (Entry each : all) {
            Entry expected = each.key().equals(again.key()) ? again : each;
            assertThat(read.entry(each.key())).contains(expected);
        }
        assertThat(walk(book, GRANT, 10)).hasSize(4).startsWith(again);
        assertThat(walk(book, OTHER, 10)).containsExactly(all.get(2));
    }

    @Test
    @DisplayName("an entry that is saved again with another retention has that one, and is the same entry")
    void retention() {
        EntryKind personal = new EntryKind(GRANT.name(), Retention.PERSONAL);
        save(book, entry(GRANT, "1", NOON));
        save(book, entry(personal, "1", NOON));

        assertThat(walk(book, GRANT, 10)).containsExactly(entry(personal, "1", NOON));
        EntryKey asked = EntryKey.of(GRANT, "1");
        assertThat(read(book, asked).entry(asked)).contains(entry(personal, "1", NOON));
    }

    @Test
    @DisplayName("an entry that is not there is not found, nor one of another book")
    void absent() {
        Entry entry = entry(GRANT, "1", NOON);
        BookId elsewhere = freshBook();
        save(book);
        save(elsewhere, entry);
        save(BookId.of(BUDGET, program, book.owner().orElseThrow()), entry);

        Book read = read(book, entry.key(), EntryKey.of(GRANT, "1", ann), EntryKey.of(OTHER, "1"));

        assertThat(read.found()).isEmpty();
        assertThat(read.entry(entry.key())).isEmpty();
        assertThat(read(elsewhere, entry.key()).entry(entry.key())).contains(entry);
        assertThat(read(freshBook(), entry.key()).found()).isEmpty();
    }

    private List<Entry> everySecond(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> entry(GRANT, "e" + i, NOON.plusSeconds(i)))
                .toList();
    }

    @Test
    @DisplayName("a range gives the newest of its kind, at or after its instant, oldest first")
    void ranges() {
        List<Entry> all = everySecond(20);
        List<Entry> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(7));
        for (Entry each : shuffled) {
            save(book, each, entry(OTHER, each.key().text(), each.at()));
        }

        assertThat(newest(book, new EntryRange(GRANT, Instant.MIN, 100))).isEqualTo(all);
        assertThat(newest(book, new EntryRange(GRANT, NOON, 20))).isEqualTo(all);
        assertThat(newest(book, new EntryRange(GRANT, NOON, 3))).isEqualTo(all.subList(17, 20));
        assertThat(newest(book, new EntryRange(GRANT, NOON.plusSeconds(15), 100)))
                .isEqualTo(all.subList(15, 20));
        assertThat(newest(book, new EntryRange(GRANT, NOON.plusSeconds(15).plusNanos(1), 100)))
                .isEqualTo(all.subList(16, 20));
        assertThat(newest(book, new EntryRange(GRANT, NOON.plusSeconds(20), 100)))
                .isEmpty();
        assertThat(newest(book, new EntryRange(TOUCH, Instant.MIN, 100))).isEmpty();
    }

    @Test
    @DisplayName("several ranges and keys of one book are answered each for itself")
    void several_ranges() {
        List<Entry> all = everySecond(6);
        save(book, all.toArray(Entry[]::new));
        Entry touch = entry(TOUCH, "t", NOON);
        save(book, touch);

        Book read = store.read(
                        List.of(BookWant.keep(book, touch.key(), all.get(5).key())
                                .with(new EntryRange(GRANT, NOON, 2))
                                .with(new EntryRange(OTHER, NOON, 2))
                                .with(new EntryRange(TOUCH, NOON, 2))
                                .with(new EntryRange(GRANT, NOON.plusSeconds(3), 100))))
                .get(0);

        assertThat(read.ranges()).containsExactly(all.subList(4, 6), List.of(), List.of(touch), all.subList(3, 6));
        assertThat(read.found().values()).containsExactlyInAnyOrder(touch, all.get(5));
        assertThat(store.read(List.of(BookWant.keep(freshBook()).with(new EntryRange(GRANT, NOON, 2))))
                        .get(0)
                        .ranges())
                .containsExactly(List.of());
    }

    @Test
    @DisplayName("entries of one instant have an order that stays the same, in ranges, in pages and in part")
    void equal_instants() {
        List<Entry> many = new ArrayList<>();
        for (String text : List.of("b", "a", "\uffff", "\ud83d\ude00", "A", "aa", "\u4f1a")) {
            many.add(entry(GRANT, text, NOON));
            many.add(entry(GRANT, text, ann));
            many.add(entry(GRANT, text, bob));
        }
        save(book, many.toArray(Entry[]::new));

        List<Entry> once = walk(book, GRANT, 100);
        assertThat(once).containsExactlyInAnyOrderElementsOf(many);
        for (int limit = 1; limit <= many.size(); limit++) {
            assertThat(walk(book, GRANT, limit)).isEqualTo(once);
            assertThat(newest(book, new EntryRange(GRANT, NOON, limit)))
                    .isEqualTo(once.subList(many.size() - limit, many.size()));
        }
    }

    @Test
    @DisplayName("pages are as long as asked for, except at the end, and go on behind the entry given")
    void pages() {
        List<Entry> all = everySecond(7);
        save(book, all.toArray(Entry[]::new));
        save(book, entry(OTHER, "o", NOON.plusSeconds(3)));

        assertThat(store.entries(new EntryQuery(book, GRANT, Optional.empty(), 3)))
                .isEqualTo(all.subList(0, 3));
        assertThat(store.entries(new EntryQuery(book, GRANT, Optional.of(all.get(2)), 3)))
                .isEqualTo(all.subList(3, 6));
        assertThat(store.entries(new EntryQuery(book, GRANT, Optional.of(all.get(5)), 3)))
                .isEqualTo(all.subList(6, 7));
        assertThat(store.entries(new EntryQuery(book, GRANT, Optional.of(all.get(6)), 3)))
                .isEmpty();
        assertThat(store.entries(new EntryQuery(freshBook(), GRANT, Optional.empty(), 3)))
                .isEmpty();
    }

    @Test
    @DisplayName("a walk goes on where it was when entries come, change and their parties are erased meanwhile")
    void pages_meanwhile() {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(entry(GRANT, "same", fresh()));
        }
        save(book, all.toArray(Entry[]::new));
        List<Entry> first = store.entries(new EntryQuery(book, GRANT, Optional.empty(), 5));
        Entry last = first.get(4);

        store.erase(last.key().party().orElseThrow().known().orElseThrow());
        save(
                book,
                new Entry(first.get(0).key(), NOON, Json.object("changed", Json.of(1))),
                entry(GRANT, "before", NOON.minus(Duration.ofDays(1))));
        List<Entry> rest = store.entries(new EntryQuery(book, GRANT, Optional.of(last), 100));
        List<Entry> restOfErased = walk(book, GRANT, 6);

        assertThat(rest).hasSize(5).doesNotContainAnyElementsOf(first);
        assertThat(restOfErased).hasSize(11).endsWith(rest.toArray(Entry[]::new));
        List<Entry> behindErased = store.entries(new EntryQuery(book, GRANT, Optional.of(restOfErased.get(5)), 100));
        assertThat(behindErased).isEqualTo(rest);
    }
}
