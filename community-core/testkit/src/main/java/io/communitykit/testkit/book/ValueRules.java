package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.testkit.internal.LookAlikes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Headers and entries are read as they were saved. */
abstract class ValueRules extends StoreRules {

    private final BookId book = freshBook();

    /** With everything that JSON has, and texts that careless stores change. */
    private static Json.Obj everything() {
        List<Json> texts = new ArrayList<>();
        LookAlikes.IDS.forEach(text -> texts.add(Json.of(text)));
        texts.add(Json.of(""));
        texts.add(Json.of(
                "\u0001\u0008\t\n\f\r\u001f\u007f\u0080\u2028\u2029\ufffd\ufffe\uffff\ud83d\ude00\udbff\udfff"));
        List<Json> numbers = new ArrayList<>();
        for (String number : List.of(
                "0",
                "0.0",
                "0.000",
                "-0.00",
                "1",
                "1.0",
                "1.00",
                "10",
                "1E+1",
                "1E+3",
                "100E+1",
                "1E-9",
                "-1.5",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "0.1",
                "0.30000000000000004",
                "123456789012345678901234567890.123456789012345678901234567890",
                "1E+400",
                "1E-400")) {
            numbers.add(new Json.Num(new BigDecimal(number)));
        }
        return Json.object(
                "\u4f1a\u5458 \ud83d\ude00 \"name\"\\",
                new Json.Arr(texts),
                "",
                new Json.Arr(numbers),
                "values",
                new Json.Arr(List.of(Json.of(true), Json.of(false), new Json.Null())),
                "empty",
                new Json.Arr(List.of(new Json.Obj(Map.of()), new Json.Arr(List.of()))),
                "z",
                Json.of(1),
                "a",
                Json.of(2));
    }

    @Test
    @DisplayName(
            "a header and a body with everything that JSON has are read as they were saved, numbers with their scale")
    void whole() {
        Entry entry = new Entry(EntryKey.of(GRANT, "1", fresh()), NOON, everything());
        save(new BookChange(book, everything(), Optional.empty(), List.of(entry)));

        assertThat(read(book).header()).contains(everything());
        assertThat(read(book).header().orElseThrow().toString())
                .as("fields in their order")
                .isEqualTo(everything().toString());
        assertThat(read(book, entry.key()).entry(entry.key())).contains(entry);
        assertThat(walk(book, GRANT, 1)).containsExactly(entry);
        assertThat(newest(book, new EntryRange(GRANT, NOON, 1))).containsExactly(entry);
    }

    @Test
    @DisplayName("an empty header is a header")
    void empty() {
        Json.Obj empty = new Json.Obj(Map.of());
        Entry entry = new Entry(EntryKey.of(GRANT, "1"), NOON, empty);
        save(new BookChange(book, empty, Optional.empty(), List.of(entry)));

        assertThat(read(book).header()).contains(empty);
        assertThat(walk(book, GRANT, 1)).containsExactly(entry);
    }

