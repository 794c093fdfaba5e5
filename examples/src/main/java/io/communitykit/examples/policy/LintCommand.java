package io.communitykit.examples.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks one policy document, whatever its kind. */
@Command(
        name = "lint",
        description = {
            "Checks a policy document: what breaks the rules of its kind, and what is legal but probably wrong.",
            "Exit code 0 if it can be used, with or without findings; 1 if it breaks a rule."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A policy document in JSON.")
    private Path file;

    @Override
    public Integer call() {
        byte[] json = bytes();
        return lint(kind(json), json, Console.of(spec)).number();
    }

    private <P> ExitCode lint(PolicyKind<P> kind, byte[] json, Console console) {
        try {
            P policy = kind.read(new ByteArrayInputStream(json));
            List<LintFinding> findings = kind.lint(policy);
            findings.forEach(finding -> console.out().println(Texts.printable(finding.toString())));
            console.out().println(file + ": a valid " + kind.name() + ", " + count(findings.size(), "finding"));
            return ExitCode.DONE;
        } catch (InvalidPolicyException e) {
            e.violations().forEach(fault -> console.out().println(Texts.printable(fault.toString())));
            console.out()
                    .println(file + ": no valid " + kind.name() + ", "
                            + count(e.violations().size(), "fault"));
            return ExitCode.FAULTS;
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    private PolicyKind<?> kind(byte[] json) {
        String name;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            name = kind(parser);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    ExitCode.FAULTS,
                    file + " line " + e.getLocation().getLineNr() + " is no JSON: " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
        return PolicyKinds.named(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAULTS,
                        file + ": \"kind\" must be one of " + PolicyKinds.names() + ", got \"" + name + "\"",
                        null));
    }

    /** The text of the top field {@code kind}; empty where there is none. */
    private static String kind(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return "";
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals("kind");
            parser.nextToken();
            if (found) {
                return parser.getValueAsString("");
            }
            parser.skipChildren();
        }
        return "";
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
