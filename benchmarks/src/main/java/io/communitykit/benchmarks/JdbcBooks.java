package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.core.json.Json;
import io.communitykit.referral.jdbc.JdbcBookStore;
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
import io.communitykit.referral.spi.EntryRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Updates of books on PostgreSQL by as many clients at the same time, beside plain JDBC that leaves the same rows and beside TPC-B, in turns
 * of a fraction of a second as in {@link JdbcRounds}. An update opens one book, or two, each with an entry by key and the newest 20, and
 * saves the header and one new entry that names a member.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.JdbcBooks [clients] [rounds] [books] [entries]}; 1 client, 30
 * rounds, 10,000 books and 20 entries each at the start unless said otherwise. The first third of the rounds warms up. At most 20 clients.
 */
public final class JdbcBooks {

    private static final ProgramId PROGRAM = new ProgramId("invite");
    private static final BookKind FRIEND = new BookKind("friend");
    private static final EntryKind TOUCH = new EntryKind("touch", Retention.PERSONAL);
    private static final EntryRange NEWEST = new EntryRange(TOUCH, Instant.MIN, 20);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private JdbcBooks() {}

    /**
     * Runs the rounds and prints a line for each contender.
     *
     * @param args how many clients, rounds, books, and entries each
     * @throws Exception if a call fails
     */
    public static void main(String[] args) throws Exception {
        int clients = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        int books = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
        int entries = args.length > 3 ? Integer.parseInt(args[3]) : 20;
        run(clients, rounds, books, entries);
    }

    /** What one client calls with. */
    private static final class Client {

        private final SplittableRandom random;
        private final BookStore store;
        private final PlainBooks plain;
        private final MemberId[] members;
        private final Pseudonym[] pseudonyms;
        private final TpcB.Choice choice;
        private final int number;
        private int told;

        private Client(int number, BookStore store, PlainBooks plain, MemberId[] members, Pseudonym[] pseudonyms) {
            this.number = number;
            this.random = new SplittableRandom(number);
            this.store = store;
            this.plain = plain;
            this.members = members;
            this.pseudonyms = pseudonyms;
            this.choice = TpcB.Choice.of(number);
        }

        private static BookChange change(MemberId owner, Entry entry) {
            BookId book = BookId.of(FRIEND, PROGRAM, owner);
            Json.Obj header = Json.object(
                    "touches", Json.of(7), "last", Json.of(entry.key().text()));
            return new BookChange(book, header, Optional.empty(), List.of(entry));
        }

        private Entry next(MemberId party) {
            told++;
            Json.Obj body = Json.object("channel", Json.of("poster"), "strength", Json.of("SCAN"));
            return new Entry(EntryKey.of(TOUCH, "touch-" + number + "-" + told, party), START.plusSeconds(told), body);
        }

        private void update(int count) {
            List<BookChange> changes = new ArrayList<>();
            List<BookWant> wants = new ArrayList<>();
            Entry entry = next(members[random.nextInt(members.length)]);
            int first = random.nextInt(members.length - count);
            for (int i = first; i < first + count; i++) {
                BookChange change = change(members[i], entry);
                changes.add(change);
                wants.add(BookWant.change(change.book(), entry.key()).with(NEWEST));
            }
            List<Book> unused = store.update(books -> {
                List<Book> opened = books.open(wants);
                books.save(changes);
                return opened;
            });
        }

        private void plain(int count) {
            int party = random.nextInt(members.length);
            Entry entry = next(members[party]);
            Map<Pseudonym, BookChange> changes = new TreeMap<>();
            int first = random.nextInt(members.length - count);
            for (int i = first; i < first + count; i++) {
                changes.put(pseudonyms[i], change(members[i], entry));
            }
            int unused = plain.update(changes, pseudonyms[party]);
        }
    }

    private static void run(int clients, int rounds, int books, int entries) throws Exception {
        TpcB tpcB = new TpcB();
        try (DurablePostgres server = DurablePostgres.start()) {
            SchemaInstaller.of(server.pool()).install(JdbcBookStore.SCHEMA);
            BookStore store = JdbcBookStore.builder(ConnectionSource.own(server.pool()), Programs.pseudonymKey())
                    .build();
            MemberId[] members = Members.numbered(books);
            fill(store, members, entries);
            Pseudonym[] pseudonyms = pseudonyms(server, members);
            tpcB.open();
            List<Client> all = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                PlainBooks plain = new PlainBooks(server.pool(), PROGRAM.value());
                all.add(new Client(number, store, plain, members, pseudonyms));
            }
            try (ClientTurns<Client> turns = new ClientTurns<>(all)) {
                for (int round = 0; round < rounds; round++) {
                    turns.time("tpcB", client -> tpcB.transaction(client.choice));
                    turns.time("plainOne", client -> client.plain(1));
                    turns.time("updateOne", client -> client.update(1));
                    turns.time("plainTwo", client -> client.plain(2));
                    turns.time("updateTwo", client -> client.update(2));
                }
                turns.print("tpcB");
            }
        } finally {
            tpcB.close();
        }
    }

    private static void fill(BookStore store, MemberId[] members, int entries) {
        for (int member = 0; member < members.length; member++) {
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                EntryKey key = EntryKey.of(TOUCH, "first-" + i, members[(member + i) % members.length]);
                all.add(new Entry(key, START.minusSeconds(i), Json.object("channel", Json.of("poster"))));
            }
            BookId book = BookId.of(FRIEND, PROGRAM, members[member]);
            List<Book> unused = store.update(books -> {
                List<Book> opened = books.open(List.of(BookWant.change(book)));
                books.save(List.of(new BookChange(book, Json.object("touches", Json.of(0)), Optional.empty(), all)));
                return opened;
            });
        }
    }

    /** As the store made them. */
    private static Pseudonym[] pseudonyms(DurablePostgres server, MemberId[] members) throws SQLException {
        Map<String, Pseudonym> byMember = new TreeMap<>();
        try (Connection connection = server.pool().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT pseudonym, member FROM communitykit_referral_member");
                PreparedStatement analyze = connection.prepareStatement("VACUUM ANALYZE");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                byMember.put(found.getString(2), Pseudonym.fromBytes(found.getBytes(1)));
            }
            analyze.execute();
        }
        Pseudonym[] pseudonyms = new Pseudonym[members.length];
        for (int i = 0; i < members.length; i++) {
            pseudonyms[i] =
                    Optional.ofNullable(byMember.get(members[i].value())).orElseThrow();
        }
        return pseudonyms;
    }
}
