package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;

/**
 * One step of a ladder.
 *
 * @param id its name
 * @param enter the value from which on, that value included, a member reaches it
 * @param keep the value from which on, that value included, a member keeps it; at most {@code enter}
 */
public record Tier(TierId id, long enter, long keep) {

    /**
     * Checks that who reaches it also keeps it.
     *
     * @param id its name
     * @param enter the value from which on a member reaches it
     * @param keep the value from which on a member keeps it
     */
    public Tier {
        if (keep > enter) {
            throw InvalidValueException.of(
                    "keep threshold of tier " + id, "at most its entry threshold " + enter, keep);
        }
    }

    /**
     * A tier that is kept with what it is reached with.
     *
     * @param id its name
     * @param enter the value from which on a member has it
     */
    public Tier(TierId id, long enter) {
        this(id, enter, enter);
    }
}
