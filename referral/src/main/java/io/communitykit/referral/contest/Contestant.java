package io.communitykit.referral.contest;

import io.communitykit.core.event.EventType;
import io.communitykit.referral.team.TeamId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a member has in a contest. Who it is stands in the key of its entry. Immutable and safe for many threads.
 *
 * @param team for which team the member scores
 * @param number numbers the member in the order of joining the contest, from 1 on
 * @param score what the member scored, 0 or more
 * @param counts how often each action counted, of those whose number is limited in all; unmodifiable
 */
public record Contestant(TeamId team, int number, long score, SortedMap<EventType, Integer> counts) {

    /**
     * Copies the counts.
     *
     * @param team for which team the member scores
     * @param number numbers the member
     * @param score what the member scored
     * @param counts how often each action counted
     */
    public Contestant {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    static Contestant joined(TeamId team, int number) {
        return new Contestant(team, number, 0, new TreeMap<>(Map.of()));
    }

    int count(EventType action) {
        return counts.getOrDefault(action, 0);
    }

    /** After an action counted once more, or once less. */
    Contestant scored(ContestTerms.Score by, int times) {
        SortedMap<EventType, Integer> next = new TreeMap<>(counts);
        if (by.perMember().isPresent()) {
            int count = count(by.action()) + times;
            next.put(by.action(), count);
            next.values().removeIf(it -> it == 0);
        }
        long points = Math.multiplyExact(by.points(), (long) times);
        return new Contestant(team, number, Math.addExact(score, points), next);
    }
}
