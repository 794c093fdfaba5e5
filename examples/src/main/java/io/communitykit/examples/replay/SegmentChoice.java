package io.communitykit.examples.replay;

import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.examples.policy.PolicyFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which segments are judged beside the points. */
public final class SegmentChoice {

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Which which;

    /** One of the two. */
    static final class Which {

        @Option(
                names = "--segments",
                paramLabel = "FILE",
                description = "Segments, a policy of kind segment-program (default: those of the carried program).")
        private @Nullable Path file;

        @Option(names = "--no-segments", description = "Judges no segments.")
        private boolean none;
    }

    /** The segments: the file named, those of this program that the jar carries, or none. */
    public Optional<SegmentProgram> program(String builtIn) {
        if (which != null && which.none) {
            return Optional.empty();
        }
        return Optional.of(
                which == null || which.file == null
                        ? PolicyFiles.builtIn(SegmentProgram.KIND, builtIn + "-segments.json")
                        : PolicyFiles.read(SegmentProgram.KIND, which.file));
    }
}
