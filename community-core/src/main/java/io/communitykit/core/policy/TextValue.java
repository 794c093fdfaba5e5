package io.communitykit.core.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record of one {@code String} that stands in documents as a JSON string, such as the name of a tier. Its compact
 * constructor's {@link io.communitykit.core.InvalidValueException} becomes a violation. The ids of
 * {@code io.communitykit.core.id} and the names of {@code io.communitykit.core.event} are read so without the mark.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TextValue {

    /**
     * The shape of the text for the JSON Schema.
     *
     * @return a regular expression that the whole text matches; empty for any text that is not empty
     */
    String pattern() default "";
}
