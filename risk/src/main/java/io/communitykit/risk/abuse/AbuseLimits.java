package io.communitykit.risk.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.abuse.internal.Ranges;
import java.time.Duration;

/**
 * From where on a pattern means something.
 *
 * @param hub a soft key of so many persons or more says nothing, 3 to 100,000
 * @param family so many friends with a common key are a family, 0 to 100: only more of them speak with full strength
 * @param star so many friends of one referrer begin to be a star, 2 to 100,000; it is full at three times as many
 * @param keptDays a member kept for less, with at most one order, came to nothing unless a friend of theirs came to more, 1 to 3,650; known so many
 *     days after they were brought
 * @param burst the window around a friend in which friends of one referrer are counted, 1 minute to 90 days
 * @param velocity the window around a friend in which members of one key are counted, 1 minute to 90 days
 * @param crowd so many members of one key in the window begin to speak, 2 to 100,000; they are full at three times as many
 * @param human from the click to the registration nobody is faster, 1 millisecond to 1 hour; all three are whole microseconds
 * @param gaps so many intervals are needed to call them even, 3 to 1,000
 * @param mixed so many friends are needed to call them alike, 3 to 1,000
 * @param considered so many friends of a referrer, the latest, are looked at, 10 to 100,000
 * @param steps a walk up the referrers asks of so many persons at most who brought them, 1 to 1,000,000; it ends before a generation that goes
 *     beyond
 * @param strong a nearness that puts two persons into one cluster of a report, 1 to 10,000 basis points
 */
public record AbuseLimits(
        int hub,
        int family,
        int star,
        int keptDays,
        Duration burst,
        Duration velocity,
        int crowd,
        Duration human,
        int gaps,
        int mixed,
        int considered,
        int steps,
        int strong) {

    // Before the constant that is checked against it.
    /** Windows are no longer. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(90);

    /** What suits a shop: hubs from 150 persons, families up to 5, stars from 8. */
    public static final AbuseLimits USUAL = new AbuseLimits(
            150,
            5,
            8,
            14,
            Duration.ofHours(6),
            Duration.ofDays(1),
            6,
            Duration.ofSeconds(6),
            5,
            8,
            1_000,
            10_000,
            2_500);

    private static final int MANY = 100_000;

    /**
     * Checks the ranges.
     *
     * @param hub a soft key of so many persons or more says nothing
     * @param family so many friends with common keys are a family
     * @param star so many friends begin to be a star
     * @param keptDays a member kept for less came to nothing
     * @param burst the window in which friends are counted
     * @param velocity the window in which members of one key are counted
     * @param crowd so many members of one key begin to speak
     * @param human nobody is faster
     * @param gaps so many intervals are needed
     * @param mixed so many friends are needed
     * @param considered so many friends are looked at
     * @param steps a walk looks at so many persons at most
     * @param strong a nearness that puts two persons into one cluster
     */
    public AbuseLimits {
        Ranges.within("hub limit", hub, 3, MANY);
        Ranges.within("family", family, 0, 100);
        Ranges.within("star", star, 2, MANY);
        Ranges.within("kept days", keptDays, 1, 3_650);
        Ranges.within("burst window", burst, Duration.ofMinutes(1), LONGEST_WINDOW);
        Ranges.within("velocity window", velocity, Duration.ofMinutes(1), LONGEST_WINDOW);
        Ranges.within("crowd", crowd, 2, MANY);
        Ranges.within("human minimum", human, Duration.ofMillis(1), Duration.ofHours(1));
        Ranges.within("gaps", gaps, 3, 1_000);
        Ranges.within("mixed friends", mixed, 3, 1_000);
        Ranges.within("considered friends", considered, 10, MANY);
        Ranges.within("steps", steps, 1, 1_000_000);
        Ranges.within("strong nearness", strong, 1, Ranges.BASIS);
        whole("burst window", burst);
        whole("velocity window", velocity);
        whole("human minimum", human);
    }

    private static void whole(String name, Duration value) {
        if (value.toNanosPart() % 1_000 != 0) {
            throw InvalidValueException.of(name, "whole microseconds", value);
        }
    }
}
