package io.communitykit.examples.points;

import picocli.CommandLine.Command;

/** Groups the commands that look into a points ledger. */
@Command(
        name = "points",
        description = {
            "Looks into a points ledger that is kept in a database: name it with --jdbc, its policy with --program.",
            "Fill one with: replay --jdbc URL ..."
        },
        subcommands = {StatementCommand.class, ExplainCommand.class, VerifyCommand.class, PreviewCommand.class})
public final class PointsCommandGroup {}
