package io.communitykit.examples.segments;

import picocli.CommandLine.Command;

/** Groups the commands about segments. */
@Command(
        name = "segments",
        description =
                "Says who is in which segment, why, what an edited edition would change, and whether rules make sense.",
        subcommands = {
            EvalCommand.class,
            SegmentExplainCommand.class,
            SegmentsLintCommand.class,
            SegmentsDiffCommand.class
        })
public final class SegmentsCommandGroup {}
