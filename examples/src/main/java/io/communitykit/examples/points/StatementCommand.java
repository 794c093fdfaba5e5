package io.communitykit.examples.points;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.TimeRange;
import io.communitykit.core.time.Timestamps;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.books.Balance;
import io.communitykit.membership.points.books.Expiring;
import io.communitykit.membership.points.books.PointsBooks;
import io.communitykit.membership.points.books.Statement;
import io.communitykit.membership.points.books.TimeAxis;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a member's statement. */
@Command(
        name = "statement",
        description = {
            "Prints what moved on a member's account: opening, entries by kind, closing, then every posting, then what is lost"
                    + " when. What is due but not posted yet counts, and is marked.",
            "Days and times are those of the program's zone."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StatementCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEMBER", description = "The member's id.")
    private String member;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day, in the program's zone (default: the first).")
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day that is not in it (default: none).")
    private @Nullable LocalDate until;

    @Option(
            names = "--by",
            paramLabel = "TIME",
            defaultValue = "recorded",
            description = "Places postings by one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TimeAxis axis;

    @Mixin
    private LedgerOptions ledger;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        PointsProgram program = ledger.program();
        ProgramTimes times = new ProgramTimes(program.zone());
        Instant start = times.start(spec.commandLine(), "--from", from, Timestamps.MIN);
        Instant end = times.start(spec.commandLine(), "--until", until, Timestamps.MAX);
        if (!start.isBefore(end)) {
            throw new ParameterException(
                    spec.commandLine(), "--until must be after --from, got " + until + " and " + from);
        }
        try (OpenStore store = ledger.open(console)) {
            MemberId id = LedgerOptions.require(store, program, member);
            PointsBooks books = PointsBooks.builder(program, store.store()).build();
            TimeRange range = new TimeRange(start, end);
            Statement statement = books.statement(id, range, axis);
            console.out().println(totals(statement));
            TextTable tiers = TextTable.of(">no.", "recorded", "ladder", "what", "tier", ">value", ">needed", "until");
            print(console, postings(store.store(), statement, times, tiers), "No entries in this time.");
            console.out().println();
            if (!tiers.isEmpty()) {
                console.out().println(tiers);
            }
            print(console, expiring(books, id, times), "Nothing is lost at a time that is known today.");
            console.out().flush();
        }
        return ExitCode.DONE.number();
    }

    private static void print(Console console, TextTable table, String ifEmpty) {
        console.out().print(table.isEmpty() ? ifEmpty + System.lineSeparator() : table);
    }

    private static TextTable totals(Statement statement) {
        TextTable table = TextTable.of("currency", "", ">available", ">pending", ">held", ">debt");
        for (Statement.Part part : statement.currencies()) {
            row(table, part.currency().value(), "opening", part.opening());
            part.movements().forEach((kind, moved) -> row(table, "", kind.code(), moved));
            row(table, "", "closing", part.closing());
        }
        return table;
    }

    private static void row(TextTable table, String currency, String what, Balance balance) {
        table.row(currency, what, balance.available(), balance.pending(), balance.held(), balance.debt());
    }

    private static TextTable postings(PointsStore store, Statement statement, ProgramTimes times, TextTable tiers) {
        TextTable table =
                TextTable.of(">no.", "occurred", "recorded", "key", "currency", ">applied", ">balance", "why", "aside");
        PostingQuery.Whose whose = new PostingQuery.Whose.Member(statement.account());
        Optional<PostingQuery> query = Optional.of(new PostingQuery(whose, 0, Page.MAX_LIMIT));
        while (query.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(query.get());
            for (Posting posting : page.items()) {
                rows(table, statement, posting, posting.sequence(), times);
                tierRows(tiers, statement, posting, posting.sequence(), times);
            }
            query = page.next();
        }
        for (Posting posting : statement.due()) {
            rows(table, statement, posting, "due", times);
            tierRows(tiers, statement, posting, "due", times);
        }
        return table;
    }

    private static void rows(TextTable table, Statement statement, Posting posting, Object number, ProgramTimes times) {
        if (within(statement, posting)) {
            posting.entries().forEach(entry -> row(table, posting, entry, number, times));
        }
    }

    private static boolean within(Statement statement, Posting posting) {
        Instant at = statement.axis().of(posting);
        return !at.isBefore(statement.range().start())
                && at.isBefore(statement.range().end());
    }

    private static void tierRows(
            TextTable table, Statement statement, Posting posting, Object number, ProgramTimes times) {
        if (within(statement, posting)) {
            posting.tiers().forEach(change -> row(table, posting, change, number, times));
        }
    }

    private static void row(TextTable table, Posting posting, TierChange change, Object number, ProgramTimes times) {
        table.row(
                number,
                times.of(posting.recordedAt()),
                change.ladder(),
                change.kind().code(),
                change.tier().map(TierId::value).orElse("none"),
                change.value(),
                change.threshold().isPresent() ? change.threshold().getAsLong() : "",
                change.until().map(times::of).orElse(""));
    }

    private static void row(TextTable table, Posting posting, Entry entry, Object number, ProgramTimes times) {
        table.row(
                number,
                times.of(posting.occurredAt()),
                times.of(posting.recordedAt()),
                Texts.printable(posting.key().toString()),
                entry.currency(),
                entry.applied(),
                entry.balance(),
                Entries.why(entry),
                Entries.aside(entry.shift()));
    }

    private static TextTable expiring(PointsBooks books, MemberId member, ProgramTimes times) {
        TextTable table = TextTable.of("lost at", "currency", ">points");
        for (Expiring each : books.expiring(member)) {
            table.row(times.of(each.at()), each.currency(), each.points());
        }
        return table;
    }
}
