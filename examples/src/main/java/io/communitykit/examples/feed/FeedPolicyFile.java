package io.communitykit.examples.feed;

import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.recommend.feed.FeedPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        try {
            byte[] bytes = Files.readAllBytes(file);
            FeedPolicy policy = PolicyFiles.read(FeedPolicy.KIND, new ByteArrayInputStream(bytes), file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new FeedPolicyFile(text, policy);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    static FeedPolicyFile builtIn(String name) {
        return of(PolicyFiles.builtInText(name));
    }

    /**
     * Reads a policy that is known to be one, or whose faults the caller tells.
     *
     * @throws InvalidPolicyException with every fault that could be found
     */
    static FeedPolicyFile of(String text) {
        return new FeedPolicyFile(text, FeedPolicy.KIND.read(text));
    }
}
