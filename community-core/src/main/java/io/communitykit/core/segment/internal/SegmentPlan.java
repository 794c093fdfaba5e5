package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.InSegment;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.counter.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program's rules, compiled. Each distinct predicate is a bit, or two where it is also denied; bits of one attribute lie
 * together in slots; each rule is a chain of tests on bits; a rule's answer is a bit too, for rules that refer to it. A
 * change of a profile rewrites a slot, the bits that differ name the rules to judge again, and no other is touched.
 *
 * <p>Space: a bit a literal and rule for each profile; 12 bytes a test, and 4 for each time that a rule uses a literal.
 * Immutable and safe for many threads.
 */
public final class SegmentPlan {

    private static final int[] NO_SLOTS = {};

    private final List<Slot> slots;
    private final List<Target> targets;
    private final Program program;
    private final int literals;
    /** For each bit, the targets that look at it. */
    private final int[][] dependents;
    /** For each attribute, the slots that look at it. */
    private final Map<AttributeName, int[]> slotsOf = new HashMap<>();

    private final Map<AttributeName, Map<TagId, Integer>> tagSlots = new HashMap<>();
    /** The slots of everything but tags. */
    private final Slot[] ofAttributes;
    /** For each set of tags, the bits that hold where the set is known and empty. */
    private final Map<AttributeName, long[]> absent = new HashMap<>();
    /** For each segment, the slots that it depends on, on whatever way. */
    private final int[][] slotsBehind;
    /** What counters give, of the attributes that some slot looks at. */
    private final List<Reading> readings;
    /** For each slot, which of the readings it looks at. */
    private final int[][] readingsOf;
    /** For each segment, the bit of its answer. */
    private final int[] segmentBits;

