package io.communitykit.core.segment.explain;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentMembership;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.internal.Grounds;
import io.communitykit.core.segment.internal.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why a member is in a segment, or not: the facts that alone decide it, and the nearest things that would change it. Immutable
 * and safe for many threads.
 *
 * @param membership in or out, as of when
 * @param reasons for a member inside, facts that suffice whatever else may be; for one outside, facts that prevent it whatever
 *     else may be; no predicate of them can be left out, though another set may do as well
 * @param flips what would change it, each alone: time first, then by attribute; perhaps none, where several things must change
 */
public record Explanation(SegmentMembership membership, List<Reason> reasons, List<Flip> flips) {

    /**
     * Copies the lists.
     *
     * @param membership in or out
     * @param reasons the facts that decide it
     * @param flips what would change it
     */
    public Explanation {
        reasons = List.copyOf(reasons);
        flips = List.copyOf(flips);
    }

    /**
     * Explains a membership. Takes time in the size of the segment's rule, at worst in its square, and for each value and tag that it
     * names the time to judge the member once. Of an attribute at most 1,000 values are tried, of tags 1,000 at most, and at most
     * 1,000 deadlines ahead; what lies beyond is not found.
     *
     * @param member the member as of now; not changed
     * @param segment the segment
     * @return the explanation
     * @throws InvalidValueException if the program has no such segment
     */
    public static Explanation of(LiveProfile member, SegmentId segment) {
        SegmentProgram program = member.program();
        Segment rule = program.segment(segment)
                .orElseThrow(() -> InvalidValueException.of("segment", "one of program " + program.version(), segment));
        ProfileFacts facts = member.facts();
        Grounds grounds = new Grounds(facts, id -> program.segment(id).map(Segment::when));
        List<Reason> reasons = new ArrayList<>();
        for (Literal literal : grounds.of(rule.when())) {
            reasons.add(reason(literal.predicate(), facts));
        }
        SegmentMembership membership = member.membership(segment).orElseThrow();
        return new Explanation(membership, reasons, new Flips(member, segment, grounds).all(rule.when()));
    }

    private static Reason reason(Condition predicate, ProfileFacts facts) {
        Map<AttributeName, AttributeValue> known = new TreeMap<>();
        TreeSet<AttributeName> missing = new TreeSet<>();
        for (AttributeName name : predicate.attributes()) {
            facts.value(name)
                    .ifPresentOrElse(
                            value -> {
                                if (!facts.isTags(name)) {
                                    known.put(name, value);
                                }
                            },
                            () -> missing.add(name));
        }
        return new Reason(predicate, predicate.evaluate(facts), known, missing);
    }

    /** A line that says in or out and until when, a line a reason, a line a flip. */
    @Override
    public String toString() {
        return Words.of(this);
    }
}
