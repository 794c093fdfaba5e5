package io.communitykit.core.segment;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.counter.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A member as facts, as of an instant: the attributes of the profile that are of the program's types, what the counters give, tags with what is left of their
 * confidence, and segments by their rules. The plain way to judge a rule; {@link LiveProfile} gives the same answers faster.
 * For one thread.
 */
public final class ProfileFacts implements Facts {

    private final SegmentProgram program;
    private final Profile profile;
    private final CounterState counters;
    private final Instant now;
    private final Map<SegmentId, Truth> judged = new HashMap<>();

    /**
     * Looks at a profile.
     *
     * @param program the attributes and segments
     * @param profile the profile; tags of rules are as it has them
     * @param counters what the member did
     * @param now as of when
     */
    public ProfileFacts(SegmentProgram program, Profile profile, CounterState counters, Instant now) {
        this.program = program;
        this.profile = profile;
        this.counters = counters;
        this.now = now;
    }

    @Override
    public Optional<AttributeValue> value(AttributeName name) {
        Reading reading = program.readings().get(name);
        if (reading != null) {
            return counters.read(reading, program.counters(), now).value();
        } else if (program.isTags(name)) {
            return profile.tags(name).map(it -> new AttributeValue.ListOf(List.of()));
        }
        AttributeType type = program.attributes().types().get(name);
        return Optional.ofNullable(profile.attributes().get(name)).filter(it -> AttributeType.of(it) == type);
    }

    @Override
    public Optional<Instant> now() {
        return Optional.of(now);
    }

    @Override
    public OptionalInt confidence(AttributeName tags, TagId tag) {
        Optional<Map<TagId, Tag>> set = profile.tags(tags);
        if (set.isEmpty()) {
            return OptionalInt.empty();
        }
        Tag carried = set.get().get(tag);
        return OptionalInt.of(carried == null ? 0 : carried.confidence(now));
    }

    @Override
    public Truth inSegment(SegmentId id) {
        Truth known = judged.get(id);
        if (known == null) {
            known = program.segment(id).map(it -> it.when().evaluate(this)).orElse(Truth.UNKNOWN);
            judged.put(id, known);
        }
        return known;
    }

    @Override
    public Optional<String> unit() {
        return Optional.of(profile.member().value());
    }

    /**
     * Whether an attribute is a set of tags.
     *
     * @param name its name
     * @return whether it is
     */
    public boolean isTags(AttributeName name) {
        return program.isTags(name);
    }

    /**
     * The type of an attribute.
     *
     * @param name its name
     * @return the type, if there is such an attribute
     */
    public Optional<AttributeType> typeOf(AttributeName name) {
        return program.schema().typeOf(name);
    }
}
