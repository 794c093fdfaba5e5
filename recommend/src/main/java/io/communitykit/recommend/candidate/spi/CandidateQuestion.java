package io.communitykit.recommend.candidate.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.internal.Checks;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For whom candidates are sought.
 *
 * @param member for whom
 * @param history what the member did with items, as weights above 0, at most 1e12; empty for a new member
 * @param at as of when
 * @param limit how many are wanted, 1 to 10,000
 */
public record CandidateQuestion(MemberId member, SortedMap<ItemId, Double> history, Instant at, int limit) {

    /** No question asks for more. */
    public static final int MOST = 10_000;

    /**
     * Checks and copies.
     *
     * @param member for whom
     * @param history what the member did
     * @param at as of when
     * @param limit how many
     */
    public CandidateQuestion {
        history = Collections.unmodifiableSortedMap(new TreeMap<>(history));
        for (Map.Entry<ItemId, Double> each : history.entrySet()) {
            if (!(each.getValue() > 0 && each.getValue() <= 1e12)) {
                throw InvalidValueException.of(
                        "weight of " + each.getKey(), "above 0 and at most 1e12", each.getValue());
            }
        }
        Checks.within("limit of candidates", limit, 1, MOST);
    }

    /**
     * The same for another number of candidates.
     *
     * @param number how many
     * @return another question
     */
    public CandidateQuestion limit(int number) {
        return new CandidateQuestion(member, history, at, number);
    }
}
