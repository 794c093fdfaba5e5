package io.communitykit.examples.policy;

import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.TierProgram;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the policies a history is judged by. */
public final class PolicyOptions {

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "Points program, a policy of kind points-program (default: one that the jar carries).")
    private @Nullable Path program;

    @Option(
            names = "--tiers",
            paramLabel = "FILE",
            description = "Tiers, a policy of kind tier-program (default: those of the carried program).")
    private @Nullable Path tiers;

    /** The points program: the file named, or the one of this name that the jar carries. */
    public PointsProgram program(String builtIn) {
        return program == null
                ? PolicyFiles.builtIn(PointsProgram.KIND, builtIn + ".json")
                : PolicyFiles.read(PointsProgram.KIND, program);
    }

    /** The tiers: the file named, or those of this program that the jar carries. */
    public TierProgram tiers(String builtIn) {
        return tiers == null
                ? PolicyFiles.builtIn(TierProgram.KIND, builtIn + "-tiers.json")
                : PolicyFiles.read(TierProgram.KIND, tiers);
    }
}
