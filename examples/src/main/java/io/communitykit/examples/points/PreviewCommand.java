package io.communitykit.examples.points;

import io.communitykit.core.event.BadLines;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventReader;
import io.communitykit.core.event.InvalidEventException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what facts would do. */
@Command(
        name = "preview",
        description = {
            "Prints what each event would do to the accounts as they are now, by the same rules, and changes nothing.",
            "Each event is judged apart, as if the ones before it had not been told."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PreviewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CloudEvents, one JSON object a line.")
    private Path file;

    @Mixin
    private LedgerOptions ledger;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        PointsProgram program = ledger.program();
        try (OpenStore store = ledger.open(console);
                InputStream in = Files.newInputStream(file);
                EventReader events =
                        EventReader.builder(in).onBadLine(BadLines.STOP).build()) {
            Points points = Points.builder(program, store.store()).build();
            RuleWords words = new RuleWords(program);
            events.forEach(event -> print(console.out(), words, event, points.preview(event)), bad -> {});
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.unreadable(file, e);
        } catch (InvalidEventException e) {
            throw new CommandFailure(ExitCode.INPUT, file + ", " + e.getMessage(), e);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private static void print(PrintWriter out, RuleWords words, CommunityEvent event, FactResult result) {
        line(out, 0, event.key() + ", " + event.type());
        if (result.unruled()) {
            line(out, 1, "no rule speaks of it");
        }
        result.skipped()
                .forEach(rule ->
                        line(out, 1, "rule " + rule.rule() + " cannot be judged: " + words.skipped(rule, event)));
        for (AccountResult account : result.accounts()) {
            String outcome = account.fold(
                    applied -> "would be posted",
                    replayed -> "is known as posting " + replayed.posting().sequence(),
                    rejected -> "would be rejected: " + RejectionWords.of(rejected.rejection()));
            line(out, 1, account.account().member() + " " + outcome);
            account.posted().ifPresent(posting -> print(out, posting));
        }
    }

    private static void print(PrintWriter out, Posting posting) {
        for (Entry entry : posting.entries()) {
            line(
                    out,
                    2,
                    entry.currency() + " " + entry.applied() + " to " + entry.balance() + ": " + Entries.why(entry)
                            + " " + Entries.aside(entry.shift()));
        }
    }

    private static void line(PrintWriter out, int depth, String text) {
        out.println("  ".repeat(depth) + Texts.printable(text.stripTrailing()));
    }
}
