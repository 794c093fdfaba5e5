package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many of a group a page may or must hold. Content without the attribute belongs to no group and is not counted.
 *
 * @param id names the quota in moves and shortfalls
 * @param by the attribute that makes the groups
 * @param of the one group that it speaks of; empty for each group by itself, which allows a maximum only
 * @param min at least so many on the page, 1 to 1,000
 * @param max at most so many, 0 to 1,000; a maximum of 0 shuts a group out
 * @param within the maximum holds for any so many places in a row, 2 to 1,000; for the whole page where empty
 */
public record Quota(RuleId id, GroupKey by, Optional<String> of, OptionalInt min, OptionalInt max, OptionalInt within) {

    /** No quota is larger. */
    public static final int MOST = 1_000;

    /**
     * Checks the numbers.
     *
     * @param id names the quota
     * @param by the attribute that makes the groups
     * @param of the one group
     * @param min at least so many
     * @param max at most so many
     * @param within the maximum holds for any so many places in a row
     */
    public Quota {
        range(id, "min", min, 1);
        range(id, "max", max, 0);
        range(id, "within", within, 2);
        if (min.isEmpty() && max.isEmpty()) {
            throw InvalidValueException.of("quota " + id, "a minimum, a maximum or both", "neither");
        }
        if (min.isPresent() && of.isEmpty()) {
            throw InvalidValueException.of("quota " + id, "about one group where it has a minimum", "no group");
        }
        if (within.isPresent() && max.isEmpty()) {
            throw InvalidValueException.of("within of quota " + id, "beside a maximum", within.getAsInt());
        }
        if (min.isPresent() && max.isPresent() && within.isEmpty() && min.getAsInt() > max.getAsInt()) {
            throw InvalidValueException.of("min of quota " + id, "at most its max " + max.getAsInt(), min.getAsInt());
        }
    }

    private static void range(RuleId id, String name, OptionalInt value, int least) {
        if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > MOST)) {
            throw InvalidValueException.of(name + " of quota " + id, least + " to " + MOST, value.getAsInt());
        }
    }
}
