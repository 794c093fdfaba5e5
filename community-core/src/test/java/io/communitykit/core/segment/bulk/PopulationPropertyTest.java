package io.communitykit.core.segment.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.ProfileFacts;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Bitmap algebra against judging the members one by one, by {@link Condition#evaluate}. */
class PopulationPropertyTest {

    private static final int MANY = 150;

    /** What is drawn from a seed: a program, members, and the members as a population. */
    private record World(
            BulkSamples samples,
            SegmentProgram program,
            Map<Profile, CounterState> members,
            Instant asOf,
            Population population) {

        static World of(long seed, int rules) {
            BulkSamples samples = new BulkSamples(seed);
            BulkValues values = samples.values();
            SegmentProgram program = samples.program(rules, 4);
            Map<Profile, CounterState> members = samples.members(values.one(4) ? values.below(3) : values.below(MANY));
            PopulationBuilder builder = Population.builder(program, values.asOf());
            members.forEach(builder::add);
            return new World(samples, program, members, values.asOf(), builder.build());
        }

        Set<MemberId> naive(SegmentProgram edition, Condition condition) {
            Set<MemberId> found = new TreeSet<>();
            members.forEach((profile, counters) -> {
                if (condition
                        .evaluate(new ProfileFacts(edition, profile, counters, asOf))
                        .isTrue()) {
                    found.add(profile.member());
                }
            });
            return found;
        }
    }

    private static Set<MemberId> members(MemberSet set) {
        List<MemberId> all = new ArrayList<>();
        set.forEach(all::add);
        assertThat(all).doesNotHaveDuplicates().hasSize(set.size());
        return new TreeSet<>(all);
    }

    @Property(tries = 150)
    void selects_those_of_whom_a_condition_is_true(@ForAll long seed) {
        World world = World.of(seed, 0);
        for (int i = 0; i < 60; i++) {
            Condition condition = world.samples().condition(world.program());
            Set<MemberId> expected = world.naive(world.program(), condition);

            MemberSet selected = world.population().select(condition);

            assertThat(members(selected)).as(condition.toText()).isEqualTo(expected);
            assertThat(world.members().keySet())
                    .allSatisfy(
                            it -> assertThat(selected.contains(it.member())).isEqualTo(expected.contains(it.member())));
            Statistics.label("who")
                    .collect(
                            expected.isEmpty()
                                    ? "nobody"
                                    : expected.size() == world.members().size() ? "all" : "some")
                    .coverage(it -> it.check("some").percentage(share -> share > 30));
        }
    }

    @Property(tries = 120)
    void denies_what_is_false_and_leaves_out_what_is_unknown(@ForAll long seed) {
        World world = World.of(seed, 0);
        for (int i = 0; i < 40; i++) {
            Condition condition = world.samples().condition(world.program());
            MemberSet is = world.population().select(condition);
            MemberSet isNot = world.population().select(Condition.not(condition));

            assertThat(is.overlap(isNot)).isZero();
            assertThat(members(isNot)).isEqualTo(world.naive(world.program(), Condition.not(condition)));
        }
    }

    @Property(tries = 120)
    void finds_the_members_of_every_segment(@ForAll long seed) {
        World world = World.of(seed, 0);

        Map<SegmentId, MemberSet> segments = world.population().segments();

        assertThat(segments.keySet())
                .containsExactlyElementsOf(
                        world.program().segments().stream().map(Segment::id).toList());
        segments.forEach((id, set) -> assertThat(members(set))
                .isEqualTo(world.naive(
                        world.program(),
                        world.program().segment(id).map(Segment::when).orElseThrow())));
    }

    @Property(tries = 100)
    void tells_the_difference_that_an_edit_would_make(@ForAll long seed) {
        World world = World.of(seed, 0);
        SegmentProgram program = world.program();
        List<Segment> fewerOrMore =
                world.samples().segments(world.samples().values().below(8), Set.of());
        SegmentProgram edited = program.with(fewerOrMore);

        Map<SegmentId, Difference> differences = world.population().difference(edited);

        Map<SegmentId, Set<MemberId>> before = naive(world, program);
        Map<SegmentId, Set<MemberId>> after = naive(world, edited);
        Set<SegmentId> both = new TreeSet<>(before.keySet());
        both.addAll(after.keySet());
        assertThat(differences.keySet()).containsExactlyInAnyOrderElementsOf(both);
        differences.forEach((id, it) -> check(it, before.getOrDefault(id, Set.of()), after.getOrDefault(id, Set.of())));
        Condition one = world.samples().condition(program);
        Condition two = world.samples().condition(program);
        check(world.population().difference(one, two), world.naive(program, one), world.naive(program, two));
    }

    private static Map<SegmentId, Set<MemberId>> naive(World world, SegmentProgram edition) {
        Map<SegmentId, Set<MemberId>> all = new LinkedHashMap<>();
        edition.segments().forEach(it -> all.put(it.id(), world.naive(edition, it.when())));
        return all;
    }

    private static void check(Difference difference, Set<MemberId> before, Set<MemberId> after) {
        Set<MemberId> entering = new TreeSet<>(after);
        entering.removeAll(before);
        Set<MemberId> leaving = new TreeSet<>(before);
        leaving.removeAll(after);
        Set<MemberId> staying = new TreeSet<>(before);
        staying.retainAll(after);
        assertThat(members(difference.entering())).isEqualTo(entering);
        assertThat(members(difference.leaving())).isEqualTo(leaving);
        assertThat(members(difference.staying())).isEqualTo(staying);
    }

    @Property(tries = 100)
    void joins_sets_as_sets_are_joined(@ForAll long seed) {
        World world = World.of(seed, 0);
        Condition one = world.samples().condition(world.program());
        Condition two = world.samples().condition(world.program());
        MemberSet a = world.population().select(one);
        MemberSet b = world.population().select(two);
        Set<MemberId> both = world.naive(world.program(), one);
        both.retainAll(world.naive(world.program(), two));
        Set<MemberId> any = world.naive(world.program(), one);
        any.addAll(world.naive(world.program(), two));
        Set<MemberId> less = world.naive(world.program(), one);
        less.removeAll(world.naive(world.program(), two));

        assertThat(members(a.and(b))).isEqualTo(both);
        assertThat(members(a.or(b))).isEqualTo(any);
        assertThat(members(a.andNot(b))).isEqualTo(less);
        assertThat(a.overlap(b)).isEqualTo(b.overlap(a)).isEqualTo(both.size());
        assertThat(world.population().all().andNot(a).size())
                .isEqualTo(world.members().size() - a.size());
    }

    @Property(tries = 100)
    void draws_so_many_different_members_of_the_set(@ForAll long seed, @ForAll long draw) {
        World world = World.of(seed, 0);
        MemberSet set = world.population().select(world.samples().condition(world.program()));
        int count = world.samples().values().below(MANY);

        List<MemberId> drawn = set.sample(count, draw);

        assertThat(drawn)
                .doesNotHaveDuplicates()
                .hasSize(Math.min(count, set.size()))
                .allMatch(set::contains);
        assertThat(set.sample(count, draw)).isEqualTo(drawn);
        assertThat(set.sample(Integer.MAX_VALUE, draw)).containsExactlyElementsOf(all(set));
    }

    private static List<MemberId> all(MemberSet set) {
        List<MemberId> all = new ArrayList<>();
        set.forEach(all::add);
        return all;
    }

    @Property(tries = 120)
    void answers_as_a_live_member_does_also_of_tags_that_rules_set(@ForAll long seed) {
        World world = World.of(seed, 3);
        SegmentProgram program = world.program();
        PopulationBuilder builder = Population.builder(program, world.asOf());
        Map<MemberId, LiveProfile> live = new LinkedHashMap<>();
        world.members().forEach((profile, counters) -> {
            Instant judged = earlier(world);
            MemberState fresh = MemberState.of(profile.member());
            MemberState untold =
                    new MemberState(profile, counters, judged, fresh.edition(), fresh.changes(), fresh.dueAt());
            MemberState state = LiveProfile.open(program, untold, judged).state();
            builder.add(state);
            live.put(profile.member(), LiveProfile.open(program, state, world.asOf()));
        });

        builder.build()
                .segments()
                .forEach((id, set) -> live.forEach((member, it) -> assertThat(set.contains(member))
                        .as("%s in %s", member, program.segment(id).map(Segment::when))
                        .isEqualTo(it.isIn(id))));
        Statistics.label("rules held")
                .collect(live.values().stream()
                        .anyMatch(it -> it.state().profile().tags().values().stream()
                                .anyMatch(set -> set.keySet().stream()
                                        .anyMatch(tag -> tag.value().startsWith("rule")))))
                .coverage(it -> it.check(true).percentage(share -> share > 50));
    }

    private static Instant earlier(World world) {
        Instant earlier = world.asOf().minus(world.samples().values().offset().abs());
        return earlier.isBefore(Timestamps.MIN) ? Timestamps.MIN : earlier;
    }

    @Property(tries = 60)
    void knows_the_same_as_of_another_instant(@ForAll long seed) {
        World world = World.of(seed, 0);
        Instant later =
                world.asOf().plus(Duration.ofHours(world.samples().values().below(30)));
        Instant then = later.isAfter(Timestamps.MAX) ? Timestamps.MAX : later;
        PopulationBuilder builder = Population.builder(world.program(), then);
        world.members().forEach(builder::add);
        World moved = new World(world.samples(), world.program(), world.members(), then, builder.build());

        moved.population()
                .segments()
                .forEach((id, set) -> assertThat(members(set))
                        .isEqualTo(moved.naive(
                                moved.program(),
                                moved.program().segment(id).map(Segment::when).orElseThrow())));
        assertThat(moved.population().asOf()).isEqualTo(then);
        assertThat(Optional.of(moved.population().size()))
                .contains(world.members().size());
    }
}
