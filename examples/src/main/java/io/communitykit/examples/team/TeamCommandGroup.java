package io.communitykit.examples.team;

import picocli.CommandLine.Command;

/** Groups the commands about group-buys. */
@Command(
        name = "team",
        description = "Plays group-buys; 'policy lint' checks their policies.",
        subcommands = TeamReplayCommand.class)
public final class TeamCommandGroup {}
