package io.communitykit.core.segment.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Not;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.segment.SegmentProgram;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class SegmentLintPropertyTest {

    private static final List<Witness> WORLDS = LintSamples.worlds();
    private static final Condition NEUTRAL = Condition.attribute("money").exists();

    @Provide
    Arbitrary<Condition> small() {
        return LintSamples.condition(LintSamples.smallPredicate(), 3);
    }

    /** Who fulfils it, of all there can be. */
    private static BitSet members(Condition condition, SegmentProgram program) {
        BitSet members = new BitSet();
        for (int i = 0; i < WORLDS.size(); i++) {
            members.set(i, condition.evaluate(WORLDS.get(i).facts(program)) == Truth.TRUE);
        }
        return members;
    }

    private static Set<Truth> truths(Condition condition, SegmentProgram program) {
        return WORLDS.stream()
                .map(it -> condition.evaluate(it.facts(program)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Truth.class)));
    }

    /** The condition without the members at some places. */
    private static Condition without(Condition condition, String at, Set<String> places) {
        if (condition instanceof Not not) {
            return new Not(without(not.member(), at + "/not", places));
        } else if (condition.members().isEmpty()) {
            return condition;
        }
        boolean all = condition instanceof AllOf;
        List<Condition> left = new ArrayList<>();
        for (int i = 0; i < condition.members().size(); i++) {
            String place = at + (all ? "/all/" : "/any/") + i;
            if (!places.contains(place)) {
                left.add(without(condition.members().get(i), place, places));
            }
        }
        return all ? new AllOf(left) : new AnyOf(left);
    }

    /** The places of members that have others beside them. */
    private static List<String> places(Condition condition, String at) {
        List<String> places = new ArrayList<>();
        List<Condition> members = condition.members();
        for (int i = 0; i < members.size(); i++) {
            boolean not = condition instanceof Not;
            String place = at + (not ? "/not" : (condition instanceof AllOf ? "/all/" : "/any/") + i);
            if (!not && members.size() > 1) {
                places.add(place);
            }
            places.addAll(places(members.get(i), place));
        }
        return places;
    }

    @Property(tries = 1000)
    void leaves_out_just_what_changes_nothing(@ForAll("small") Condition condition) {
        SegmentProgram program = LintSamples.program(condition, NEUTRAL);
        List<LintFinding> findings = SegmentLint.of(program).stream()
                .filter(it -> it.pointer().startsWith("/segments/0/"))
                .toList();
        Set<String> codes = findings.stream().map(LintFinding::code).collect(Collectors.toSet());
        Set<Truth> truths = truths(condition, program);

        assertThat(codes.contains("condition-unsatisfiable")).isEqualTo(!truths.contains(Truth.TRUE));
        assertThat(codes.contains("condition-always-true")).isEqualTo(truths.equals(EnumSet.of(Truth.TRUE)));
        if (codes.contains("condition-never-false")) {
            assertThat(truths).doesNotContain(Truth.FALSE);
        }
        assertThat(codes).doesNotContain("lint-unfinished");
        if (truths.contains(Truth.TRUE) && truths.size() > 1) {
            Set<String> dead = findings.stream()
                    .filter(it -> it.code().equals("dead-branch"))
                    .map(LintFinding::pointer)
                    .collect(Collectors.toSet());
            Condition rest = without(condition, "/segments/0/when", dead);
            BitSet before = members(condition, program);
            assertThat(members(rest, program)).isEqualTo(before);
            for (String place : places(rest, "")) {
                assertThat(members(without(rest, "", Set.of(place)), program))
                        .as(place)
                        .isNotEqualTo(before);
            }
            Statistics.label("dead")
                    .collect(dead.size())
                    .coverage(it -> it.check(1).count(n -> n > 20));
        }
        Statistics.label("codes").collect(codes);
    }

    @Property(tries = 500)
    void calls_duplicate_what_has_the_same_members(
            @ForAll("small") Condition first, @ForAll("small") Condition second) {
        SegmentProgram program = SegmentProgram.builder(
                        "1", LintSamples.program(first, second).attributes())
                .segment("one", first)
                .segment("two", second)
                .build();
        boolean claimed =
                SegmentLint.of(program).stream().anyMatch(it -> it.code().equals("segment-duplicate"));
        boolean same = members(first, program).equals(members(second, program));
        Set<Truth> truths = truths(first, program);
        boolean special = truths.equals(EnumSet.of(Truth.TRUE)) || !truths.contains(Truth.TRUE);

        assertThat(claimed).isEqualTo(same && !special && first.attributes().equals(second.attributes()));
        Statistics.label("same").collect(claimed).coverage(it -> it.check(true).count(n -> n > 3));
    }
}
