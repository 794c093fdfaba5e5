package io.communitykit.core.segment.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.segment.SegmentProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class SegmentProofsPropertyTest {

    private static final Set<Truth> NOT_TRUE = EnumSet.of(Truth.FALSE, Truth.UNKNOWN);
    private static final List<Witness> WORLDS = LintSamples.worlds();

    @Provide
    Arbitrary<List<Condition>> pairs() {
        return LintSamples.pair();
    }

    @Provide
    Arbitrary<Condition> small() {
        return LintSamples.condition(LintSamples.smallPredicate(), 3);
    }

    @Provide
    Arbitrary<Witness> members() {
        return LintSamples.member();
    }

    /** Pairs of truth values that two conditions have of members. */
    private record Pair(boolean first, boolean second) {}

    private static boolean holds(Condition condition, Facts facts) {
        return condition.evaluate(facts) == Truth.TRUE;
    }

    @Property(tries = 1500)
    void no_member_contradicts_a_claim_and_every_witness_is_one(
            @ForAll("pairs") List<Condition> pair, @ForAll @Size(150) List<@From("members") Witness> members) {
        Condition first = pair.get(0);
        Condition second = pair.get(1);
        SegmentProgram program = LintSamples.program(first, second);
        Condition both = Condition.inSegment("two");
        SegmentProofs proofs = SegmentProofs.of(program);

        ConditionRelation relation = proofs.compare(first, second);
        Satisfiability some = proofs.satisfiable(Condition.all(both, second));
        Satisfiability missed = proofs.reaches(both, NOT_TRUE);

        for (Witness member : members) {
            Facts facts = member.facts(program);
            Pair seen = new Pair(holds(first, facts), holds(second, facts));
            refutedIf(seen.first() && seen.second(), relation.both());
            refutedIf(seen.first() && !seen.second(), relation.onlyFirst());
            refutedIf(!seen.first() && seen.second(), relation.onlySecond());
            refutedIf(seen.second(), some);
            refutedIf(!seen.first() && !seen.second(), missed);
        }
        relation.both().shown().ifPresent(it -> shows(it, program, first, second, new Pair(true, true)));
        relation.onlyFirst().shown().ifPresent(it -> shows(it, program, first, second, new Pair(true, false)));
        relation.onlySecond().shown().ifPresent(it -> shows(it, program, first, second, new Pair(false, true)));
        Statistics.label("kind").collect(relation.kind());
        Statistics.label("both").collect(name(relation.both())).coverage(it -> {
            it.check("Satisfiable").percentage(share -> share > 40);
            it.check("Unsatisfiable").percentage(share -> share > 10);
            it.check("Undecided").percentage(share -> share < 10);
        });
        Statistics.label("missed")
                .collect(name(missed))
                .coverage(it -> it.check("Unsatisfiable").count(n -> n > 3));
    }

    private static String name(Satisfiability satisfiability) {
        return satisfiability.getClass().getSimpleName();
    }

    private static void refutedIf(boolean seen, Satisfiability claim) {
        assertThat(seen && claim.isRefuted()).isFalse();
    }

    private static void shows(Witness witness, SegmentProgram program, Condition first, Condition second, Pair pair) {
        Facts facts = witness.facts(program);
        assertThat(new Pair(holds(first, facts), holds(second, facts))).isEqualTo(pair);
    }

    @Property(tries = 1500)
    void decides_all_of_a_world_small_enough_to_be_looked_through(
            @ForAll("small") Condition first, @ForAll("small") Condition second) {
        SegmentProgram program = LintSamples.program(first, second);
        SegmentProofs proofs = SegmentProofs.of(program);
        boolean[] seen = new boolean[4];
        Set<Truth> truths = EnumSet.noneOf(Truth.class);
        for (Witness world : WORLDS) {
            Facts facts = world.facts(program);
            seen[(holds(first, facts) ? 2 : 0) + (holds(second, facts) ? 1 : 0)] = true;
            truths.add(first.evaluate(facts));
        }

        ConditionRelation relation = proofs.compare(first, second);

        assertThat(relation.both().shown().isPresent()).isEqualTo(seen[3]);
        assertThat(relation.both().isRefuted()).isEqualTo(!seen[3]);
        assertThat(relation.onlyFirst().shown().isPresent()).isEqualTo(seen[2]);
        assertThat(relation.onlyFirst().isRefuted()).isEqualTo(!seen[2]);
        assertThat(relation.onlySecond().shown().isPresent()).isEqualTo(seen[1]);
        assertThat(relation.onlySecond().isRefuted()).isEqualTo(!seen[1]);
        for (Truth truth : Truth.values()) {
            assertThat(proofs.reaches(first, EnumSet.of(truth)).isRefuted()).isNotEqualTo(truths.contains(truth));
        }
        Statistics.label("kind").collect(relation.kind()).coverage(it -> {
            it.check(ConditionRelation.Kind.EQUAL).count(n -> n > 5);
            it.check(ConditionRelation.Kind.CONTAINED).count(n -> n > 5);
            it.check(ConditionRelation.Kind.DISJOINT).count(n -> n > 5);
            it.check(ConditionRelation.Kind.OVERLAPPING).count(n -> n > 5);
            it.check(ConditionRelation.Kind.UNKNOWN).count(n -> n == 0);
        });
    }
}
