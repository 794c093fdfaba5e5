package io.communitykit.examples.bargain;

import picocli.CommandLine.Command;

/** Groups the commands about bargains. */
@Command(
        name = "bargain",
        description = "Shares out what friends cut, and plays bargains; 'policy lint' checks their policies.",
        subcommands = {BargainSplitCommand.class, BargainReplayCommand.class})
public final class BargainCommandGroup {}
