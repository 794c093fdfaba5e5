package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.referral.spi.Party;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who was erased stays erased. */
abstract class ErasureRules extends StoreRules {

    private final MemberId member = fresh();
    private final BookId book = bookOf(member);
    private final BookId others = freshBook();

    @Test
    @DisplayName("an erased member's books are refused in all programs, those that never were too, and show nothing")
    void own_books() {
        BookId elsewhere = BookId.of(BUDGET, new ProgramId(program.value() + "x"), member);
        BookId never = BookId.of(BUDGET, program, member);
        Entry grant = entry(GRANT, "1", NOON);
        save(book, grant, entry(TOUCH, "1", NOON));
        save(elsewhere, grant);

        assertThat(store.erase(member)).isTrue();

        for (BookId each : List.of(book, elsewhere, never)) {
            assertErased(each);
            assertThat(walk(each, GRANT, 9)).isEmpty();
            assertThat(walk(each, TOUCH, 9)).isEmpty();
        }
        assertThat(store.erase(member)).isFalse();
    }

    private void assertErased(BookId id) {
        BookWant want = BookWant.change(id, EntryKey.of(GRANT, "1")).with(new EntryRange(GRANT, NOON, 9));
        Book opened = store.update(books -> {
            Book found = books.open(List.of(want)).get(0);
            assertThatThrownBy(() -> books.save(List.of(change(id, 9)))).isInstanceOf(InvalidValueException.class);
            return found;
        });
        for (Book each : List.of(opened, store.read(List.of(want)).get(0))) {
            assertThat(each.standing()).isEqualTo(Standing.ERASED);
            assertThat(each.header()).isEmpty();
            assertThat(each.found()).isEmpty();
            assertThat(each.ranges()).containsExactly(List.of());
        }
        assertThat(count(store, id)).isEmpty();
    }

    @Test
    @DisplayName("a member never seen may be erased, once, and is refused from then on")
    void never_seen() {
        assertThat(store.erase(member)).isTrue();
        assertThat(store.erase(member)).isFalse();

        assertErased(book);
        assertThat(store.erase(member)).isFalse();
    }

    @Test
    @DisplayName("others' entries name an erased member by a pseudonym, the same in all of them")
    void named() {
        Entry before = entry(GRANT, "1", member);
        Entry bystander = entry(GRANT, "2", fresh());
        BookId own = BookId.of(BUDGET, program);
        save(others, before, bystander);
        save(own, entry(GRANT, "3", member));

        store.erase(member);

        Entry named = walk(others, GRANT, 9).stream()
                .filter(each -> each.key().text().equals("1"))
                .findFirst()
                .orElseThrow();
        Entry inOwn = walk(own, GRANT, 9).get(0);
        assertThat(named.key().party().orElseThrow()).isInstanceOf(Party.Erased.class);
        assertThat(inOwn.key().party()).isEqualTo(named.key().party());
        assertThat(named.body()).isEqualTo(before.body());
        assertThat(walk(others, GRANT, 9)).contains(bystander);
        // Who knows the member still finds the entry, and so does who knows the pseudonym alone.
        for (EntryKey asked : List.of(before.key(), named.key())) {
            assertThat(read(others, asked).entry(asked)).contains(named);
        }
        assertThat(newest(others, new EntryRange(GRANT, NOON, 9))).contains(named, bystander);
    }

    @Test
    @DisplayName("an entry that is saved again under the member or under the pseudonym is the same entry")
    void saved_again() {
        Entry before = entry(GRANT, "1", member);
        save(others, before);
        store.erase(member);
        EntryKey erased = walk(others, GRANT, 9).get(0).key();

        for (EntryKey key : List.of(before.key(), erased)) {
            Entry again = new Entry(key, NOON.plusSeconds(1), Json.object("by", Json.of(key.toString())));
            save(others, again);
            assertThat(walk(others, GRANT, 9)).containsExactly(new Entry(erased, NOON.plusSeconds(1), again.body()));
        }
        assertThatThrownBy(() ->
                        save(others, new Entry(erased, NOON, number(1)), new Entry(before.key(), NOON, number(2))))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("who is first named after the erasure is named by the pseudonym too")
    void named_later() {
        store.erase(member);

        save(others, entry(GRANT, "1", member));

        Party party = walk(others, GRANT, 9).get(0).key().party().orElseThrow();
        assertThat(party).isInstanceOf(Party.Erased.class);
        assertThat(party.known()).isEmpty();
        assertErased(book);
    }

    @Test
    @DisplayName("an erasure changes no books of others, and no entries in which others are named")
    void bystanders() {
        MemberId other = fresh();
        Entry touch = entry(TOUCH, "1", other);
        save(bookOf(other), touch);
        save(book, entry(GRANT, "1", other));

        store.erase(member);

        assertThat(walk(bookOf(other), TOUCH, 9)).containsExactly(touch);
        assertThat(number(read(bookOf(other)))).isEqualTo(1);
        assertThat(count(store, bookOf(other))).contains(2L);
    }

    @RepeatedTest(20)
    @DisplayName("an erasure while others change a member's books is told of once, and nothing can be changed after it")
    void while_others_change() throws InterruptedException, ExecutionException {
        save(book);
        assertThat(erasedAmongOthers()).isEqualTo(1);
        assertErased(book);
    }

    @RepeatedTest(20)
    @DisplayName("an erasure while others begin a member's books is told of once, and nothing can be changed after it")
    void while_others_begin() throws InterruptedException, ExecutionException {
        assertThat(erasedAmongOthers()).isEqualTo(1);
        assertErased(book);
    }

    /** How many of two threads that erase have done so, while six others change the member's books and name the member. */
    private long erasedAmongOthers() throws InterruptedException, ExecutionException {
        return ManyThreads.run(8, thread -> {
                    if (thread < 2) {
                        return store.erase(member);
                    }
                    for (int i = 0; i < 5; i++) {
                        count(store, thread % 2 == 0 ? book : BookId.of(BUDGET, program, member));
                        name(thread + "-" + i);
                    }
                    return false;
                })
                .stream()
                .filter(erased -> erased)
                .count();
    }

    private void name(String text) {
        store.update(books -> {
            List<Book> opened = books.open(List.of(BookWant.change(others), BookWant.keep(book)));
            Party party = Party.of(member);
            Entry entry = new Entry(new EntryKey(GRANT, text, Optional.of(party)), NOON, number(1));
            books.save(List.of(new BookChange(others, number(1), Optional.empty(), List.of(entry))));
            return opened;
        });
    }
}
