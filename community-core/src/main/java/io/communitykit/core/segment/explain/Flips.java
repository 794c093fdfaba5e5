package io.communitykit.core.segment.explain;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.internal.Grounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tries single changes on copies of a member. The engine itself says whether they change the membership, so that tags which
 * rules set are followed too. For one member and one thread.
 */
final class Flips {

    /** How many deadlines ahead it looks. */
    private static final int MOST_STEPS = 10_000;
    /** How many values of one attribute it tries. */
    private static final int MOST_VALUES = 1_000;

    private static final TagSource SUPPOSED = new TagSource("supposed");

    private final LiveProfile member;
    private final MemberState state;
    private final ProfileFacts facts;
    private final SegmentId segment;
    private final boolean in;
    private final Grounds grounds;
    private final List<Flip> found = new ArrayList<>();

    Flips(LiveProfile member, SegmentId segment, Grounds grounds) {
        this.member = member;
        this.state = member.state();
        this.facts = member.facts();
        this.segment = segment;
        this.in = member.isIn(segment);
        this.grounds = grounds;
    }

    /** All that changes it, each alone. */
    List<Flip> all(Condition when) {
        timeGoesBy();
        SortedMap<AttributeName, Set<Scalar>> values = new TreeMap<>();
        Set<AttributeName> happening = new LinkedHashSet<>();
        Set<TagMatch> tags = new LinkedHashSet<>();
        for (Condition predicate : grounds.predicates(when)) {
            if (predicate instanceof TagMatch match) {
                tags.add(match.withConfidence(1));
            } else {
                predicate.attributes().forEach(it -> values.computeIfAbsent(it, key -> new LinkedHashSet<>()));
                constants(predicate, values);
                if (predicate instanceof Recency || predicate instanceof DayRecency || predicate instanceof Exists) {
                    happening.addAll(predicate.attributes());
                }
            }
        }
        values.forEach((name, constants) -> attribute(name, constants, happening.contains(name)));
        tags.forEach(this::tag);
        return found;
    }

    private static void constants(Condition predicate, SortedMap<AttributeName, Set<Scalar>> values) {
        if (predicate instanceof Comparison it) {
            values.computeIfAbsent(it.attribute(), key -> new LinkedHashSet<>()).add(it.operand());
        } else if (predicate instanceof Membership it) {
            values.computeIfAbsent(it.attribute(), key -> new LinkedHashSet<>()).addAll(it.operands());
        }
    }

    /** Whether a change of a copy changes the membership. */
    private boolean flips(Consumer<LiveProfile> change) {
        LiveProfile copy = LiveProfile.open(member.program(), state, state.judgedAt());
        change.accept(copy);
        return copy.isIn(segment) != in;
    }

    private void timeGoesBy() {
        LiveProfile copy = LiveProfile.open(member.program(), state, state.judgedAt());
        Optional<Instant> next = copy.nextDeadline();
        for (int step = 0; step < MOST_STEPS && next.isPresent(); step++) {
            copy.advance(next.get());
            if (copy.isIn(segment) != in) {
                found.add(new Flip.Waits(next.get()));
                return;
            }
            next = copy.nextDeadline();
        }
    }

    private void attribute(AttributeName name, Set<Scalar> constants, boolean happens) {
        Optional<AttributeType> type = facts.typeOf(name);
        Optional<AttributeValue> value = facts.isTags(name) ? Optional.empty() : facts.value(name);
        if (type.isEmpty() || type.get() == AttributeType.TAGS) {
            return;
        }
        if (happens && type.get() == AttributeType.INSTANT) {
            Scalar now = AttributeValue.of(state.judgedAt());
            if (flips(copy -> copy.suppose(name, now))) {
                found.add(new Flip.Happens(name, value));
            }
        }
        switch (type.get()) {
            case NUMBER, MONEY, INSTANT, DATE ->
                new Steps(constants, value)
                        .nearest((to, reach, tried) -> flips(copy -> copy.suppose(name, tried)))
                        .forEach(step -> found.add(new Flip.Moves(name, value, step.to(), step.reach())));
            case BOOLEAN -> become(name, value, Set.of(AttributeValue.of(true), AttributeValue.of(false)));
            case TEXT -> become(name, value, constants);
            default -> {}
        }
    }

    private void become(AttributeName name, Optional<AttributeValue> value, Set<? extends Scalar> constants) {
        constants.stream()
                .limit(MOST_VALUES)
                .filter(to -> !Optional.of(to).equals(value))
                .filter(to -> flips(copy -> copy.suppose(name, to)))
                .findFirst()
                .ifPresent(to -> found.add(new Flip.Becomes(name, value, to)));
    }

    private void tag(TagMatch match) {
        AttributeName set = match.attribute();
        TagId tag = match.tags().iterator().next();
        if (member.program().rule(set, tag).isPresent()) {
            return;
        }
        Tag certain = Tag.certain(SUPPOSED, state.judgedAt());
        if (flips(copy -> copy.apply(new ProfileCommand.PutTag(set, tag, certain)))) {
            found.add(new Flip.Gains(set, tag));
        } else if (flips(copy -> copy.apply(new ProfileCommand.TakeTag(set, tag)))) {
            found.add(new Flip.Loses(set, tag));
        }
    }
}
