package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.Describe;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.counter.CountedMember;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.time.CalendarWindow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A segment program as a document.
 *
 * @param version its version
 * @param zone the zone of calendar windows that name none
 * @param attributes what the host tells of members
 * @param events the attributes of events that counters ask for
 * @param horizon how long repeats of events are recognised
 * @param skew how far ahead of now an event may lie
 * @param counters the behaviour that is counted
 * @param readings attributes that counters give
 * @param tags tags that rules set
 * @param segments the segments
 */
public record SegmentProgramDocument(
        PolicyVersion version,

        @Describe("The zone whose calendar counts where a reading names none.") @Nullable
        ZoneId zone,

        @Describe("What the host tells of members: names and types.")
        Map<AttributeName, AttributeType> attributes,

        @Describe("The attributes of events that conditions of counters look at: names and types.")
        Map<AttributeName, AttributeType> events,

        @Describe("How long repeats of events are recognised; older events count nowhere. 35 days by default.")
        @Nullable
        Duration horizon,

        @Describe("How far ahead of now an event may lie; 5 minutes by default.") @Nullable
        Duration skew,

        @Describe("The behaviour that is counted, by name.") Map<CounterId, CounterItem> counters,

        @Describe("Attributes that counters give, by name.") Map<AttributeName, ReadingItem> readings,

        @Describe("Tags that rules set.") @Size(max = SegmentProgram.MAX_SEGMENTS)
        List<TagItem> tags,

        @Describe("The segments.") @Size(max = SegmentProgram.MAX_SEGMENTS)
        List<SegmentItem> segments) {

    /**
     * A counter in a document.
     *
     * @param of whose behaviour
     * @param types the kinds of events
     * @param where which of them
     * @param by what they are told apart by
     * @param amount what is summed
     * @param value what is told apart
     * @param keep how far back hits are kept singly
     */
    public record CounterItem(
            @Describe("Whose behaviour it is: the actor's by default, or the beneficiary's.") @Nullable
            CountedMember of,

            @Describe("The kinds of events that it counts.") @NotEmpty
            List<EventType> types,

            @Describe("Which of these events; all by default.") @Nullable
            Condition where,

            @Describe("The event's attribute that keys are taken from, such as category.") @Nullable
            AttributeName by,

            @Describe("The event's attribute that is summed, a number or money.") @Nullable
            AttributeName amount,

            @Describe("The event's attribute whose different values are counted.") @Nullable
            AttributeName value,

            @Describe("How far back hits are kept singly: at least the longest window read.")
            Duration keep) {}

    /**
     * A reading in a document.
     *
     * @param counter the counter
     * @param key one key of it
     * @param measure what is taken
     * @param last a rolling window
     * @param during a calendar window
     * @param zone whose calendar
     * @param currency of a sum of money
     */
    public record ReadingItem(
            @Describe("The counter that it is read off.") CounterId counter,

            @Describe("The key of the counter that counts; all by default.") @Nullable
            String key,

            @Describe("What is taken from the hits.") Measure measure,

            @Describe("The last stretch of time, such as P30D; this or during, and every hit since ever without both.")
            @Nullable
            Duration last,

            @Describe("The calendar stretch that now belongs to; this or last.")
            CalendarWindow.@Nullable Period during,

            @Describe("Whose calendar counts; the program's zone by default.") @Nullable
            ZoneId zone,

            @Describe("The currency of a sum of money.") @Nullable
            Currency currency) {}

    /**
     * A tag rule in a document.
     *
     * @param id the tag
     * @param in the set
     * @param family its family
     * @param title what people call it
     * @param when who carries it
     * @param confidence how sure it is
     * @param lingers how long half of it stays
     */
    public record TagItem(
            @Describe("The tag.") TagId id,

            @Describe("The attribute of type tags that it is put into.")
            AttributeName in,

            @Describe("The family that it belongs to.") TagFamily family,

            @Describe("What people call it.") @Nullable String title,

            @Describe("Who carries it.") Condition when,

            @Describe("How sure it is, in basis points; 10000 by default.") @Min(1) @Max(TagMatch.CERTAIN) @Nullable
            Integer confidence,

            @Describe(
                    "How long half of its confidence stays once the rule holds no longer; it goes at once by default.")
            @Nullable
            Duration lingers) {}

    /**
     * A segment in a document.
     *
     * @param id its id
     * @param version counts the editions of its rule
     * @param title what people call it
     * @param when who is in it
     */
    public record SegmentItem(
            @Describe("Its id.") SegmentId id,

            @Describe("Counts the editions of its rule; 1 by default.") @Min(1) @Nullable
            Integer version,

            @Describe("What people call it.") @Nullable String title,

            @Describe("Who is in it: those of whom this is true.")
            Condition when) {}
}