    /**
     * Compiles rules that were checked.
     *
     * @param schema the attributes, those of readings included
     * @param given what counters give
     * @param rules the tag rules
     * @param segments the segments
     * @param order the rules (their indexes) and segments (their indexes after those of the rules), each after what it needs
     */
    public SegmentPlan(
            AttributeSchema schema,
            Collection<Reading> given,
            List<TagRule> rules,
            List<Segment> segments,
            List<Integer> order) {
        List<Draft> drafts = drafts(rules, segments, order);
        Set<Literal> found = new LinkedHashSet<>();
        drafts.forEach(draft -> collect(draft.formula(), found));
        Set<Literal> own = new LinkedHashSet<>(found);
        own.removeIf(it -> it.predicate() instanceof InSegment);
        this.slots = new SlotFactory(schema).slots(own);
        Map<Literal, Integer> bits = place();
        this.literals = bits.size();
        Map<SegmentId, Integer> indexes = new HashMap<>();
        segments.forEach(it -> indexes.put(it.id(), indexes.size()));
        this.segmentBits = new int[segments.size()];
        List<Target> compiled = new ArrayList<>();
        Program.Compiler compiler = new Program.Compiler(bits);
        List<SortedSet<Integer>> users = new ArrayList<>();
        for (int i = 0; i < literals + drafts.size(); i++) {
            users.add(new TreeSet<>());
        }
        for (Draft draft : drafts) {
            int bit = literals + compiled.size();
            Set<Literal> uses = new LinkedHashSet<>();
            collect(draft.formula(), uses);
            uses.forEach(it -> users.get(bits.getOrDefault(it, bit)).add(compiled.size()));
            compiled.add(new Target(draft.kind(), draft.index(), compiler.add(draft.formula()), bit));
            if (draft.kind() != Target.Kind.TAG) {
                SegmentId id = segments.get(draft.index()).id();
                bits.put(new Literal(new InSegment(id), draft.kind() == Target.Kind.SEGMENT), bit);
            }
            if (draft.kind() == Target.Kind.SEGMENT) {
                segmentBits[draft.index()] = bit;
            }
        }
        this.targets = List.copyOf(compiled);
        this.slotsBehind = slotsBehind(drafts, rules, indexes);
        this.program = compiler.program();
        this.dependents = users.stream()
                .map(it -> it.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        indexSlots();
        this.readings =
                given.stream().filter(it -> slotsOf.containsKey(it.name())).toList();
        this.readingsOf = readingsOf();
        this.ofAttributes =
                slots.stream().filter(it -> !(it instanceof TagSlot)).toArray(Slot[]::new);
    }

    private record Draft(Target.Kind kind, int index, Formula formula) {}

    /** Rules and segments in order; a segment whose denial somebody asks for is judged a second time. */
    private static List<Draft> drafts(List<TagRule> rules, List<Segment> segments, List<Integer> order) {
        Set<SegmentId> denied = denied(rules, segments);
        List<Draft> drafts = new ArrayList<>();
        for (int node : order) {
            if (node < rules.size()) {
                drafts.add(new Draft(
                        Target.Kind.TAG, node, NormalForm.of(rules.get(node).when(), true)));
                continue;
            }
            int index = node - rules.size();
            Condition when = segments.get(index).when();
            drafts.add(new Draft(Target.Kind.SEGMENT, index, NormalForm.of(when, true)));
            if (denied.contains(segments.get(index).id())) {
                drafts.add(new Draft(Target.Kind.DENIAL, index, NormalForm.of(when, false)));
            }
        }
        return drafts;
    }

    /** The segments whose denial may be asked for, by rules or by the denials of other segments. */
    private static Set<SegmentId> denied(List<TagRule> rules, List<Segment> segments) {
        Map<SegmentId, Condition> conditions = new LinkedHashMap<>();
        segments.forEach(it -> conditions.put(it.id(), it.when()));
        Set<Literal> asked = new LinkedHashSet<>();
        rules.forEach(it -> collect(NormalForm.of(it.when(), true), asked));
        conditions.values().forEach(it -> collect(NormalForm.of(it, true), asked));
        Set<SegmentId> denied = new LinkedHashSet<>();
        List<Literal> open = new ArrayList<>(asked);
        while (!open.isEmpty()) {
            Literal literal = open.remove(open.size() - 1);
            if (literal.predicate() instanceof InSegment it && !literal.holds() && denied.add(it.segment())) {
                Set<Literal> more = new LinkedHashSet<>();
                Condition condition = conditions.get(it.segment());
                if (condition != null) {
                    collect(NormalForm.of(condition, false), more);
                }
                open.addAll(more);
            }
        }
        return denied;
    }

    private static void collect(Formula formula, Set<Literal> literals) {
        if (formula instanceof Formula.Leaf leaf) {
            literals.add(leaf.literal());
        } else {
            ((Formula.Join) formula).members().forEach(member -> collect(member, literals));
        }
    }

    private Map<Literal, Integer> place() {
        Map<Literal, Integer> bits = new HashMap<>();
        for (Slot slot : slots) {
            slot.placeAt(bits.size());
            slot.literals().forEach(literal -> bits.put(literal, bits.size()));
        }
        return bits;
    }

    private int[][] slotsBehind(List<Draft> drafts, List<TagRule> rules, Map<SegmentId, Integer> segments) {
        Map<Literal, Integer> slotOf = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            for (Literal literal : slots.get(i).literals()) {
                slotOf.put(literal, i);
            }
        }
        Map<List<Object>, BitSet> behindTag = new HashMap<>();
        BitSet[] behind = new BitSet[segments.size()];
        for (Draft draft : drafts) {
            BitSet own = new BitSet();
            Set<Literal> uses = new LinkedHashSet<>();
            collect(draft.formula(), uses);
            for (Literal literal : uses) {
                if (literal.predicate() instanceof InSegment it) {
                    own.or(behind[segments.getOrDefault(it.segment(), 0)]);
                } else {
                    own.set(slotOf.getOrDefault(literal, 0));
                }
                if (literal.predicate() instanceof TagMatch it) {
                    TagId tag = it.tags().iterator().next();
                    own.or(behindTag.getOrDefault(List.of(it.attribute(), tag), new BitSet()));
                }
            }
            if (draft.kind() == Target.Kind.TAG) {
                TagRule rule = rules.get(draft.index());
                behindTag.put(List.of(rule.set(), rule.tag()), own);
            } else {
                own.or(behind[draft.index()] == null ? new BitSet() : behind[draft.index()]);
                behind[draft.index()] = own;
            }
        }
        // Many segments may stand on the same ones, so equal lists are one.
        Map<BitSet, int[]> lists = new HashMap<>();
        return Stream.of(behind)
                .map(it -> lists.computeIfAbsent(it, key -> key.stream().toArray()))
                .toArray(int[][]::new);
    }

