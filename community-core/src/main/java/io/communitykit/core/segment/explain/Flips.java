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
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.segment.internal.Grounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
    private static final int MOST_STEPS = 1_000;
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
        for (Condition predicate : predicates(when)) {
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
        tags.stream().limit(MOST_VALUES).forEach(this::tag);
        return found;
    }

    /** Those of the condition, and of the rules that set the tags which it asks for. */
    private Set<Condition> predicates(Condition when) {
        Set<Condition> predicates = new LinkedHashSet<>();
        Set<TagRule> followed = new HashSet<>();
        List<Condition> open = new ArrayList<>(List.of(when));
        while (!open.isEmpty()) {
            for (Condition predicate : grounds.predicates(open.remove(open.size() - 1))) {
                predicates.add(predicate);
                if (predicate instanceof TagMatch match) {
                    member.program()
                            .rule(match.attribute(), match.tags().iterator().next())
                            .filter(followed::add)
                            .ifPresent(rule -> open.add(rule.when()));
                }
            }
        }
        return predicates;
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
            case NUMBER, MONEY, INSTANT, DATE -> move(name, value, new Steps(constants, value));
            case BOOLEAN -> become(name, value, List.of(AttributeValue.of(true), AttributeValue.of(false)));
            case TEXT -> become(name, value, constants);
            default -> {}
        }
    }

    /** What was counted can grow by what a member does, but shrinks by time alone. */
    private void move(AttributeName name, Optional<AttributeValue> value, Steps steps) {
        Reading reading = member.program().readings().get(name);
        Steps.Trial trial = (to, reach, tried) -> flips(copy -> copy.suppose(name, tried));
        boolean grows = reading != null && reading.measure() != Measure.SUM;
        (grows ? steps.nextUp(trial) : steps.nearest(trial))
                .forEach(step -> found.add(new Flip.Moves(name, value, step.to(), step.reach())));
    }

    private void become(AttributeName name, Optional<AttributeValue> value, Collection<? extends Scalar> constants) {
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
        if (flips(copy -> copy.suppose(set, tag, Optional.of(certain)))) {
            found.add(new Flip.Gains(set, tag));
        } else if (flips(copy -> copy.suppose(set, tag, Optional.empty()))) {
            found.add(new Flip.Loses(set, tag));
        }
    }
}
