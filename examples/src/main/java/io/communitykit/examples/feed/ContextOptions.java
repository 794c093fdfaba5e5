package io.communitykit.examples.feed;

import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.Violations;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where and when a feed is looked at. */
final class ContextOptions {

    @Option(names = "--device", paramLabel = "NAME", description = "The kind of device, such as phone.")
    private @Nullable String device;

    @Option(names = "--channel", paramLabel = "NAME", description = "The channel, such as video.")
    private @Nullable String channel;

    @Option(names = "--city", paramLabel = "NAME", description = "The city.")
    private @Nullable String city;

    @Option(names = "--city-tier", paramLabel = "N", description = "The city's tier, 1 for the largest, to 9.")
    private @Nullable Integer cityTier;

    @Option(
            names = "--segment",
            paramLabel = "SEGMENT",
            description = "A segment that the member is in; may be given several times.")
    private List<String> segments = new ArrayList<>();

    /** The context. */
    FeedContext context(FeedPolicy policy, Instant at) {
        SortedSet<SegmentId> known = new TreeSet<>();
        segments.forEach(it -> known.add(segment(policy, it)));
        return Usage.checked(() -> new FeedContext(
                at,
                Optional.ofNullable(device),
                Optional.ofNullable(channel),
                Optional.ofNullable(city),
                cityTier == null ? OptionalInt.empty() : OptionalInt.of(cityTier),
                Optional.empty(),
                known));
    }

    private static SegmentId segment(FeedPolicy policy, String text) {
        SegmentId id = Usage.checked(() -> new SegmentId(text));
        if (!policy.segments().contains(id)) {
            Violations fault = new Violations();
            fault.addUnknown(
                    "--segment",
                    "a segment that the policy names",
                    text,
                    policy.segments().stream().map(SegmentId::value).toList());
            throw new CommandFailure(ExitCode.USAGE, fault.list().get(0).toString(), null);
        }
        return id;
    }
}
