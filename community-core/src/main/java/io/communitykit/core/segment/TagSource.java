package io.communitykit.core.segment;

import io.communitykit.core.id.IdText;

/**
 * Who says that a member carries a tag: an operator, a survey, a model, a rule. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, such as {@code operator:anna} or {@code model:churn-3}
 */
public record TagSource(String value) implements Comparable<TagSource> {

    /** The source of the tags that a program's own rules set. */
    public static final TagSource RULE = new TagSource("rule");

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public TagSource {
        IdText.check("source of a tag", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(TagSource other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
