package io.communitykit.examples.referral;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.history.History;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.SkippedLines;
import java.util.function.Consumer;

/** Tells a history to a teller, and counts. Not safe for many threads. */
final class HistoryListener implements History.Listener {

    private final Consumer<CommunityEvent> teller;
    private final SkippedLines skipped;
    private long read;

    HistoryListener(Consumer<CommunityEvent> teller, BadLineChoice choice, Console console) {
        this.teller = teller;
        this.skipped = new SkippedLines(choice, console);
    }

    @Override
    public void event(CommunityEvent event) {
        read++;
        try {
            teller.accept(event);
        } catch (InvalidValueException e) {
            skipped.add(new History.BadLine("event " + event.id(), read, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void bad(History.BadLine line) {
        read++;
        skipped.add(line);
    }

    /** How many lines were read. */
    long read() {
        return read;
    }

    /** How many of them were bad. */
    long end() {
        skipped.end();
        return skipped.count();
    }
}
