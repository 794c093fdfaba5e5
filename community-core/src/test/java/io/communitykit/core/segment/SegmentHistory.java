package io.communitykit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.SegmentMembership.Status;
import io.communitykit.core.segment.counter.CounterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A member under test and its model, told the same by chance. */
final class SegmentHistory {

    static final MemberId MEMBER = new MemberId("爱丽丝-7");

    final ValueSamples values;
    final SegmentSpec spec;
    final SegmentProgram program;
    final SegmentModel model;
    private final SegmentJudge judge;
    LiveProfile live;
    private int liveSeen;
    private int modelSeen;

    SegmentHistory(long seed) {
        this(new ValueSamples(new Random(seed)));
    }

    private SegmentHistory(ValueSamples values) {
        this.values = values;
        this.spec = new SegmentSamples(values).spec();
        this.program = spec.program("v1");
        this.judge = new SegmentJudge(program);
        this.model = new SegmentModel(spec, MEMBER, values.start());
        this.live = LiveProfile.open(program, MemberState.of(MEMBER), values.start());
    }

    void tellSomething() {
        if (values.one(3)) {
            CommunityEvent event = event();
            live.tell(event);
            model.tell(event);
            return;
        }
        command().ifPresent(it -> {
            live.apply(it);
            model.apply(it);
        });
    }

    private Optional<ProfileCommand> command() {
        AttributeName name = values.any(List.copyOf(spec.attributes().types().keySet()));
        AttributeType type = spec.attributes().typeOf(name).orElseThrow();
        if (type != AttributeType.TAGS) {
            return Optional.of(
                    values.one(4) ? new ProfileCommand.Forget(name) : new ProfileCommand.Put(name, value(type)));
        }
        TagId tag = values.tag();
        if (values.one(6) && spec.rules().stream().noneMatch(it -> it.set().equals(name))) {
            return Optional.of(new ProfileCommand.Forget(name));
        } else if (spec.rules().stream()
                .anyMatch(it -> it.set().equals(name) && it.tag().equals(tag))) {
            return Optional.empty();
        }
        return Optional.of(
                values.one(4)
                        ? new ProfileCommand.TakeTag(name, tag)
                        : new ProfileCommand.PutTag(name, tag, values.tagged(live.now())));
    }

    /** A value; an instant mostly lies around now. */
    private AttributeValue value(AttributeType type) {
        return type == AttributeType.INSTANT && !values.one(3)
                ? AttributeValue.of(live.now().plus(values.offset()))
                : values.value(type);
    }

    private CommunityEvent event() {
        IdempotencyKey key = new IdempotencyKey(new EventSource("shop"), new EventId("e" + values.below(40)));
        Instant at = values.one(2) ? live.now() : live.now().plus(values.offset());
        CommunityEvent.Builder event = CommunityEvent.builder(key, values.any(List.of(ValueSamples.TYPES)), at);
        if (!values.one(8)) {
            event.actor(MEMBER);
        }
        if (values.one(2)) {
            event.beneficiary(values.one(3) ? new MemberId("bob") : MEMBER);
        }
        if (values.one(2)) {
            event.with("channel", AttributeValue.of(values.one(2) ? "app" : "web"));
        }
        if (!values.one(4)) {
            event.with("category", category());
        }
        if (!values.one(4)) {
            event.with("amount", values.amount());
        }
        return event.build();
    }

    private AttributeValue category() {
        if (values.one(2)) {
            return AttributeValue.of(values.any(ValueSamples.KEYS));
        }
        List<AttributeValue.Scalar> all = new ArrayList<>();
        for (int i = values.below(4); i > 0; i--) {
            all.add(AttributeValue.of(values.any(ValueSamples.KEYS)));
        }
        return new AttributeValue.ListOf(all);
    }

    /** Where the clock goes: often to an instant that matters, now and then back. */
    Instant clock(Duration most) {
        Instant now = live.now();
        List<Instant> due = List.copyOf(model.interest(now, now.plus(most)));
        return switch (values.below(5)) {
            case 0 -> now.minus(Duration.ofMinutes(values.below(500)));
            case 1, 2 -> due.isEmpty() ? now : values.any(due);
            case 3 -> due.isEmpty() ? now : due.get(0);
            default -> now.plus(Duration.ofMinutes(values.below((int) most.toMinutes())));
        };
    }

    void moveClock(Duration most) {
        Instant to = clock(most);
        if (values.one(3)) {
            reopen(to);
        } else {
            live.advance(to);
        }
        model.advance(to, Optional.empty());
    }

    /** Opens what a store would have kept. */
    void reopen(Instant to) {
        drain();
        live = LiveProfile.open(program, saved(live.state()), to);
        liveSeen = 0;
    }

    static MemberState saved(MemberState state) {
        Map<AttributeName, AttributeValue> attributes =
                new TreeMap<>(state.profile().attributes());
        Map<AttributeName, Map<TagId, Tag>> tags = new TreeMap<>();
        state.profile().tags().forEach((name, set) -> tags.put(name, new TreeMap<>(set)));
        return new MemberState(
                new Profile(state.member(), attributes, tags),
                CounterState.read(state.counters().toJson()),
                state.judgedAt(),
                state.edition(),
                new TreeMap<>(state.changes()),
                state.dueAt());
    }

    /** Everything is as the model has it, and every change was told once. */
    void check() {
        assertThat(live.now()).isEqualTo(model.now());
        for (SegmentMembership membership : live.memberships()) {
            assertThat(membership.status() == Status.IN)
                    .as("in %s", membership.segment())
                    .isEqualTo(model.isIn(membership.segment()))
                    .isEqualTo(live.isIn(membership.segment()));
            Optional<SegmentChange> last = model.changes().stream()
                    .filter(it -> it.segment().equals(membership.segment()))
                    .reduce((before, after) -> after);
            assertThat(membership.since()).isEqualTo(last.map(SegmentChange::at));
            assertThat(membership.changes())
                    .isEqualTo(last.map(SegmentChange::number).orElse(0L));
            assertThat(membership.evaluatedAt()).isEqualTo(model.now());
            membership.validUntil().ifPresent(it -> assertThat(it).isAfter(model.now()));
        }
        live.nextDeadline().ifPresent(it -> assertThat(it).isAfter(model.now()));
        checkOtherWays();
        drain();
    }

    /** Judging the profile by itself, and as plain facts, gives the same. */
    private void checkOtherWays() {
        MemberState state = live.state();
        judge.judge(state.profile(), state.counters(), model.now());
        ProfileFacts facts = live.facts();
        for (Segment segment : spec.segments()) {
            assertThat(judge.isIn(segment.id())).isEqualTo(model.isIn(segment.id()));
            assertThat(facts.inSegment(segment.id()).isTrue()).isEqualTo(model.isIn(segment.id()));
        }
    }

    private void drain() {
        List<SegmentChange> told = live.changes();
        told = told.subList(liveSeen, told.size());
        assertThat(told).isSortedAccordingTo(Comparator.comparing(SegmentChange::at));
        if (modelSeen < model.changes().size() || !told.isEmpty()) {
            List<SegmentChange> found =
                    model.changes().subList(modelSeen, model.changes().size());
            assertThat(sorted(told)).isEqualTo(sorted(found));
        }
        liveSeen += told.size();
        modelSeen = model.changes().size();
    }

    static List<SegmentChange> sorted(List<SegmentChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(SegmentChange::at).thenComparing(SegmentChange::segment))
                .toList();
    }
}
