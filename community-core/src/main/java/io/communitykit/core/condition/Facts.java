package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import java.util.Optional;

/** What a condition looks at. An implementation answers the same for the same name as long as one evaluation lasts. */
@FunctionalInterface
public interface Facts {

    /**
     * The value of an attribute.
     *
     * @param name the attribute
     * @return its value, or empty where it is not known
     */
    Optional<AttributeValue> value(AttributeName name);
}
