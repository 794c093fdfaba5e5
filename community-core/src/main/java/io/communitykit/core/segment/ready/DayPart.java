package io.communitykit.core.segment.ready;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.CommunityEvent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A part of the day, by the hour of a zone's clock. Conditions know no hours, so a program that asks for habits needs events that say
 * it themselves: {@link #stamp} adds it.
 */
public enum DayPart {
    /** From 5 to before 11. */
    MORNING(5),
    /** From 11 to before 14. */
    NOON(11),
    /** From 14 to before 18. */
    AFTERNOON(14),
    /** From 18 to before 23. */
    EVENING(18),
    /** From 23 to before 5. */
    NIGHT(23);

    /** The parts that an event belongs to: a list of {@link #jsonName} and, on Saturday and Sunday, {@code weekend}. */
    public static final AttributeName DAY_PARTS = new AttributeName("dayParts");
    /** The day of the zone's calendar, text such as {@code 2026-03-08}. */
    public static final AttributeName LOCAL_DAY = new AttributeName("localDay");

    private static final String WEEKEND = "weekend";

    private final int from;

    DayPart(int from) {
        this.from = from;
    }

    /**
     * The part that an instant belongs to.
     *
     * @param instant any instant
     * @param zone whose clock counts
     * @return the part
     */
    public static DayPart of(Instant instant, ZoneId zone) {
        int hour = instant.atZone(zone).getHour();
        DayPart found = NIGHT;
        for (DayPart part : values()) {
            if (hour >= part.from) {
                found = part;
            }
        }
        return found;
    }

    /**
     * Adds {@code dayParts} and {@code localDay}. Pure: the same event always comes out the same, so repeats stay repeats.
     *
     * @param event any event; what it says under these names is replaced
     * @param zone whose clock and calendar count
     * @return the event with both
     */
    public static CommunityEvent stamp(CommunityEvent event, ZoneId zone) {
        ZonedDateTime local = event.occurredAt().atZone(zone);
        List<AttributeValue.Scalar> parts = new ArrayList<>();
        parts.add(AttributeValue.of(of(event.occurredAt(), zone).jsonName()));
        if (local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            parts.add(AttributeValue.of(WEEKEND));
        }
        return event.toBuilder()
                .with(DAY_PARTS, new ListOf(parts))
                .with(LOCAL_DAY, AttributeValue.of(local.toLocalDate().toString()))
                .build();
    }

    /**
     * The name that attributes have.
     *
     * @return such as {@code evening}
     */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
