package io.communitykit.examples.points;

import picocli.CommandLine.Command;

/** Groups the commands that look into a points ledger. */
@Command(
        name = "points",
        description = {
            "Looks into a points ledger that is kept in a database: name it with --jdbc, its policy with --program.",
            "Fill one with: replay --jdbc URL ... None of these commands creates a database or a table; verify --seal adds seals."
        },
        subcommands = {
            StatementCommand.class,
            ExplainCommand.class,
            VerifyCommand.class,
            PreviewCommand.class,
            ExportCommand.class
        })
public final class PointsCommandGroup {}
