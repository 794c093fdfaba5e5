package io.communitykit.core.segment;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.counter.CountedMember;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.segment.internal.SegmentProgramDocument;
import io.communitykit.core.segment.internal.SegmentProgramDocument.CounterItem;
import io.communitykit.core.segment.internal.SegmentProgramDocument.ReadingItem;
import io.communitykit.core.segment.internal.SegmentProgramDocument.TagItem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a program of a document. For one document and one thread. */
final class SegmentProgramConversion {

    private static final Duration HORIZON = Duration.ofDays(35);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final SegmentProgramDocument document;
    private final Violations violations;
    private final AttributeSchema events;

    SegmentProgramConversion(SegmentProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
        this.events = events(document, violations);
    }

    private static AttributeSchema events(SegmentProgramDocument document, Violations violations) {
        Map<AttributeName, AttributeType> all = new TreeMap<>(document.events());
        EventFacts.schema().types().forEach((name, type) -> {
            if (all.put(name, type) != null) {
                violations.add(Violations.at("events", name), "a name that not every event has", name.value());
            }
        });
        return new AttributeSchema(all);
    }

    @Nullable
    SegmentProgram convert() {
        SegmentProgram.Builder builder =
                SegmentProgram.builder(document.version().value(), new AttributeSchema(document.attributes()));
        counters().ifPresent(builder::counters);
        document.readings().forEach((name, item) -> reading(name, item).ifPresent(builder::reading));
        violations.each("/tags", document.tags(), (item, at) -> rule(item)).forEach(builder::rule);
        document.segments()
                .forEach(it -> builder.segment(new Segment(
                        it.id(),
                        Objects.requireNonNullElse(it.version(), 1),
                        Objects.requireNonNullElse(it.title(), ""),
                        it.when())));
        return violations.isEmpty() ? build(builder) : null;
    }

    private @Nullable SegmentProgram build(SegmentProgram.Builder builder) {
        try {
            return builder.build();
        } catch (InvalidPolicyException e) {
            e.violations().forEach(violations::add);
            return null;
        }
    }

    private static TagRule rule(TagItem item) {
        return new TagRule(
                item.id(),
                item.in(),
                item.family(),
                Objects.requireNonNullElse(item.title(), ""),
                item.when(),
                Objects.requireNonNullElse(item.confidence(), TagMatch.CERTAIN),
                Optional.ofNullable(item.lingers()));
    }

    private Optional<CounterSet> counters() {
        List<Counter> counters = new ArrayList<>();
        for (Map.Entry<CounterId, CounterItem> entry : document.counters().entrySet()) {
            String at = Violations.at("counters", entry.getKey());
            violations
                    .made(at, () -> counter(entry.getKey(), entry.getValue(), at))
                    .ifPresent(counters::add);
        }
        return violations.made(
                "",
                () -> new CounterSet(
                        Objects.requireNonNullElse(document.horizon(), HORIZON),
                        Objects.requireNonNullElse(document.skew(), SKEW),
                        counters));
    }

    private Counter counter(CounterId id, CounterItem item, String at) {
        return new Counter(
                id,
                Objects.requireNonNullElse(item.of(), CountedMember.ACTOR),
                Set.copyOf(item.types()),
                Optional.ofNullable(item.where())
                        .map(it -> it.check(events, Violations.below(at, "where"), violations)),
                Optional.ofNullable(item.by()),
                Optional.ofNullable(item.amount()),
                Optional.ofNullable(item.value()),
                item.keep());
    }

    private Optional<Reading> reading(AttributeName name, ReadingItem item) {
        String at = Violations.at("readings", name);
        if (item.last() != null && item.during() != null) {
            violations.add(Violations.below(at, "during"), "no during beside last", item.during());
            return Optional.empty();
        }
        ZoneId zone = item.zone() == null ? document.zone() : item.zone();
        if (item.during() != null && zone == null) {
            violations.addMissing(Violations.below(at, "zone"), "a zone, here or for the whole program");
            return Optional.empty();
        }
        return violations.made(
                at,
                () -> new Reading(
                        name,
                        item.counter(),
                        Optional.ofNullable(item.key()),
                        item.measure(),
                        window(item, zone),
                        Optional.ofNullable(item.currency())));
    }

    private static CounterWindow window(ReadingItem item, @Nullable ZoneId zone) {
        if (item.last() != null) {
            return CounterWindow.last(item.last());
        }
        return item.during() == null || zone == null
                ? CounterWindow.lifetime()
                : CounterWindow.during(item.during(), zone);
    }
}
