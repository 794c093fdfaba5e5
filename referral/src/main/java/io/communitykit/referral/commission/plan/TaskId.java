package io.communitykit.referral.commission.plan;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names a kind of task that is paid, such as {@code unboxing-video}. Opaque and compared to the byte. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
@TextValue
public record TaskId(String value) implements Comparable<TaskId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public TaskId {
        IdText.check("task id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
