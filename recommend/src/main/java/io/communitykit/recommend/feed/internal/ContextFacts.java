package io.communitykit.recommend.feed.internal;

import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.ready.DayPart;
import io.communitykit.recommend.explore.Audience;
import io.communitykit.recommend.feed.FeedContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What conditions see of a context.
 *
 * @param context the context
 * @param zone whose clock counts
 */
public record ContextFacts(FeedContext context, ZoneId zone) implements Facts {

    @Override
    public Optional<AttributeValue> value(AttributeName name) {
        return switch (name.value()) {
            case "device" -> context.device().map(AttributeValue::of);
            case "channel" -> context.channel().map(AttributeValue::of);
            case "city" -> context.city().map(AttributeValue::of);
            case "cityTier" ->
                context.cityTier().isPresent()
                        ? Optional.of(AttributeValue.of(context.cityTier().getAsInt()))
                        : Optional.empty();
            case "newMember" -> context.audience().map(audience -> AttributeValue.of(audience == Audience.NEW_MEMBER));
            default -> ofTime(name.value());
        };
    }

    private Optional<AttributeValue> ofTime(String name) {
        ZonedDateTime local = context.at().atZone(zone);
        return switch (name) {
            case "dayPart" ->
                Optional.of(AttributeValue.of(DayPart.of(context.at(), zone).jsonName()));
            case "hour" -> Optional.of(AttributeValue.of(local.getHour()));
            case "weekend" -> Optional.of(AttributeValue.of(local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Instant> now() {
        return Optional.of(context.at());
    }

    @Override
    public Truth inSegment(SegmentId segment) {
        return context.segments().contains(segment) ? Truth.TRUE : Truth.FALSE;
    }
}
