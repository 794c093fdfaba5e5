package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.util.OptionalInt;

/**
 * What becomes of content that the member was shown before. What speaks for it is multiplied by {@code factor} once for each time; after
 * {@code hideAfter} times it is not shown again.
 *
 * @param factor basis points, 0 to 10,000
 * @param hideAfter 1 to 1,000 times; never where empty
 */
public record SeenRule(int factor, OptionalInt hideAfter) {

    /** Nothing becomes of it. */
    public static final SeenRule IGNORED = new SeenRule(10_000, OptionalInt.empty());

    /**
     * Checks the numbers.
     *
     * @param factor basis points
     * @param hideAfter after how many times it is hidden
     */
    public SeenRule {
        Checks.basisPoints("factor of what was seen", factor);
        if (hideAfter.isPresent() && (hideAfter.getAsInt() < 1 || hideAfter.getAsInt() > 1_000)) {
            throw InvalidValueException.of("hideAfter", "1 to 1000", hideAfter.getAsInt());
        }
    }

    boolean hides(int times) {
        return hideAfter.isPresent() && times >= hideAfter.getAsInt();
    }
}
