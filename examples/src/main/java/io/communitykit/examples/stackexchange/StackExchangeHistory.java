package io.communitykit.examples.stackexchange;

import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.Progress;
import io.communitykit.examples.history.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The history in a Stack Exchange data dump: a folder with Users.xml, Posts.xml, Votes.xml and, where there are,
 * Comments.xml and Badges.xml.
 *
 * <p>Facts are told in the order of time; of one instant, in the order of the files just named, comments before votes,
 * then by number. Votes carry a date without a time and stand at the start of their day in UTC. The files are streamed;
 * what is kept to sort them is about 100 bytes a row, the titles and tags of questions, and the names of members.
 */
public final class StackExchangeHistory implements History {

    private final EventSource source;
    private final Dump dump;
    private final List<BadLine> badLines;

    private StackExchangeHistory(EventSource source, Dump dump, List<BadLine> badLines) {
        this.source = source;
        this.dump = dump;
        this.badLines = badLines;
    }

    /**
     * Reads a dump.
     *
     * @param folder the dump's folder
     * @param source the events' source; tell one dump always under the same
     * @param console hears how far the reading has come
     * @throws io.communitykit.examples.cli.CommandFailure if a file is missing or no well-formed XML
     */
    public static StackExchangeHistory read(Path folder, EventSource source, Console console) {
        List<BadLine> badLines = new ArrayList<>();
        try (Progress progress = console.progress("rows read", OptionalLong.empty())) {
            return new StackExchangeHistory(source, Dump.read(folder, badLines::add, progress::step), badLines);
        }
    }

    @Override
    public void tell(Listener listener) {
        badLines.forEach(listener::bad);
        FactEvents events = new FactEvents(source, dump);
        dump.facts().forEach(fact -> listener.event(events.event(fact)));
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of((long) dump.facts().size() + badLines.size());
    }

    @Override
    public Map<MemberId, Long> publishedBalances() {
        return dump.reputations();
    }
}
