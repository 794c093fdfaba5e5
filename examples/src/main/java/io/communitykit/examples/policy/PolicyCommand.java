package io.communitykit.examples.policy;

import picocli.CommandLine.Command;

/** Groups the commands about policies. */
@Command(
        name = "policy",
        description = "Checks and describes policy documents.",
        subcommands = {LintCommand.class, SchemaCommand.class})
public final class PolicyCommand {}
