package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.IdText;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.testkit.internal.LookAlikes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Members, programs and entries are the same only if their ids and texts are the same to the byte. */
abstract class IdentityRules extends StoreRules {

    private final String run = UUID.randomUUID().toString();

    private <T> List<T> lookAlikes(Function<String, T> of) {
        return Stream.concat(
                        LookAlikes.IDS.stream().map(id -> run + id),
                        LookAlikes.IDS.stream().map(id -> id + run))
                .map(of)
                .toList();
    }

    @Test
    @DisplayName("members and programs whose ids look alike have books of their own")
    void books() {
        MemberId member = fresh();
        List<BookId> books = new ArrayList<>(lookAlikes(id -> bookOf(new MemberId(id))));
        books.addAll(lookAlikes(id -> BookId.of(FRIEND, new ProgramId(id), member)));
        books.addAll(lookAlikes(id -> BookId.of(BUDGET, new ProgramId(id))));
        books.addAll(lookAlikes(id -> BookId.about(BUDGET, program, new BookSubject(id))));
        for (int i = 0; i < books.size(); i++) {
            save(change(books.get(i), i + 1, entry(GRANT, "of " + i, NOON)));
        }

        for (int i = 0; i < books.size(); i++) {
            assertThat(number(read(books.get(i)))).as("%s", books.get(i)).isEqualTo(i + 1);
            assertThat(walk(books.get(i), GRANT, 9)).containsExactly(entry(GRANT, "of " + i, NOON));
        }
    }

    @Test
    @DisplayName("entries whose texts or parties look alike are different")
    void entries() {
        BookId book = freshBook();
        List<EntryKey> keys = new ArrayList<>(lookAlikes(text -> EntryKey.of(GRANT, text)));
        keys.addAll(lookAlikes(id -> EntryKey.of(GRANT, "1", new MemberId(id))));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            entries.add(new Entry(keys.get(i), NOON, Json.object("number", Json.of(i))));
        }
        save(book, entries.toArray(Entry[]::new));

        for (Entry each : entries) {
            assertThat(read(book, each.key()).entry(each.key())).contains(each);
        }
        assertThat(walk(book, GRANT, 7)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    @DisplayName("members whose ids look alike are not erased along")
    void not_erased_along() {
        List<MemberId> members = lookAlikes(MemberId::new);
        members.forEach(each -> save(bookOf(each)));

        for (int i = 0; i < members.size(); i += 2) {
            assertThat(store.erase(members.get(i))).isTrue();
        }

        for (int i = 0; i < members.size(); i++) {
            assertThat(read(bookOf(members.get(i))).standing())
                    .as(members.get(i).value())
                    .isEqualTo(i % 2 == 0 ? Standing.ERASED : Standing.KEPT);
        }
    }

    @TestFactory
    @DisplayName("ids and texts of 255 bytes are kept whole, and their last character counts:")
    Stream<DynamicTest> longest() {
        return Stream.of("\u00e9", "\u4f1a", "\ud83d\ude00")
                .map(last -> DynamicTest.dynamicTest("ending in " + last, () -> {
                    String one = longest(last);
                    String other = longest(Character.toString(last.codePointAt(0) + 1));
                    Entry first = entry(GRANT, one, new MemberId(other));
                    Entry second = entry(GRANT, other, new MemberId(one));
                    BookId book = BookId.of(FRIEND, new ProgramId(one), new MemberId(one));
                    BookId same = BookId.of(FRIEND, new ProgramId(one), new MemberId(other));
                    save(change(book, 1, first, second), change(same, 2, second));
                    assertThat(number(read(book))).isEqualTo(1);
                    assertThat(number(read(same))).isEqualTo(2);
                    assertThat(walk(book, GRANT, 9)).containsExactlyInAnyOrder(first, second);
                    assertThat(walk(same, GRANT, 9)).containsExactly(second);
                }));
    }

    private String longest(String last) {
        int rest = IdText.MAX_BYTES - run.getBytes(StandardCharsets.UTF_8).length;
        return run + LookAlikes.longest(rest, last);
    }
}
