package io.communitykit.recommend.candidate.spi;

import io.communitykit.recommend.candidate.data.ItemId;
import java.util.List;

/**
 * Finds candidates in one way. The library's models and live counts are sources; implement this for what the host knows itself, such as editors' picks.
 *
 * <ul>
 *   <li><b>Order.</b> The best first, each item once, none of the member's history. Scores never rise along the list and are above 0.
 *   <li><b>Limit.</b> At most as many as the question asks for; fewer, or none, where nothing more is known.
 *   <li><b>Replay.</b> The same question gets the same answer as long as nothing new was learnt.
 *   <li><b>Failure.</b> What a source throws goes through to who asked.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface CandidateSource {

    /**
     * Finds candidates.
     *
     * @param question for whom, and how many
     * @return the best first
     */
    List<Found> find(CandidateQuestion question);

    /**
     * Says why an item was found for somebody: the items of the history that speak for it.
     *
     * @param question as it was asked
     * @param item one of those found
     * @param limit how many reasons at most, 1 or more
     * @return by falling share; empty where the history has no part in it
     */
    default List<Reason> because(CandidateQuestion question, ItemId item, int limit) {
        return List.of();
    }

    /**
     * An item that was found.
     *
     * @param item which
     * @param score above 0; comparable within one answer only
     */
    record Found(ItemId item, double score) {}

    /**
     * An item of the history that speaks for a candidate.
     *
     * @param item of the history
     * @param share how much it adds to the score, in the units of the source
     */
    record Reason(ItemId item, double share) {}
}
