package io.communitykit.examples.tiers;

import picocli.CommandLine.Command;

/** Groups the commands about tiers. */
@Command(
        name = "tiers",
        description =
                "Says what tiers come to: under other rules, for one member from now on, and whether they make sense.",
        subcommands = {WhatIfCommand.class, ProjectCommand.class, TiersLintCommand.class})
public final class TiersCommandGroup {}
