package io.communitykit.referral.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Books on the heap")
class InMemoryBookStoreTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ProgramId PROGRAM = new ProgramId("invite");
    private static final MemberId LIN = new MemberId("member 林");
    private static final MemberId MAX = new MemberId("member max");
    private static final BookKind FRIEND = new BookKind("friend");
    private static final EntryKind GRANT = new EntryKind("grant", Retention.LEDGER);

    private final InMemoryBookStore store = new InMemoryBookStore(PseudonymKey.of(new byte[32]));

    @Test
    @DisplayName("show what was saved")
    void show() {
        BookId book = BookId.of(new BookKind("referrer"), PROGRAM, LIN);
        Entry grant = grant(MAX);
        save(book, grant);
        Book found = store.read(List.of(BookWant.keep(book, grant.key()))).get(0);
        assertThat(found.standing()).isEqualTo(Standing.KEPT);
        assertThat(found.entry(grant.key())).contains(grant);
    }

    @Test
    @DisplayName("hold the id of an erased member nowhere on the heap")
    void erase() throws IllegalAccessException {
        save(BookId.of(new BookKind("referrer"), PROGRAM, LIN), grant(MAX));
        save(BookId.of(new BookKind("referrer"), PROGRAM, MAX), grant(LIN));
        assertThat(holds(store, LIN.value())).isTrue();
        store.erase(LIN);
        assertThat(holds(store, LIN.value())).isFalse();
        save(BookId.of(new BookKind("referrer"), PROGRAM, MAX), grant(LIN));
        assertThat(holds(store, LIN.value())).isFalse();
        assertThat(holds(store, MAX.value())).isTrue();
    }

    @Test
    @DisplayName("run work again that a change of its books has overtaken, and keep what it threw then to themselves")
    void overtaken() {
        BookId lin = BookId.of(FRIEND, PROGRAM, LIN);
        BookId max = BookId.of(FRIEND, PROGRAM, MAX);
        List<Long> seen = new ArrayList<>();

        Long answer = store.update(books -> {
            seen.add(number(books.open(List.of(BookWant.keep(lin))).get(0)));
            if (seen.size() == 1) {
                countInAll(lin, max);
            }
            seen.add(number(books.open(List.of(BookWant.keep(max))).get(0)));
            if (!seen.get(seen.size() - 1).equals(seen.get(seen.size() - 2))) {
                throw new IllegalStateException("they are counted together always");
            }
            return seen.get(seen.size() - 1);
        });

        assertThat(seen).containsExactly(0L, 1L, 1L, 1L);
        assertThat(answer).isEqualTo(1);
    }

    @Test
    @DisplayName("run work again whose book changed before it was opened a second time")
    void overtaken_between() {
        BookId lin = BookId.of(FRIEND, PROGRAM, LIN);
        List<Long> first = new ArrayList<>();

        store.update(books -> {
            Book found = books.open(List.of(BookWant.change(lin))).get(0);
            first.add(number(found));
            if (first.size() == 1) {
                countInAll(lin);
            }
            books.open(List.of(BookWant.change(lin)));
            books.save(List.of(counted(lin, number(found) + 1)));
            return found;
        });

        assertThat(first).containsExactly(0L, 1L);
        assertThat(number(store.read(List.of(BookWant.keep(lin))).get(0))).isEqualTo(2);
    }

    @Test
    @DisplayName("run work again that asked of what changed meanwhile, though it saves nothing")
    void overtaken_reading() {
        BookId lin = BookId.of(FRIEND, PROGRAM, LIN);
        List<Long> seen = new ArrayList<>();

        Long answer = store.update(books -> {
            long number = number(books.open(List.of(BookWant.keep(lin))).get(0));
            seen.add(number);
            if (seen.size() == 1) {
                countInAll(lin);
            }
            return number;
        });

        assertThat(answer).isEqualTo(1);
    }

    @Test
    @DisplayName("run work again whose new book's owner was erased meanwhile, and refuse it then")
    void overtaken_by_erasure() {
        BookId lin = BookId.of(FRIEND, PROGRAM, LIN);
        List<Standing> seen = new ArrayList<>();

        store.update(books -> {
            Standing standing = books.open(List.of(BookWant.change(lin))).get(0).standing();
            seen.add(standing);
            if (standing == Standing.NEW) {
                store.erase(LIN);
                books.save(List.of(counted(lin, 1)));
            }
            return standing;
        });

        assertThat(seen).containsExactly(Standing.NEW, Standing.ERASED);
    }

    @Test
    @DisplayName("run work alone that others have overtaken four times, while others wait")
    void alone() throws InterruptedException {
        BookId lin = BookId.of(FRIEND, PROGRAM, LIN);
        Thread other = new Thread(() -> countInAll(lin));
        List<Thread.State> states = new ArrayList<>();

        Integer runs = store.update(books -> {
            Book found = books.open(List.of(BookWant.change(lin))).get(0);
            states.add(Thread.currentThread().getState());
            if (states.size() <= 4) {
                countInAll(lin);
            } else {
                other.start();
                states.add(settled(other));
            }
            books.save(List.of(counted(lin, number(found) + 10)));
            return states.size() - 1;
        });
        other.join();

        assertThat(runs).isEqualTo(5);
        assertThat(states).last().isEqualTo(Thread.State.WAITING);
        assertThat(number(store.read(List.of(BookWant.keep(lin))).get(0))).isEqualTo(15);
    }

    /** Waits until the thread waits for a lock, or has ended. */
    private static Thread.State settled(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        return thread.getState();
    }

    private static long number(Book book) {
        return book.header().orElse(counted(book.id(), 0).header()).fields().get("n") instanceof Json.Num number
                ? number.value().longValueExact()
                : -1;
    }

    private static BookChange counted(BookId book, long number) {
        return new BookChange(book, Json.object("n", Json.of(number)), Optional.empty(), List.of());
    }

    private void countInAll(BookId... ids) {
        store.update(books -> {
            List<Book> found =
                    books.open(List.of(ids).stream().map(BookWant::change).toList());
            books.save(found.stream()
                    .map(book -> counted(book.id(), number(book) + 1))
                    .toList());
            return found;
        });
    }

    private static Entry grant(MemberId party) {
        return new Entry(EntryKey.of(GRANT, "order 1", party), NOON, Json.object("amount", Json.of(5)));
    }

    private void save(BookId book, Entry entry) {
        store.update(books -> {
            Book found = books.open(List.of(BookWant.change(book))).get(0);
            books.save(List.of(new BookChange(book, Json.object("n", Json.of(1)), Optional.of(NOON), List.of(entry))));
            return found;
        });
    }

    /** Looks at every object of the project's, and into collections, arrays and optionals. */
    private static boolean holds(Object root, String text) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object each = open.remove();
            if (!seen.add(each)) {
                continue;
            }
            if (each.equals(text)) {
                return true;
            }
            if (each instanceof Iterable<?> items) {
                items.forEach(item -> add(open, item));
            } else if (each instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    add(open, key);
                    add(open, value);
                });
            } else if (each instanceof Optional<?> value) {
                value.ifPresent(it -> add(open, it));
            } else if (each instanceof MemberId member) {
                open.add(member.value());
            } else if (each.getClass().getName().startsWith("io.communitykit.referral")) {
                addFields(open, each);
            }
        }
        return false;
    }

    private static void addFields(Deque<Object> open, Object object) throws IllegalAccessException {
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                add(open, field.get(object));
            }
        }
    }

    private static void add(Deque<Object> open, @Nullable Object object) {
        if (object != null) {
            open.add(object);
        }
    }
}
