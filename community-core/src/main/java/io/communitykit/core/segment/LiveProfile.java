package io.communitykit.core.segment;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.ProfileCommand.Forget;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.ProfileCommand.PutTag;
import io.communitykit.core.segment.ProfileCommand.TakeTag;
import io.communitykit.core.segment.SegmentChange.Cause;
import io.communitykit.core.segment.SegmentChange.Kind;
import io.communitykit.core.segment.SegmentMembership.Status;
import io.communitykit.core.segment.counter.CounterResult;
import io.communitykit.core.segment.internal.LiveMember;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One member's memberships, kept right while facts are told and time passes. What is told re-judges only the segments whose
 * conditions lie between the old and the new value; {@link #judged} counts them. Time re-judges only what is due, at the very
 * instant at which it is. Mutable and for one thread; {@link Segments} keeps one for a moment around each change of a store.
 */
public final class LiveProfile {

    private final SegmentProgram program;
    private final Profile opened;
    private final LiveMember live;
    private final SortedMap<SegmentId, SegmentChange> last;
    private final List<SegmentChange> changes = new ArrayList<>();
    private Cause cause = Cause.EDITION;

    private LiveProfile(SegmentProgram program, MemberState state) {
        this.program = program;
        this.opened = state.profile();
        this.last = new TreeMap<>(state.changes());
        this.live = new LiveMember(program, program.plan(), opened, state.counters(), this::changed);
    }

    /**
     * Opens a member's state and lets time pass. What was judged by another edition of the program is judged anew, as of {@code
     * now}; else every deadline up to {@code now} takes place at its own instant. A tag goes with the rule that set it, and one
     * that a rule sets from now on is the rule's alone. What the profile holds of a type that the
     * program does not declare is kept and not seen, as if it were not known.
     *
     * @param program the rules
     * @param state the state
     * @param now the present instant; taken as {@link MemberState#judgedAt} where it lies before
     * @return the member, right as of {@code now}
     */
    public static LiveProfile open(SegmentProgram program, MemberState state, Instant now) {
        LiveProfile profile = new LiveProfile(program, state);
        Instant at = later(Timestamps.cut("now", now), state.judgedAt());
        boolean same = state.edition().filter(program.version()::equals).isPresent();
        Instant judged = same ? state.judgedAt() : at;
        profile.leaveDropped(judged);
        profile.live.refresh(judged, state::isIn);
        profile.advance(at);
        return profile;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    /** A segment that is no longer defined is left. */
    private void leaveDropped(Instant at) {
        for (SegmentChange entered : List.copyOf(last.values())) {
            if (entered.kind() == Kind.ENTERED && program.indexOf(entered.segment()) < 0) {
                record(entered.segment(), entered.version(), Kind.LEFT, at);
            }
        }
    }

    private void changed(int index) {
        Segment segment = program.segments().get(index);
        record(segment.id(), segment.version(), live.row().isIn(index) ? Kind.ENTERED : Kind.LEFT, live.now());
    }

    private void record(SegmentId segment, int version, Kind kind, Instant at) {
        SegmentChange before = last.get(segment);
        SegmentChange change = new SegmentChange(
                opened.member(), segment, version, kind, at, before == null ? 1 : before.number() + 1, cause);
        last.put(segment, change);
        changes.add(change);
    }

    /**
     * Lets time pass.
     *
     * @param until up to and including this instant; nothing happens where it lies before {@link #now}
     * @return this
     */
    public LiveProfile advance(Instant until) {
        cause = Cause.TIME;
        Instant to = later(Timestamps.cut("now", until), live.now());
        while (live.step(to).isPresent()) {
            // Each step is one deadline.
        }
        return this;
    }

    /**
     * Tells something of the profile, as of {@link #now}.
     *
     * @param command what
     * @return this
     * @throws InvalidValueException if the program has no such attribute, it is of another type, a counter gives it, a rule sets the
     *     tag, its source is {@link TagSource#RULE}, or
     *     the set is full
     */
    public LiveProfile apply(ProfileCommand command) {
        return apply(List.of(command));
    }

    /**
     * Tells several things of the profile at once, as of {@link #now}: segments are judged when all are told, so that nobody enters
     * one in between.
     *
     * @param commands what, in order
     * @return this
     * @throws InvalidValueException as {@link #apply(ProfileCommand)} does; this profile is of no more use then
     */
    public LiveProfile apply(List<ProfileCommand> commands) {
        cause = Cause.FACT;
        commands.forEach(this::tell);
        live.settle();
        return this;
    }

    private void tell(ProfileCommand command) {
        if (command instanceof Put put) {
            live.put(put.name(), checked(put.name(), put.value()));
        } else if (command instanceof Forget forget) {
            if (program.isTags(forget.name())) {
                refuseRuled(forget.name());
                live.forgetTags(forget.name());
            } else {
                live.put(known(forget.name()), null);
            }
        } else if (command instanceof PutTag put) {
            live.putTag(withRoom(tags(put.set(), put.id()), put.id()), put.id(), byHand(put.tag()));
        } else if (command instanceof TakeTag take) {
            live.takeTag(tags(take.set(), take.id()), take.id());
        }
    }

    private AttributeValue checked(AttributeName name, AttributeValue value) {
        AttributeType type = program.attributes().types().get(known(name));
        if (type != AttributeType.of(value)) {
            throw InvalidValueException.of(
                    "attribute " + name,
                    "of type " + type,
                    AttributeType.of(value).jsonName());
        }
        return value instanceof Scalar scalar ? AttributeValue.canonical(scalar) : value;
    }

    private AttributeName known(AttributeName name) {
        if (!program.isDeclared(name)) {
            throw InvalidValueException.of(
                    "attribute",
                    "one that program " + program.version() + " declares",
                    program.readings().containsKey(name) ? name + ", which a counter gives" : name);
        }
        return name;
    }

    private AttributeName tags(AttributeName set, TagId tag) {
        if (!program.isTags(known(set))) {
            throw InvalidValueException.of("attribute " + set, "of type tags", "another type");
        } else if (program.isRuled(set, tag)) {
            throw InvalidValueException.of("tag", "one that no rule sets", tag + " of " + set);
        }
        return set;
    }

    private AttributeName withRoom(AttributeName set, TagId tag) {
        if (live.isFull(set, tag)) {
            throw InvalidValueException.of("tags of " + set, "at most " + Profile.MAX_TAGS, "one more, " + tag);
        }
        return set;
    }

    private static Tag byHand(Tag tag) {
        if (tag.source().equals(TagSource.RULE)) {
            throw InvalidValueException.of("source of a tag", "any but that of rules", tag.source());
        }
        return tag;
    }

    private void refuseRuled(AttributeName set) {
        if (program.rules().stream().anyMatch(it -> it.set().equals(set))) {
            throw InvalidValueException.of("set of tags to forget", "one that no rule fills", set);
        }
    }

    /**
     * Supposes that an attribute has a value, also one that a counter gives: for trying what would happen. What is supposed must not
     * be saved.
     *
     * @param name an attribute of the program
     * @param value a value of its type
     * @return this
     */
    public LiveProfile suppose(AttributeName name, AttributeValue value) {
        cause = Cause.FACT;
        live.suppose(name, value instanceof Scalar scalar ? AttributeValue.canonical(scalar) : value);
        live.settle();
        return this;
    }

    /**
     * Supposes that a tag is there, or not, whoever may put it: for trying what would happen. What is supposed must not be saved.
     *
     * @param set the attribute that is the set
     * @param id the tag
     * @param tag what is said of it; empty where it is supposed not to be there
     * @return this
     */
    public LiveProfile suppose(AttributeName set, TagId id, Optional<Tag> tag) {
        cause = Cause.FACT;
        tag.ifPresentOrElse(it -> live.putTag(set, id, it), () -> live.takeTag(set, id));
        live.settle();
        return this;
    }

    /**
     * The rules.
     *
     * @return the program that it was opened with
     */
    public SegmentProgram program() {
        return program;
    }

    /**
     * Tells the counters of an event, as of {@link #now}.
     *
     * @param event something that happened
     * @return what became of it; only {@link CounterResult.Counted} changes anything
     */
    public CounterResult tell(CommunityEvent event) {
        cause = Cause.FACT;
        CounterResult result = live.tell(event, opened);
        live.settle();
        return result;
    }

    /**
     * As of when everything is right.
     *
     * @return an instant
     */
    public Instant now() {
        return live.now();
    }

    /**
     * Whether the member is in a segment now.
     *
     * @param segment a segment
     * @return false also where there is no such segment
     */
    public boolean isIn(SegmentId segment) {
        int index = program.indexOf(segment);
        return index >= 0 && live.row().isIn(index);
    }

    /**
     * One membership, with how far it can be relied on.
     *
     * @param segment a segment
     * @return the membership; empty where there is no such segment
     */
    public Optional<SegmentMembership> membership(SegmentId segment) {
        return program.segment(segment).map(this::membership);
    }

    /**
     * All memberships, also of segments that the member is not in.
     *
     * @return as the segments are declared
     */
    public List<SegmentMembership> memberships() {
        return program.segments().stream().map(this::membership).toList();
    }

    private SegmentMembership membership(Segment segment) {
        int index = program.indexOf(segment.id());
        Optional<SegmentChange> change = Optional.ofNullable(last.get(segment.id()));
        return new SegmentMembership(
                opened.member(),
                segment.id(),
                segment.version(),
                live.row().isIn(index) ? Status.IN : Status.OUT,
                change.map(SegmentChange::at),
                now(),
                live.due(index),
                change.map(SegmentChange::number).orElse(0L));
    }

    /**
     * The first instant at which time alone may change something.
     *
     * @return the instant, after {@link #now}; empty where it never does
     */
    public Optional<Instant> nextDeadline() {
        return live.due();
    }

    /**
     * What was entered and left since it was opened.
     *
     * @return the changes in the order in which they happened; a copy
     */
    public List<SegmentChange> changes() {
        return List.copyOf(changes);
    }

    /**
     * Forgets what was entered and left so far, for a profile that stays open.
     *
     * @return what is forgotten, in the order in which it happened
     */
    public List<SegmentChange> takeChanges() {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<SegmentChange> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }

    /**
     * Judges every rule anew, as if all had changed: what incremental judging is measured against. Changes nothing.
     *
     * @return how many segments the member is in
     */
    public int rejudge() {
        return live.row().judgeAll();
    }

    /**
     * How many rules were judged since it was opened: of segments, of tags, and of segments whose denial is asked for. Opening
     * judges each of them once.
     *
     * @return a count
     */
    public int judged() {
        return live.row().evaluated();
    }

    /**
     * The member as facts, for judging other conditions.
     *
     * @return facts as of {@link #now}, which later changes do not touch
     */
    public ProfileFacts facts() {
        return new ProfileFacts(program, live.profile(opened), live.counters(), now());
    }

    /**
     * What a store keeps.
     *
     * @return the state as of {@link #now}
     */
    public MemberState state() {
        return new MemberState(
                live.profile(opened), live.counters(), now(), Optional.of(program.version()), last, live.due());
    }

    /** Shows whose it is and no more. */
    @Override
    public String toString() {
        return "LiveProfile[" + opened.member() + "]";
    }
}
