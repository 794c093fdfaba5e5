package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A profile with supposed readings in the place of counters. For one thread. */
final class SupposedFacts implements Facts {

    private final SegmentProgram program;
    private final Map<AttributeName, AttributeValue> readings;
    private final ProfileFacts told;
    private final Map<SegmentId, Truth> judged = new HashMap<>();

    SupposedFacts(SegmentProgram program, Profile profile, Map<AttributeName, AttributeValue> readings, Instant now) {
        this.program = program;
        this.readings = readings;
        this.told = new ProfileFacts(program, profile, CounterState.empty(), now);
    }

    @Override
    public Optional<AttributeValue> value(AttributeName name) {
        return Optional.ofNullable(readings.get(name)).or(() -> told.value(name));
    }

    @Override
    public Optional<Instant> now() {
        return told.now();
    }

    @Override
    public OptionalInt confidence(AttributeName tags, TagId tag) {
        return told.confidence(tags, tag);
    }

    @Override
    public Truth inSegment(SegmentId segment) {
        Truth known = judged.get(segment);
        if (known == null) {
            known = program.segment(segment).map(it -> truth(it.when())).orElse(Truth.UNKNOWN);
            judged.put(segment, known);
        }
        return known;
    }

    private Truth truth(Condition condition) {
        return condition.evaluate(this);
    }

    @Override
    public Optional<String> unit() {
        return told.unit();
    }
}
