package io.communitykit.examples.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.books.Balance;
import io.communitykit.membership.points.books.Explanation;
import io.communitykit.membership.points.books.PointsBooks;
import io.communitykit.membership.points.books.Source;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what led to a number. */
@Command(
        name = "explain",
        description = "Prints what led to a balance or to a posting: lots, rules, editions, cap windows, rounding.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEMBER", description = "The member's id.")
    private String member;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Mixin
    private LedgerOptions ledger;

    /** One of the two. */
    static final class What {

        @Option(names = "--currency", paramLabel = "ID", description = "Explains the balance in this currency.")
        private @Nullable String currency;

        @Option(names = "--posting", paramLabel = "NO", description = "Explains the posting of this number.")
        private @Nullable Long posting;
    }

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        PointsProgram program = ledger.program();
        try (OpenStore store = ledger.open(console)) {
            MemberId id = LedgerOptions.require(store, program, member);
            PointsBooks books = PointsBooks.builder(program, store.store()).build();
            if (what.posting != null) {
                print(console.out(), books.explain(id, what.posting), what.posting);
            } else {
                print(console.out(), balance(program, books, id));
            }
            console.out().flush();
        }
        return ExitCode.DONE.number();
    }

    /** Refuses a currency that neither the policy nor the account knows, which is most often a slip of the pen. */
    private Explanation.OfBalance balance(PointsProgram program, PointsBooks books, MemberId id) {
        CurrencyId currency = currency(String.valueOf(what.currency));
        Explanation.OfBalance balance = books.explain(id, currency);
        if (program.currency(currency).isEmpty() && balance.totals().isEmpty()) {
            List<CurrencyId> known =
                    program.currencies().stream().map(PointsCurrency::id).toList();
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "program " + program.id() + " has the currencies " + known + ", got " + currency,
                    null);
        }
        return balance;
    }

    private static CurrencyId currency(String text) {
        try {
            return new CurrencyId(text);
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static void print(PrintWriter out, Explanation.OfBalance balance) {
        Pot pot = balance.pot();
        line(
                out,
                0,
                balance.currency() + ": " + pot.balance() + " in all = " + pot.available() + " available + "
                        + pot.pending() + " pending + " + pot.held() + " held - " + pot.debt() + " owed");
        line(out, 0, "moved so far:");
        for (Explanation.Total total : balance.totals()) {
            String rule = total.rule().map(id -> " by " + id).orElse("");
            line(out, 1, total.kind().code() + rule + ", " + times(total.entries()) + ": " + moved(total.moved()));
        }
        section(
                out,
                "lots, in the order in which they are spent:",
                balance.lots().isEmpty());
        for (Explanation.OpenLot open : balance.lots()) {
            line(
                    out,
                    1,
                    "lot " + open.lot().id() + ": " + open.lot().points() + " left, "
                            + Entries.terms(open.lot().terms()));
            source(out, 2, open.source());
        }
        section(out, "set aside:", balance.holds().isEmpty());
        balance.holds().forEach(hold -> source(out, 1, hold));
        section(out, "debt came and went by:", balance.debts().isEmpty());
        balance.debts().forEach(debt -> source(out, 1, debt));
    }

    private static void section(PrintWriter out, String title, boolean empty) {
        if (!empty) {
            line(out, 0, title);
        }
    }

    private static String moved(Balance moved) {
        return moved.total() + " in all, " + moved.available() + " of what can be spent";
    }

    private static String times(long entries) {
        return entries == 1 ? "once" : Texts.grouped(entries) + " times";
    }

    private void print(PrintWriter out, List<Explanation.OfEntry> entries, long sequence) {
        if (entries.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INPUT, "member " + member + " has no posting " + sequence + " with entries", null);
        }
        for (Explanation.OfEntry entry : entries) {
            source(out, 0, entry.source());
            for (Explanation.MovedLot moved : entry.lots()) {
                line(out, 1, Entries.share(moved.share()));
                if (moved.source().posting().sequence() != sequence) {
                    source(out, 2, moved.source());
                }
            }
        }
    }

    private static void source(PrintWriter out, int depth, Source source) {
        Posting posting = source.posting();
        line(
                out,
                depth,
                "posting " + posting.sequence() + ", " + posting.key() + ", occurred " + posting.occurredAt()
                        + ", decided by edition " + posting.policy());
        line(
                out,
                depth + 1,
                source.entry().currency() + " " + source.entry().applied() + ": " + Entries.why(source.entry()));
        source.quantity().ifPresent(quantity -> line(out, depth + 1, "the rule gives " + RuleWords.quantity(quantity)));
        source.windows().forEach(window -> line(out, depth + 1, "counted by cap " + window));
    }

    private static void line(PrintWriter out, int depth, String text) {
        out.println("  ".repeat(depth) + Texts.printable(text));
    }
}
