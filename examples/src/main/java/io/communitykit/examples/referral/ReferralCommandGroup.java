package io.communitykit.examples.referral;

import picocli.CommandLine.Command;

/** Groups the commands about referrals. */
@Command(
        name = "referral",
        description =
                "Makes and checks invite codes, and says who is credited, what friends and partners earn, what a program may cost, which referrals are farmed, and how a community may grow.",
        subcommands = {
            CodeCommand.class,
            ReferralReplayCommand.class,
            ReferralWhyCommand.class,
            ReferralSimulateCommand.class,
            ReferralScreenCommand.class,
            ReferralForecastCommand.class,
            ReferralLintCommand.class
        })
public final class ReferralCommandGroup {}