    private int[][] readingsOf() {
        int[][] all = new int[slots.size()][];
        for (int slot = 0; slot < all.length; slot++) {
            int looking = slot;
            all[slot] = IntStream.range(0, readings.size())
                    .filter(it ->
                            Arrays.stream(slotsOf(readings.get(it).name())).anyMatch(at -> at == looking))
                    .toArray();
        }
        return all;
    }

    private void indexSlots() {
        Map<AttributeName, SortedSet<Integer>> lists = new TreeMap<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            for (Literal literal : slot.literals()) {
                for (AttributeName name : literal.predicate().attributes()) {
                    lists.computeIfAbsent(name, key -> new TreeSet<>()).add(i);
                }
            }
            if (slot instanceof TagSlot tag) {
                tagSlots.computeIfAbsent(tag.set(), key -> new HashMap<>()).put(tag.id(), i);
                long[] bits = absent.computeIfAbsent(tag.set(), key -> Bits.of(literals));
                for (int denial : Slot.indexes(slot.literals(), false)) {
                    Bits.set(bits, slot.first() + denial);
                }
            }
        }
        lists.forEach((name, list) ->
                slotsOf.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    /**
     * What it decides, in order.
     *
     * @return the targets
     */
    public List<Target> targets() {
        return targets;
    }

    /**
     * How many literals there are: the bits before those of the targets.
     *
     * @return 0 or more
     */
    public int literals() {
        return literals;
    }

    /**
     * The bytes that the compiled rules take, tables of constants not counted.
     *
     * @return bytes
     */
    public long bytes() {
        long users = 0;
        for (int[] list : dependents) {
            users += 16L + 4L * list.length;
        }
        return program.bytes() + users;
    }

    List<Slot> slots() {
        return slots;
    }

    Slot[] ofAttributes() {
        return ofAttributes;
    }

    /** Sets the bits of tags that are not there. */
    void writeAbsent(AttributeName set, long[] bits) {
        long[] all = absent.get(set);
        for (int word = 0; all != null && word < all.length; word++) {
            bits[word] |= all[word];
        }
    }

    Target target(int index) {
        return targets.get(index);
    }

    int bits() {
        return dependents.length;
    }

    int[] dependents(int bit) {
        return dependents[bit];
    }

    boolean run(Target target, long[] bits) {
        return program.run(target.entry(), bits);
    }

    int[] slotsBehind(int segment) {
        return slotsBehind[segment];
    }

    /** What counters give, of the attributes that some slot looks at. */
    List<Reading> readings() {
        return readings;
    }

    /** Which of the readings a slot looks at. */
    int[] readingsOf(int slot) {
        return readingsOf[slot];
    }

    int segmentBit(int segment) {
        return segmentBits[segment];
    }

    int[] slotsOf(AttributeName name) {
        return slotsOf.getOrDefault(name, NO_SLOTS);
    }

    /** The index of a tag's slot, or -1. */
    int slotOf(AttributeName set, TagId tag) {
        Map<TagId, Integer> known = tagSlots.get(set);
        return known == null ? -1 : known.getOrDefault(tag, -1);
    }

    /** A tag's slot, or null. */
    @Nullable
    TagSlot tagSlot(AttributeName set, TagId tag) {
        int slot = slotOf(set, tag);
        return slot < 0 ? null : (TagSlot) slots.get(slot);
    }
}
