package io.communitykit.examples.referral;

import picocli.CommandLine.Command;

/** Groups the commands about referrals. */
@Command(
        name = "referral",
        description =
                "Makes and checks invite codes, and says who is credited, what friends and partners earn, and what a program may cost.",
        subcommands = {
            CodeCommand.class,
            ReferralReplayCommand.class,
            ReferralWhyCommand.class,
            ReferralSimulateCommand.class,
            ReferralLintCommand.class
        })
public final class ReferralCommandGroup {}
