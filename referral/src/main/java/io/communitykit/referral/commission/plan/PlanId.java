package io.communitykit.referral.commission.plan;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.util.regex.Pattern;

/**
 * Names a plan within its program, such as {@code partner} or {@code koc}. Immutable and safe for many threads.
 *
 * @param value 1 to 40 of a-z, 0-9 and hyphen
 */
@TextValue(pattern = "^[a-z0-9-]{1,40}$")
public record PlanId(String value) implements Comparable<PlanId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,40}");

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public PlanId {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of("plan", "1 to 40 of a-z, 0-9 and hyphen", value);
        }
    }

    /** Orders by character. */
    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
