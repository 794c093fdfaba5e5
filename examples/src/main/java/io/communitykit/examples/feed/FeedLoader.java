package io.communitykit.examples.feed;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.history.History;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.SkippedLines;
import io.communitykit.recommend.signal.SignalResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a history to a feed's memory, up to an instant, and remembers what one member looked at. Used once. */
final class FeedLoader implements History.Listener {

    private static final int SHOWN = 10;

    private final FeedMemory memory;
    private final @Nullable Instant until;
    private final @Nullable MemberId viewer;
    private final SkippedLines skipped;
    private final Console console;
    private final SignalTally tally = new SignalTally();
    private final Map<ContentId, Integer> seen = new HashMap<>();

    FeedLoader(
            FeedMemory memory,
            @Nullable Instant until,
            @Nullable MemberId viewer,
            BadLineChoice onBadLine,
            Console console) {
        this.memory = memory;
        this.until = until;
        this.viewer = viewer;
        this.skipped = new SkippedLines(onBadLine, console);
        this.console = console;
    }

    /** Tells everything. */
    SignalTally tell(History history) {
        history.tell(this, console);
        skipped.end();
        return tally;
    }

    @Override
    public void event(CommunityEvent event) {
        if (until != null && event.occurredAt().isAfter(until)) {
            tally.addLater();
            return;
        }
        List<SignalResult> results = memory.tell(event);
        long before = tally.refused();
        tally.add(results);
        if (tally.refused() > before && tally.refused() <= SHOWN) {
            console.note("not counted: " + Texts.printable(results.toString()));
        }
        if (viewer != null
                && event.type().equals(EventType.CONTENT_VIEWED)
                && event.actor().filter(viewer::equals).isPresent()) {
            event.subject().ifPresent(it -> seen.merge(new ContentId(it.value()), 1, Integer::sum));
        }
    }

    @Override
    public void bad(History.BadLine line) {
        skipped.add(line);
        tally.addBad();
    }

    /** How often the viewer looked at what. */
    Map<ContentId, Integer> seen() {
        return seen;
    }
}
