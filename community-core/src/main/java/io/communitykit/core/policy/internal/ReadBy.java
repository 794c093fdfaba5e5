package io.communitykit.core.policy.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the shape of a type of this module that this package does not know. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReadBy {

    /**
     * The shape.
     *
     * @return a class with a constructor without parameters
     */
    Class<? extends Shape> value();
}
