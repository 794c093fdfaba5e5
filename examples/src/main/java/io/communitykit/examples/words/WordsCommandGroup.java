package io.communitykit.examples.words;

import picocli.CommandLine.Command;

/** Groups the commands about sensitive words. */
@Command(
        name = "words",
        description = "Finds sensitive words in texts, through the tricks that hide them.",
        subcommands = {
            ScanCommand.class,
            CheckCommand.class,
            WordsExplainCommand.class,
            WordsReportCommand.class,
            WordsBuildCommand.class,
            WordsLintCommand.class
        })
public final class WordsCommandGroup {}
