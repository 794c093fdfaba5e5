package io.communitykit.examples.segments;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.SegmentProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a registration tells of a profile: its time as {@code registeredAt}, and what it says of the member, such as a city or a
 * device, as far as a program declares attributes of these names and types.
 */
public final class Registration {

    private static final AttributeName REGISTERED_AT = new AttributeName("registeredAt");

    private Registration() {}

    /**
     * What to tell of the actor.
     *
     * @param event any fact
     * @param program the segments
     * @return nothing where the fact is no registration
     */
    public static List<ProfileCommand> of(CommunityEvent event, SegmentProgram program) {
        if (!event.type().equals(EventType.MEMBER_REGISTERED)) {
            return List.of();
        }
        List<ProfileCommand> commands = new ArrayList<>();
        event.attributes().forEach((name, value) -> put(name, value, program).ifPresent(commands::add));
        put(REGISTERED_AT, AttributeValue.of(event.occurredAt()), program).ifPresent(commands::add);
        return commands;
    }

    private static Optional<ProfileCommand> put(AttributeName name, AttributeValue value, SegmentProgram program) {
        Optional<AttributeType> type = program.attributes().typeOf(name);
        return type.filter(AttributeType.of(value)::equals).map(it -> new ProfileCommand.Put(name, value));
    }
}
