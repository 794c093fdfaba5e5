package io.communitykit.examples.referral;

import picocli.CommandLine.Command;

/** Groups the commands about invite codes. */
@Command(
        name = "code",
        description = "Issues invite codes, checks what people type, and says how hard codes are to guess.",
        subcommands = {CodeIssueCommand.class, CodeCheckCommand.class, CodeOddsCommand.class})
final class CodeCommand {}
