package io.communitykit.examples.cli;

import java.io.PrintWriter;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes: results to standard output, everything else to standard error.
 *
 * @param out results
 * @param err progress, warnings, failures
 * @param interactive whether a person looks on
 */
public record Console(PrintWriter out, PrintWriter err, boolean interactive) {

    /** The console of a running command. */
    public static Console of(CommandSpec spec) {
        CommandLine command = spec.commandLine();
        return new Console(command.getOut(), command.getErr(), Terminals.interactive());
    }

    /**
     * Starts to report on long work: a bar on a terminal, a line now and then elsewhere.
     *
     * @param what the work, as in "telling events"
     * @param total how much there is to do, where that is known
     */
    public Progress progress(String what, OptionalLong total) {
        return interactive ? new ProgressBars(what, total) : new ProgressLines(err, what, System::nanoTime);
    }

    /** Says something beside the results. */
    public void note(String line) {
        err.println(line);
        err.flush();
    }
}