    @Test
    @DisplayName("what would not be read back as it is is refused: nested too deep, of broken text, of endless numbers")
    void refuses() {
        save(book);
        Json deep = Json.of(1);
        for (int i = 0; i < JsonReader.MAX_DEPTH; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        List<Json> all = List.of(
                deep,
                Json.of("half \ud83d"),
                Json.of("\ude00 half"),
                Json.of("nought \u0000"),
                new Json.Broken(),
                new Json.Num(new BigDecimal("1" + "0".repeat(1_000))),
                new Json.Num(new BigDecimal("-0." + "1".repeat(1_000))));
        for (Json each : all) {
            for (Json.Obj object : List.of(Json.object("a", each), Json.object("a", new Json.Arr(List.of(each))))) {
                Entry entry = new Entry(EntryKey.of(GRANT, "1"), NOON, object);
                assertThatThrownBy(() -> save(change(book, 2, entry))).isInstanceOf(InvalidValueException.class);
                assertThatThrownBy(() -> save(new BookChange(book, object, Optional.empty(), List.of())))
                        .isInstanceOf(InvalidValueException.class);
            }
        }
        assertThatThrownBy(() ->
                        save(new BookChange(book, Json.object("\ud83d", Json.of(1)), Optional.empty(), List.of())))
                .isInstanceOf(InvalidValueException.class);

        assertThat(number(read(book))).isEqualTo(1);
        assertThat(walk(book, GRANT, 1)).isEmpty();
    }

    @Test
    @DisplayName("as deep and as long numbers as are taken are read as they were saved")
    void at_the_bounds() {
        Json deep = new Json.Num(new BigDecimal("9".repeat(1_000)));
        for (int i = 0; i < JsonReader.MAX_DEPTH - 2; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        Json.Obj header = Json.object("a", deep, "n".repeat(50_000), Json.of(1));
        save(new BookChange(book, header, Optional.empty(), List.of()));

        assertThat(read(book).header()).contains(header);
    }

    @Test
    @DisplayName(
            "a header and a body of 1,000,000 characters are read as they were saved, and make room for small ones")
    void large() {
        Json.Obj large = Json.object("text", Json.of("'\u4f1a".repeat(500_000)));
        Entry entry = new Entry(EntryKey.of(GRANT, "1"), NOON, large);
        save(new BookChange(book, large, Optional.empty(), List.of(entry)));

        assertThat(read(book).header().equals(Optional.of(large))).isTrue();
        assertThat(walk(book, GRANT, 1).equals(List.of(entry))).isTrue();
        save(book, entry(GRANT, "1", NOON));
        assertThat(read(book).header()).contains(number(1));
        assertThat(walk(book, GRANT, 1)).containsExactly(entry(GRANT, "1", NOON));
    }

    @Test
    @DisplayName("3,000 entries in one update, then 1,500 of them again and as many new ones, are all there once")
    void many() {
        save(book, IntStream.range(0, 3_000).mapToObj(i -> numbered(i, "first")).toArray(Entry[]::new));
        save(
                book,
                IntStream.range(1_500, 4_500)
                        .mapToObj(i -> numbered(i, "second"))
                        .toArray(Entry[]::new));

        List<Entry> expected = IntStream.range(0, 4_500)
                .mapToObj(i -> numbered(i, i < 1_500 ? "first" : "second"))
                .toList();
        assertThat(walk(book, GRANT, 10_000)).isEqualTo(expected);
        List<EntryKey> keys = new ArrayList<>(expected.stream().map(Entry::key).toList());
        Collections.reverse(keys);
        assertThat(read(book, keys.toArray(EntryKey[]::new)).found())
                .hasSize(4_500)
                .containsEntry(keys.get(0), expected.get(4_499));
    }

    private static Entry numbered(int number, String text) {
        return new Entry(
                EntryKey.of(GRANT, "key " + number), NOON.plusMillis(number), Json.object("told", Json.of(text)));
    }

    @Test
    @DisplayName("instants are kept to the microsecond, from the first of the year 1 to the last of 9999")
    void instants() {
        List<Instant> all = List.of(
                Timestamps.MIN,
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.EPOCH,
                Instant.parse("2026-03-01T12:00:00.123456Z"),
                Timestamps.MAX);
        Entry[] entries = all.stream().map(at -> entry(GRANT, "at " + at, at)).toArray(Entry[]::new);
        save(book, entries);

        assertThat(walk(book, GRANT, 2)).containsExactly(entries);
        assertThat(newest(book, new EntryRange(GRANT, Instant.MIN, 9))).containsExactly(entries);
        assertThat(newest(book, new EntryRange(GRANT, Instant.MAX, 9))).isEmpty();
        assertThat(newest(book, new EntryRange(GRANT, Timestamps.MAX, 9))).containsExactly(entries[4]);
    }

    @Test
    @DisplayName("what is shown in an update is what is read outside of one")
    void same_everywhere() {
        Entry entry = new Entry(EntryKey.of(TOUCH, "1", fresh()), NOON, everything());
        save(new BookChange(book, everything(), Optional.of(NOON), List.of(entry)));
        List<BookWant> wants = List.of(BookWant.keep(book, entry.key()).with(new EntryRange(TOUCH, NOON, 5)));

        List<Book> opened = store.update(books -> books.open(wants));
        assertThat(opened).isEqualTo(store.read(wants));
    }
}
