package io.communitykit.core.segment.bulk;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Relation;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * All members as of one instant, indexed by what is known of them: any condition is answered for everybody by algebra on
 * bitmaps, without looking at a member. Immutable and safe for many threads.
 *
 * <p>Space: for each member its id, 4 bytes for each ordered attribute, and what the bitmaps take: some bits for each tag, value
 * and bit of a rank.
 */
public final class Population {

    private final SegmentProgram program;
    private final Instant asOf;
    private final List<MemberId> members;
    private final Map<MemberId, Integer> numbers;
    private final Map<AttributeName, Column> columns;
    private final RoaringBitmap everyone = new RoaringBitmap();

    Population(
            SegmentProgram program, Instant asOf, Map<MemberId, Integer> numbers, Map<AttributeName, Column> columns) {
        this.program = program;
        this.asOf = asOf;
        this.numbers = numbers;
        this.members = new ArrayList<>(numbers.keySet());
        this.columns = columns;
        everyone.add(0L, members.size());
    }

    /**
     * Starts a population.
     *
     * @param program the attributes and segments
     * @param asOf the instant as of which conditions are judged
     * @return a builder
     */
    public static PopulationBuilder builder(SegmentProgram program, Instant asOf) {
        return new PopulationBuilder(program, asOf);
    }

    /**
     * How many members there are.
     *
     * @return 0 or more
     */
    public int size() {
        return members.size();
    }

    /**
     * As of when it is.
     *
     * @return the instant
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * Everybody.
     *
     * @return all members
     */
    public MemberSet all() {
        return new MemberSet(this, everyone);
    }

    /**
     * The members of whom a condition is true.
     *
     * @param condition any condition over the program's attributes and segments
     * @return those members
     * @throws InvalidPolicyException if it does not fit the program
     */
    public MemberSet select(Condition condition) {
        return new MemberSet(this, new Selection(this).of(checked(condition)));
    }

    private Condition checked(Condition condition) {
        Violations violations = new Violations();
        Set<SegmentId> segments = program.segments().stream().map(Segment::id).collect(Collectors.toUnmodifiableSet());
        Condition typed = condition.check(program.schema(), segments, "", violations);
        violations.throwIfAny("condition");
        return typed;
    }

    /**
     * The members of every segment. Predicates that several segments ask for are looked up once.
     *
     * @return by segment, as declared
     */
    public Map<SegmentId, MemberSet> segments() {
        Selection selection = new Selection(this);
        Map<SegmentId, MemberSet> segments = new LinkedHashMap<>();
        program.segments().forEach(it -> segments.put(it.id(), new MemberSet(this, selection.of(it.when()))));
        return segments;
    }

    /**
     * What an edited condition would change.
     *
     * @param before the condition now
     * @param after the edited one
     * @return who would enter, leave and stay
     * @throws InvalidPolicyException if a condition does not fit the program
     */
    public Difference difference(Condition before, Condition after) {
        return difference(select(before), select(after));
    }

    /**
     * What another edition of the segments would change, before it is saved. Segments that are in one edition only are entered or
     * left by all.
     *
     * @param edited the other edition; of the same attributes, counters and tag rules
     * @return by segment of both editions, those of this one first
     * @throws InvalidValueException if the other edition has other attributes, counters or tag rules
     */
    public Map<SegmentId, Difference> difference(SegmentProgram edited) {
        requireEqual("attributes", program.schema(), edited.schema());
        requireEqual("readings", program.readings(), edited.readings());
        requireEqual(
                "counters", program.counters().counters(), edited.counters().counters());
        requireEqual("tag rules", program.rules(), edited.rules());
        requireEqual("segments that tag rules refer to", behindRules(program), behindRules(edited));
        Map<SegmentId, MemberSet> before = segments();
        Map<SegmentId, MemberSet> after = new Population(edited, asOf, numbers, columns).segments();
        Map<SegmentId, Difference> differences = new LinkedHashMap<>();
        MemberSet nobody = new MemberSet(this, new RoaringBitmap());
        before.forEach((id, now) -> differences.put(id, difference(now, mine(after.get(id)))));
        after.forEach((id, then) -> {
            if (!before.containsKey(id)) {
                differences.put(id, difference(nobody, mine(then)));
            }
        });
        return differences;
    }

    /** The rules of all segments that tag rules refer to, on whatever way. */
    private static Map<SegmentId, Condition> behindRules(SegmentProgram program) {
        Map<SegmentId, Condition> behind = new TreeMap<>();
        List<Condition> open = new ArrayList<>();
        program.rules().forEach(it -> open.add(it.when()));
        while (!open.isEmpty()) {
            for (SegmentId id : open.remove(open.size() - 1).segments()) {
                Condition when = program.segment(id).orElseThrow().when();
                if (behind.put(id, when) == null) {
                    open.add(when);
                }
            }
        }
        return behind;
    }

    /** The columns hold what this program's attributes, counters and rules give. */
    private static void requireEqual(String what, Object mine, Object others) {
        if (!mine.equals(others)) {
            throw InvalidValueException.of("edited program", "of the same " + what, "of other " + what);
        }
    }

    private MemberSet mine(@Nullable MemberSet other) {
        return new MemberSet(this, other == null ? new RoaringBitmap() : other.bitmap());
    }

    private static Difference difference(MemberSet now, MemberSet then) {
        return new Difference(then.andNot(now), now.andNot(then), now.and(then));
    }

    SegmentProgram program() {
        return program;
    }

    RoaringBitmap everyone() {
        return everyone;
    }

    MemberId member(int number) {
        return members.get(number);
    }

    /** The number of a member, or -1. */
    int numberOf(MemberId member) {
        return numbers.getOrDefault(member, -1);
    }

    /** Of an attribute that a checked condition names. */
    Column column(AttributeName name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new AssertionError("no column of " + name);
        }
        return column;
    }

    /** Those whom a draw falls on. */
    RoaringBitmap drawn(Bucket draw) {
        RoaringBitmap drawn = new RoaringBitmap();
        for (int i = 0; i < members.size(); i++) {
            int bucket = draw.bucketOf(members.get(i).value());
            if (bucket >= draw.from() && bucket < draw.to()) {
                drawn.add(i);
            }
        }
        return drawn;
    }

    /** Those in whom two attributes are known to be the same. */
    RoaringBitmap same(Relation relation) {
        return Same.of(column(relation.attribute()), column(relation.other()));
    }

    /** Those in whom two attributes compare. */
    RoaringBitmap comparable(Relation relation) {
        return Same.comparable(column(relation.attribute()), column(relation.other()));
    }

    /** Shows how many members it has. */
    @Override
    public String toString() {
        return "Population[" + members.size() + " members as of " + asOf + "]";
    }
}
