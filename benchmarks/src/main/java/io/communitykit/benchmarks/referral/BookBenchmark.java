package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.json.Json;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.EntryRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Books on the heap: an update that opens a book with one entry by key and the newest 20, and saves header and entry; the same of two books
 * at once; a page of 100. The entry moves from the oldest to the newest, so that books stay as large as they are. Beside a naive twin under
 * one lock.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar BookBenchmark -p entries=100,10000,100000 -prof
 * io.communitykit.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BookBenchmark {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProgramId PROGRAM = new ProgramId("invite");
    private static final EntryKind TOUCH = new EntryKind("touch", Retention.PERSONAL);
    private static final EntryRange NEWEST = new EntryRange(TOUCH, Instant.MIN, 20);
    private static final BookId FRIEND = BookId.of(new BookKind("friend"), PROGRAM, new MemberId("member-1"));
    private static final BookId REFERRER = BookId.of(new BookKind("referrer"), PROGRAM, new MemberId("member-2"));
    private static final int PAGE = 100;

    /** How many entries each of the two books has. */
    @Param({"100", "10000", "100000"})
    public int entries = 1;

    private BookStore store = new InMemoryBookStore(key());
    private NaiveBooks naive = new NaiveBooks();
    private Entry middle = entry(0);
    private int next;

    private static PseudonymKey key() {
        return PseudonymKey.of("a key of the benchmarks, no secret".getBytes(StandardCharsets.UTF_8));
    }

    private static Json.Obj header(long number) {
        return Json.object("touches", Json.of(number), "since", Json.of(1_700_000_000_000_000L));
    }

    private Entry entry(int number) {
        Json.Obj body =
                Json.object("channel", Json.of("poster"), "strength", Json.of("SCAN"), "number", Json.of(number));
        int slot = number % entries;
        return new Entry(
                EntryKey.of(TOUCH, "touch-" + slot, new MemberId("member-" + slot % 1_000)),
                START.plusSeconds(number),
                body);
    }

    /** Fills both books of both contenders. */
    @Setup(Level.Trial)
    public void fill() {
        store = new InMemoryBookStore(key());
        naive = new NaiveBooks();
        List<Entry> all = new ArrayList<>();
        for (int number = 0; number < entries; number++) {
            Entry entry = entry(number);
            all.add(entry);
            naive.save(FRIEND, header(number), entry);
        }
        middle = all.get(entries / 2);
        List<Book> unused = store.update(books -> {
            List<Book> opened = books.open(List.of(BookWant.change(FRIEND), BookWant.change(REFERRER)));
            books.save(List.of(
                    new BookChange(FRIEND, header(entries), Optional.empty(), all),
                    new BookChange(REFERRER, header(entries), Optional.empty(), all)));
            return opened;
        });
        next = entries;
    }

    /**
     * One book.
     *
     * @return what was shown
     */
    @Benchmark
    public Book one() {
        Entry entry = entry(next++);
        return store.update(books -> {
            Book book = books.open(List.of(BookWant.change(FRIEND, entry.key()).with(NEWEST)))
                    .get(0);
            books.save(List.of(new BookChange(FRIEND, header(next), Optional.of(entry.at()), List.of(entry))));
            return book;
        });
    }

    /**
     * Two books at once.
     *
     * @return what was shown
     */
    @Benchmark
    public List<Book> two() {
        Entry entry = entry(next++);
        return store.update(books -> {
            List<Book> opened = books.open(List.of(
                    BookWant.change(FRIEND, entry.key()).with(NEWEST),
                    BookWant.change(REFERRER, entry.key()).with(NEWEST)));
            books.save(List.of(
                    new BookChange(FRIEND, header(next), Optional.of(entry.at()), List.of(entry)),
                    new BookChange(REFERRER, header(next), Optional.of(entry.at()), List.of(entry))));
            return opened;
        });
    }

    /**
     * A page out of the middle.
     *
     * @return the entries
     */
    @Benchmark
    public List<Entry> page() {
        return store.entries(new EntryQuery(REFERRER, TOUCH, Optional.of(middle), PAGE));
    }

    /**
     * What one book takes without pseudonyms, versions or several books.
     *
     * @param shown takes what was shown
     */
    @Benchmark
    public void naive(Blackhole shown) {
        Entry entry = entry(next++);
        shown.consume(naive.header(FRIEND));
        shown.consume(naive.holds(FRIEND, entry.key()));
        shown.consume(naive.newest(FRIEND, NEWEST));
        naive.save(FRIEND, header(next), entry);
    }
}
