package io.communitykit.examples.segments;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.policy.PolicyFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the segments. */
final class SegmentPolicy {

    /** The carried segments of a shop. */
    static final String SHOP = "demo-shop";

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Segments, a policy of kind segment-program (default: one that the jar carries, that of the demo's"
                            + " shop or, with a Stack Exchange dump, of such a community).")
    private @Nullable Path policy;

    /** The segments: the file named, or those of this name that the jar carries. */
    SegmentProgram program(String builtIn) {
        return policy == null
                ? PolicyFiles.builtIn(SegmentProgram.KIND, builtIn + "-segments.json")
                : PolicyFiles.read(SegmentProgram.KIND, policy);
    }

    /**
     * A segment that somebody typed.
     *
     * @param program which must have it
     * @param where the option or argument
     * @param text what was typed
     * @throws CommandFailure if there is no such segment, with the one that was probably meant
     */
    static SegmentId require(SegmentProgram program, String where, String text) {
        SegmentId id;
        try {
            id = new SegmentId(text);
        } catch (InvalidValueException e) {
            throw new CommandFailure(ExitCode.USAGE, where + ": " + e.getMessage(), e);
        }
        if (program.segment(id).isEmpty()) {
            Violations fault = new Violations();
            fault.addUnknown(
                    where,
                    "a segment",
                    text,
                    program.segments().stream().map(it -> it.id().value()).toList());
            throw new CommandFailure(ExitCode.USAGE, fault.list().get(0).toString(), null);
        }
        return id;
    }
}
