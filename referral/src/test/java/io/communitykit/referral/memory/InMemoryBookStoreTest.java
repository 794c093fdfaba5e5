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
