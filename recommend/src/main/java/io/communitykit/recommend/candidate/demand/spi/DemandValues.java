package io.communitykit.recommend.candidate.demand.spi;

import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.demand.DemandSource;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What the sources of a demand score say of an item. Asked once a source and score, by the thread that wants the score; must be safe for many threads, and
 * answer the same to the same question. What it throws reaches the caller.
 */
@FunctionalInterface
public interface DemandValues {

    /**
     * What a source says.
     *
     * @param item of what
     * @param source who is asked
     * @param at as of when
     * @return 0 to 10,000, of 10,000; empty where the source does not know
     */
    OptionalInt value(ItemId item, DemandSource source, Instant at);
}
