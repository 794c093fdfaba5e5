package io.communitykit.examples.points;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.books.Explanation;
import io.communitykit.membership.points.books.PointsBooks;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        if (what.posting != null && what.posting < 1) {
            throw new ParameterException(spec.commandLine(), "--posting must be at least 1, got " + what.posting);
        }
        Console console = Console.of(spec);
        PointsProgram program = ledger.program();
        try (OpenStore store = ledger.open(console)) {
            MemberId id = LedgerOptions.require(store, program, member);
            PointsBooks books = PointsBooks.builder(program, store.store()).build();
            ExplanationPage page = new ExplanationPage(console.out(), new ProgramTimes(program.zone()));
            if (what.posting != null) {
                page.print(entries(books, id, what.posting), what.posting);
            } else {
                page.print(balance(program, books, id));
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
        return Usage.checked(() -> new CurrencyId(text));
    }

    private List<Explanation.OfEntry> entries(PointsBooks books, MemberId id, long sequence) {
        List<Explanation.OfEntry> entries = books.explain(id, sequence);
        if (entries.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INPUT, "member " + member + " has no posting " + sequence + " with entries", null);
        }
        return entries;
    }
}
