package io.communitykit.examples.recommend;

import picocli.CommandLine.Command;

/** Groups the commands about candidates. */
@Command(
        name = "recommend",
        description = "Fits models of what members like, judges them on held-out files, and asks them.",
        subcommands = {RecommendEvalCommand.class, RecommendFitCommand.class, SimilarCommand.class, BecauseCommand.class
        })
public final class RecommendCommandGroup {}
