package io.communitykit.core.condition;

import com.google.common.collect.ImmutableSet;
import io.communitykit.core.event.AttributeName;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of attribute types, and their names in messages. */
final class Names {

    static final ImmutableSet<AttributeType> SCALARS = ImmutableSet.of(
            AttributeType.TEXT,
            AttributeType.NUMBER,
            AttributeType.MONEY,
            AttributeType.BOOLEAN,
            AttributeType.INSTANT,
            AttributeType.DATE);
    static final ImmutableSet<AttributeType> ORDERED =
            ImmutableSet.of(AttributeType.NUMBER, AttributeType.MONEY, AttributeType.INSTANT, AttributeType.DATE);

    private Names() {}

    static String of(Set<AttributeType> types) {
        return types.stream().sorted().map(AttributeType::jsonName).collect(Collectors.joining(", "));
    }

    static SortedSet<AttributeName> sorted(AttributeName... names) {
        return new TreeSet<>(Arrays.asList(names));
    }
}
