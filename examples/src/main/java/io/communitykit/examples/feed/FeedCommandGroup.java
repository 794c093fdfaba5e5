package io.communitykit.examples.feed;

import picocli.CommandLine.Command;

/** Groups the commands about the feed. */
@Command(
        name = "feed",
        description = "Ranks a feed, explains it, repeats it, and says what logs and histories tell of it.",
        subcommands = {
            FeedRankCommand.class,
            FeedExplainCommand.class,
            FeedReplayCommand.class,
            FeedWeightsCommand.class,
            FeedMonthsCommand.class
        })
public final class FeedCommandGroup {}
