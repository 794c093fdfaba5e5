package io.communitykit.examples.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.InputFormat;
import io.communitykit.recommend.feed.Candidate;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.feed.FeedRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is ranked, how, and for whom. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FeedOptions {

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A policy of kind feed-policy (default: one that the jar carries, for a shop or, with a Stack Exchange"
                            + " dump, for such a community).")
    private @Nullable Path policy;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR|FILE",
            description = "CloudEvents JSON lines, or a folder with a Stack Exchange dump.")
    private Path input;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "As of when, such as 2026-12-31T16:00:00Z; later events are left out (default: the last event).")
    private @Nullable Instant at;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many places the page has, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "What random choices are made of (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--member", paramLabel = "ID", description = "Who looks: what this member viewed counts as seen.")
    private @Nullable String member;

    @Option(
            names = "--on-bad-line",
            paramLabel = "CHOICE",
            defaultValue = "stop",
            description =
                    "What to do with a line that holds no event: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BadLineChoice onBadLine;

    @Mixin
    private ContextOptions context;

    /**
     * Reads everything.
     *
     * @throws CommandFailure if something cannot be read, or no content was published
     */
    LoadedFeed load(Console console) {
        InputFormat format = InputFormat.of(input);
        FeedPolicyFile file = policyFile(format);
        FeedPolicy rules = file.policy();
        Instant until = at == null ? null : cut(at);
        MemberId viewer = member == null ? null : Usage.checked(() -> new MemberId(String.valueOf(member)));
        FeedRequest asked = Usage.checked(() ->
                FeedRequest.of(context.context(rules, Instant.EPOCH), size).seed(seed));
        var memory = new FeedMemory(rules);
        var loader = new FeedLoader(memory, until, viewer, onBadLine, console);
        SignalTally tally = loader.tell(format.open(input, new EventSource("stack-exchange"), console));
        if (memory.contents().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    input + " holds no content that was published" + (at == null ? "" : " by --at"),
                    null);
        }
        Instant when = until == null ? memory.latest() : until;
        FeedRequest request = new FeedRequest(
                context.context(rules, when), candidates(memory, viewer, loader.seen()), asked.size(), List.of(), seed);
        return new LoadedFeed(new FeedInput(file, when, memory.items(when), request), memory.contents(), tally);
    }

    private FeedPolicyFile policyFile(InputFormat format) {
        if (policy != null) {
            return FeedPolicyFile.read(policy);
        }
        return FeedPolicyFile.builtIn(
                format == InputFormat.STACKEXCHANGE ? FeedPolicyFile.STACK_EXCHANGE : FeedPolicyFile.SHOP);
    }

    private static Optional<List<Candidate>> candidates(
            FeedMemory memory, @Nullable MemberId viewer, Map<ContentId, Integer> seen) {
        if (viewer == null) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (ContentId content : memory.contents().keySet()) {
            candidates.add(new Candidate(content, 0, seen.getOrDefault(content, 0)));
        }
        return Optional.of(candidates);
    }

    private static Instant cut(Instant instant) {
        return Usage.checked(() -> Timestamps.cut("--at", instant));
    }
}
