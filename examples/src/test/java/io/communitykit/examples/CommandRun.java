package io.communitykit.examples;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record CommandRun(int code, String out, String err) {

    /** Runs a command within this process. */
    static CommandRun of(Object... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int code = CommunityKit.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(words);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
