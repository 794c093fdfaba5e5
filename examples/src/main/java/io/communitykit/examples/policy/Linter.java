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
import java.util.function.Supplier;

/**
 * Checks one file and prints what is wrong with it.
 *
 * @param file the file
 * @param console where to print
 */
public record Linter(Path file, Console console) {

    /** Reads it as a document of any kind. */
    public ExitCode lint() {
        return lint(PolicyKinds.ALL);
    }

    /**
     * Reads it as a document of one of some kinds.
     *
     * @param kinds which
     */
    public ExitCode lint(List<PolicyKind<?>> kinds) {
        byte[] json = bytes();
        return lint(json, kind(json, kinds));
    }

    private <P> ExitCode lint(byte[] json, PolicyKind<P> kind) {
        return lint(kind, () -> kind.read(new ByteArrayInputStream(json)));
    }

    /**
     * Checks what is read in some way.
     *
     * @param kind what it must be
     * @param reading reads it; may throw {@link InvalidPolicyException}
     * @param <P> the policy
     */
    public <P> ExitCode lint(PolicyKind<P> kind, Supplier<P> reading) {
        try {
            P policy = reading.get();
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

    private PolicyKind<?> kind(byte[] json, List<PolicyKind<?>> kinds) {
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
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAULTS,
                        file + ": \"kind\" must be one of "
                                + kinds.stream().map(PolicyKind::name).toList() + ", got \"" + Texts.printable(name)
                                + "\"",
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
