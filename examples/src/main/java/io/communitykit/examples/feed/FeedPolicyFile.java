package io.communitykit.examples.feed;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.recommend.feed.FeedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A policy and its text.
 *
 * @param text as it was written
 * @param policy what it says
 */
record FeedPolicyFile(String text, FeedPolicy policy) {

    /** The carried policy of a shop. */
    static final String SHOP = "shop-feed.json";

    /** The carried policy of a dump. */
    static final String STACK_EXCHANGE = "stack-exchange-feed.json";

    static FeedPolicyFile read(Path file) {
        FeedPolicy policy = PolicyFiles.read(FeedPolicy.KIND, file);
        try {
            return new FeedPolicyFile(Files.readString(file), policy);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    static FeedPolicyFile builtIn(String name) {
        return new FeedPolicyFile(PolicyFiles.builtInText(name), PolicyFiles.builtIn(FeedPolicy.KIND, name));
    }
}
