package io.communitykit.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record CommandRun(int code, String out, String err) {

    /** Runs a command within this process. */
    public static CommandRun of(Object... args) {
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

    /** The lines of standard error that tell of a failure, as opposed to progress. */
    public List<String> failure() {
        return err.lines()
                .filter(line -> !line.matches("(events told|events simulated|rows read|note): .*"))
                .toList();
    }

    /** The one JSON object on standard output. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("must be one JSON object: " + out + err, e);
        }
    }
}
