package io.communitykit.referral.spi;

import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a book that was opened to be changed. Immutable and safe for many threads.
 *
 * @param book which
 * @param header its new state; must not contain a member's id
 * @param dueAt when time alone will change something, in microseconds; empty if never
 * @param entries entries that are new or take the place of those with the same keys, each key once; copied
 */
public record BookChange(BookId book, Json.Obj header, Optional<Instant> dueAt, List<Entry> entries) {

    /**
     * Copies the entries and cuts the instant.
     *
     * @param book which
     * @param header its new state
     * @param dueAt when time alone will change something
     * @param entries entries to save
     */
    public BookChange {
        dueAt = dueAt.map(it -> Timestamps.cut("instant when a book is due", it));
        entries = List.copyOf(entries);
    }
}
