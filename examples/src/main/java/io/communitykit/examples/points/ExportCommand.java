package io.communitykit.examples.points;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.books.MemberExport;
import io.communitykit.membership.points.books.PointsBooks;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all that is kept of one member. */
@Command(
        name = "export",
        description = {
            "Writes all that the program keeps of one member as one JSON object in UTF-8: balances, lots, holds, every posting,"
                    + " and what is due but not posted yet, which counts.",
            "Points are whole numbers, money is decimal text, times are those of the program's zone."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEMBER", description = "The member's id.")
    private String member;

    @Option(names = "--out", paramLabel = "FILE", description = "Takes the object (default: standard output).")
    private @Nullable Path file;

    @Mixin
    private LedgerOptions ledger;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        PointsProgram program = ledger.program();
        try (OpenStore store = ledger.openDatabase(console)) {
            MemberId id = LedgerOptions.require(store, program, member);
            PointsBooks books = PointsBooks.builder(program, store.store()).build();
            write(console, program, books.export(id).orElseThrow(() -> erased(program)));
        }
        return ExitCode.DONE.number();
    }

    private CommandFailure erased(PointsProgram program) {
        return new CommandFailure(
                ExitCode.INPUT, "member " + member + " was erased from program " + program.id() + " just now", null);
    }

    private void write(Console console, PointsProgram program, MemberExport export) {
        if (file == null) {
            try {
                MemberJson.write(console.out(), program, export);
            } catch (IOException e) {
                throw new CommandFailure(ExitCode.OUTPUT, "cannot write to standard output", e);
            }
            console.out().flush();
            return;
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            MemberJson.write(out, program, export);
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }
}
