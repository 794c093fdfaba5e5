package io.communitykit.referral.memory;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.BookNames;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.internal.EntryPlace;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All books, under pseudonyms; ids stand in one place only. Reading is safe for many threads while nobody writes. */
final class Shelves {

    /** Of those who own a book or are named in one; the only place of ids. */
    private final Map<Pseudonym, MemberId> members = new HashMap<>();

    /** Of what books of programs are about. */
    private final Map<Pseudonym, BookSubject> subjects = new HashMap<>();

    private final Set<Pseudonym> erased = new HashSet<>();
    private final Map<Pseudonym, Map<BookName, KeptBook>> books = new HashMap<>();
    private final NavigableSet<Deadline> deadlines = new TreeSet<>();
    private long lastRevision;

    /** How many were erased: when it is the same as before, nobody was. */
    int erasures() {
        return erased.size();
    }

    /** Of a book that was never saved, 0. */
    long revision(BookName name) {
        KeptBook kept = find(name);
        return kept == null ? 0 : kept.revision();
    }

    private @Nullable KeptBook find(BookName name) {
        Map<BookName, KeptBook> shelf = books.get(name.owner());
        return shelf == null ? null : shelf.get(name);
    }

    private boolean isErased(BookName name) {
        return erased.contains(name.owner());
    }

    Book show(BookWant want, BookName name, BookNames names) {
        KeptBook kept = find(name);
        if (isErased(name) || kept == null) {
            Standing standing = isErased(name) ? Standing.ERASED : Standing.NEW;
            List<List<Entry>> nothing =
                    want.ranges().stream().map(range -> List.<Entry>of()).toList();
            return new Book(want.book(), standing, Optional.empty(), Map.of(), nothing);
        }
        Map<EntryKey, Entry> found = new HashMap<>();
        for (EntryKey key : want.keys()) {
            KeptEntry entry = kept.get(names.of(key));
            if (entry != null) {
                found.put(key, show(entry));
            }
        }
        List<List<Entry>> ranges = want.ranges().stream()
                .map(range -> show(kept.newest(range.kind().name(), range.since(), range.limit())))
                .toList();
        return new Book(want.book(), Standing.KEPT, Optional.of(kept.header()), found, ranges);
    }

    List<Entry> entries(EntryQuery query, BookNames names) {
        BookName name = names.of(query.book());
        KeptBook kept = find(name);
        if (kept == null || isErased(name)) {
            return List.of();
        }
        Optional<EntryPlace> after = query.after().map(entry -> new EntryPlace(entry.at(), names.of(entry.key())));
        return show(kept.after(query.kind().name(), after, query.limit()));
    }

    private List<Entry> show(List<KeptEntry> entries) {
        return entries.stream().map(this::show).toList();
    }

    private Entry show(KeptEntry entry) {
        EntryName name = entry.name();
        EntryKind kind = new EntryKind(name.kind(), entry.retention());
        return new Entry(new EntryKey(kind, name.text(), name.party().map(this::party)), entry.at(), entry.body());
    }

    private Party party(Pseudonym pseudonym) {
        MemberId member = members.get(pseudonym);
        return member == null ? new Party.Erased(pseudonym) : Party.of(member);
    }

    void apply(BookChange change, BookNames names) {
        BookName name = names.of(change.book());
        meet(name.owner(), change.book().owner());
        change.book().subject().ifPresent(it -> subjects.put(name.owner(), it));
        KeptBook kept = books.computeIfAbsent(name.owner(), absent -> new HashMap<>())
                .computeIfAbsent(name, absent -> new KeptBook(change.header()));
        forgetDeadline(name, kept);
        kept.change(change.header(), change.dueAt(), ++lastRevision);
        change.dueAt().ifPresent(at -> deadlines.add(new Deadline(at, name)));
        for (Entry entry : change.entries()) {
            EntryName entryName = names.of(entry.key());
            entryName.party().ifPresent(party -> meet(party, entry.key().party().flatMap(Party::known)));
            kept.put(new KeptEntry(entryName, entry.key().kind().retention(), entry.at(), entry.body()));
        }
    }

    private void meet(Pseudonym pseudonym, Optional<MemberId> member) {
        if (!erased.contains(pseudonym)) {
            member.ifPresent(known -> members.put(pseudonym, known));
        }
    }

    private void forgetDeadline(BookName name, KeptBook kept) {
        kept.dueAt().ifPresent(at -> deadlines.remove(new Deadline(at, name)));
    }

    List<DueBook> due(DueQuery query, BookNames names) {
        List<DueBook> due = new ArrayList<>();
        Deadline before = query.after()
                .map(last -> new Deadline(last.at(), names.of(last.book())))
                .orElseGet(() -> Deadline.first(query.kind(), query.program()));
        for (Deadline each : deadlines.tailSet(before, query.after().isEmpty())) {
            BookName name = each.book();
            boolean listed = name.kind().equals(query.kind()) && name.program().equals(query.program());
            if (!listed || due.size() == query.limit() || each.at().isAfter(query.until())) {
                break;
            }
            Optional<MemberId> owner = Optional.ofNullable(members.get(name.owner()));
            Optional<BookSubject> subject = Optional.ofNullable(subjects.get(name.owner()));
            due.add(new DueBook(new BookId(query.kind(), query.program(), owner, subject), each.at()));
        }
        return due;
    }

    boolean erase(Pseudonym pseudonym) {
        if (!erased.add(pseudonym)) {
            return false;
        }
        members.remove(pseudonym);
        books.getOrDefault(pseudonym, Map.of()).forEach((name, kept) -> {
            forgetDeadline(name, kept);
            kept.removePersonal(++lastRevision);
        });
        return true;
    }
}
