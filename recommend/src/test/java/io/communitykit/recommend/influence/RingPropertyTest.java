package io.communitykit.recommend.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RingPropertyTest {

    private static final int MEMBERS = 9;
    private static final int RING = 3;
    private static final double CLOSE = 1e-12;

    @Property(tries = 300)
    @Label("Ranks are those of the full matrix, sum to 1 and are above 0")
    void twin(@ForAll("edges") List<Given> edges, @ForAll("rules") RingRule rule) {
        double[] ranks = Given.ranks(MEMBERS, edges, rule);
        double[] expected = new DensePageRank(MEMBERS, edges).ranks(0.85, rule);

        for (int i = 0; i < MEMBERS; i++) {
            assertThat(ranks[i]).isPositive().isEqualTo(expected[i], within(CLOSE));
        }
        assertThat(Arrays.stream(ranks).sum()).isEqualTo(1, within(CLOSE));
    }

    @Property(tries = 200)
    @Label("The order in which interactions are told, and how they are split, changes no byte")
    void order(@ForAll("edges") List<Given> edges, @ForAll("rules") RingRule rule, @ForAll long seed) {
        List<Given> told = new ArrayList<>();
        for (Given edge : edges) {
            for (int i = 0; i < edge.weight(); i++) {
                told.add(new Given(edge.from(), edge.to(), 1));
            }
        }
        Collections.shuffle(told, new Random(seed));

        assertThat(Given.ranks(MEMBERS, told, rule)).isEqualTo(Given.ranks(MEMBERS, edges, rule));
    }

    @Property(tries = 200)
    @Label("Other names give the same ranks")
    void names(@ForAll("edges") List<Given> edges, @ForAll("rules") RingRule rule, @ForAll long seed) {
        List<Integer> other = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            other.add(i);
        }
        Collections.shuffle(other, new Random(seed));
        List<Given> renamed = edges.stream()
                .map(edge -> new Given(other.get(edge.from()), other.get(edge.to()), edge.weight()))
                .toList();

        double[] ranks = Given.ranks(MEMBERS, edges, rule);
        double[] again = Given.ranks(MEMBERS, renamed, rule);

        for (int i = 0; i < MEMBERS; i++) {
            assertThat(again[other.get(i)]).isEqualTo(ranks[i], within(CLOSE));
        }
    }

    @Property(tries = 200)
    @Label("What members do with themselves changes no byte")
    void selfLoops(
            @ForAll("edges") List<Given> edges, @ForAll("rules") RingRule rule, @ForAll @IntRange(max = 8) int who) {
        List<Given> more = new ArrayList<>(edges);
        more.add(new Given(who, who, 1_000));

        assertThat(Given.ranks(MEMBERS, more, rule)).isEqualTo(Given.ranks(MEMBERS, edges, rule));
    }

    @Property(tries = 300)
    @Label("As much given to each other on top, by any pair in any graph, leaves all ranks as they were")
    void pairs(
            @ForAll("edges") List<Given> edges,
            @ForAll @IntRange(max = 8) int one,
            @ForAll @IntRange(max = 8) int other,
            @ForAll @IntRange(min = 1, max = 1_000) int exchanged) {
        RingRule rule = new RingRule(2, 0);
        List<Given> more = new ArrayList<>(edges);
        more.add(new Given(one, other, exchanged));
        more.add(new Given(other, one, exchanged));

        assertClose(Given.ranks(MEMBERS, more, rule), Given.ranks(MEMBERS, edges, rule));
    }

    @Property(tries = 300)
    @Label(
            "Members that give to each other only, as much as they get, or in a circle of three, rank as if they gave nothing")
    void rings(
            @ForAll("edges") List<Given> edges,
            @ForAll("shapes") List<Given> ring,
            @ForAll @IntRange(min = 1, max = 1_000) int strength) {
        List<Given> before = withoutGifts(edges);

        double[] with = Given.ranks(MEMBERS, joined(before, ring, strength), RingRule.STRICT);

        assertClose(with, Given.ranks(MEMBERS, before, RingRule.STRICT));
    }

    @Property(tries = 300)
    @Label("Where a part k of rings is kept, such members together gain at most 1 / (1 - d k)")
    void keptRings(
            @ForAll("edges") List<Given> edges,
            @ForAll("shapes") List<Given> ring,
            @ForAll @IntRange(max = 10_000) int kept) {
        RingRule rule = new RingRule(3, kept);
        List<Given> before = withoutGifts(edges);

        double gain = ofRing(Given.ranks(MEMBERS, joined(before, ring, 5), rule))
                / ofRing(Given.ranks(MEMBERS, before, rule));

        assertThat(gain).isLessThanOrEqualTo(1 / (1 - 0.85 * kept / 10_000) + CLOSE);
    }

    @Property(tries = 200)
    @Label("The share of what comes back is that of the full matrix")
    void ringShares(@ForAll("edges") List<Given> edges, @ForAll @IntRange(min = 1, max = 3) int longest) {
        InteractionGraph graph = Given.graph(MEMBERS, edges, new RingRule(longest, 5_000));
        DensePageRank twin = new DensePageRank(MEMBERS, edges);
        for (int to = 0; to < MEMBERS; to++) {
            double closed = 0;
            double received = 0;
            for (int from = 0; from < MEMBERS; from++) {
                closed += twin.closed(from, to, longest);
                received += weight(edges, from, to);
            }
            double share = received > 0 ? 10_000 * closed / received : 0;
            assertThat((double) graph.ringShare(to)).isBetween(share - 1.000001, share + 1e-6);
        }
    }

    private static double weight(List<Given> edges, int from, int to) {
        return edges.stream()
                .filter(edge -> from != to && edge.from() == from && edge.to() == to)
                .mapToInt(Given::weight)
                .sum();
    }

    /** The first three give nothing. */
    private static List<Given> withoutGifts(List<Given> edges) {
        return edges.stream().filter(edge -> edge.from() >= RING).toList();
    }

    private static List<Given> joined(List<Given> edges, List<Given> ring, int strength) {
        List<Given> all = new ArrayList<>(edges);
        ring.forEach(edge -> all.add(new Given(edge.from(), edge.to(), edge.weight() * strength)));
        return all;
    }

    private static double ofRing(double[] ranks) {
        return ranks[0] + ranks[1] + ranks[2];
    }

    private static void assertClose(double[] ranks, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(ranks[i]).isEqualTo(expected[i], within(CLOSE));
        }
    }

    @Provide
    Arbitrary<List<Given>> edges() {
        Arbitrary<Integer> members = Arbitraries.integers().between(0, MEMBERS - 1);
        return Combinators.combine(members, members, Arbitraries.integers().between(1, 9))
                .as(Given::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<RingRule> rules() {
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.of(0, 2_500, 10_000))
                .as(RingRule::new);
    }

    @Provide
    Arbitrary<List<Given>> shapes() {
        List<Given> circle = List.of(new Given(0, 1, 1), new Given(1, 2, 1), new Given(2, 0, 1));
        List<Given> pair = List.of(new Given(0, 1, 1), new Given(1, 0, 1));
        List<Given> clique = List.of(
                new Given(0, 1, 1),
                new Given(1, 0, 1),
                new Given(1, 2, 3),
                new Given(2, 1, 3),
                new Given(0, 2, 2),
                new Given(2, 0, 2));
        return Arbitraries.of(circle, pair, clique);
    }
}
