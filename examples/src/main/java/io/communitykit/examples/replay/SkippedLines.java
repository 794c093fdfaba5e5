package io.communitykit.examples.replay;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.history.History;

/** Ends at a bad line or skips it, as was chosen; names the first that are skipped and counts all. Not safe for many threads. */
public final class SkippedLines {

    private static final int SHOWN = 10;

    private final BadLineChoice choice;
    private final Console console;
    private long count;

    /**
     * Starts with none.
     *
     * @param choice what to do with them
     * @param console where they are named
     */
    public SkippedLines(BadLineChoice choice, Console console) {
        this.choice = choice;
        this.console = console;
    }

    /**
     * Skips a line.
     *
     * @param line the line
     * @throws CommandFailure if that was not chosen
     */
    public void add(History.BadLine line) {
        if (choice == BadLineChoice.STOP) {
            throw new CommandFailure(
                    ExitCode.INPUT, Texts.printable(line.toString()) + ". Maybe --on-bad-line skip.", null);
        }
        count++;
        if (count <= SHOWN) {
            console.note("skipped " + Texts.printable(line.toString()));
        }
    }

    /** Says how many more there were than were named. */
    public void end() {
        if (count > SHOWN) {
            console.note("skipped " + Texts.grouped(count - SHOWN) + " more bad lines");
        }
    }

    /**
     * How many were skipped.
     *
     * @return 0 or more
     */
    public long count() {
        return count;
    }
}
