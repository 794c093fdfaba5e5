package io.communitykit.referral.growth.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.growth.tree.DroppedEdge.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("A forest of invitations")
class InviteForestPropertyTest {

    private static InviteEdge edge(String inviter, String invitee) {
        return new InviteEdge(new MemberId(inviter), new MemberId(invitee));
    }

    private static InviteForest chain(int members) {
        List<InviteEdge> edges = new ArrayList<>();
        for (int i = 1; i < members; i++) {
            edges.add(edge("m" + (i - 1), "m" + i));
        }
        return InviteForest.of(edges);
    }

    @Example
    @Label("has the virality of Goel et al. for a broadcast and a chain")
    void closedForms() {
        for (int n : new int[] {2, 3, 10, 1000}) {
            assertThat(chain(n).trees().get(0).virality().orElseThrow()).isCloseTo((n + 1) / 3.0, within(1e-12 * n));
            assertThat(chain(n).trees().get(0).depth()).isEqualTo(n - 1);
            List<InviteEdge> star = new ArrayList<>();
            for (int i = 1; i < n; i++) {
                star.add(edge("中心😀", "f" + i));
            }
            // (n-1) pairs at 1, the others at 2: 2 (n-1)/n.
            assertThat(InviteForest.of(star).trees().get(0).virality().orElseThrow())
                    .isCloseTo(2.0 * (n - 1) / n, within(1e-12));
        }
    }

    @Example
    @Label("sums what no long holds, as the distances of a chain of four million")
    void beyondLong() {
        PairSums sums = new PairSums(2);
        double expected = 0;
        for (int i = 0; i < 11; i++) {
            sums.add(1, Long.MAX_VALUE - i);
            expected += Long.MAX_VALUE;
            assertThat(sums.mean(1, 3).orElseThrow()).isCloseTo(expected / 3, within(1e6));
        }
        assertThat(sums.mean(0, 3)).hasValue(0);
    }

    @Example
    @Label("names the edges that are no part of a tree, and why")
    void dropped() {
        InviteForest forest = InviteForest.of(List.of(
                edge("a", "b"),
                edge("b", "c"),
                edge("a", "b"),
                edge("d", "c"),
                edge("c", "a"),
                edge("b", "a"),
                edge("e", "e"),
                edge("d", "a")));
        assertThat(forest.dropped().stream().map(it -> it.index() + " " + it.reason()))
                .containsExactly("2 DUPLICATE", "3 SECOND_INVITER", "4 CYCLE", "5 CYCLE", "6 SELF_LOOP");
        assertThat(forest.trees().stream()
                        .map(it -> it.root() + " " + it.members() + " " + it.depth() + " "
                                + it.virality().isPresent()))
                .containsExactly("d 4 3 true", "e 1 0 false");
        assertThat(forest.meanVirality()).hasValueCloseTo(5 / 3.0, within(1e-12));
        assertThat(InviteForest.of(List.of(edge("e", "e"))).meanVirality()).isEmpty();
        assertThat(InviteForest.of(List.of())).isEqualTo(new InviteForest(List.of(), List.of()));
    }

    @Property(tries = 500)
    @Label("has in each tree the mean of all distances, walked one by one, whatever edges are given")
    void plain(@ForAll long seed) {
        Random random = new Random(seed);
        int names = 1 + random.nextInt(25);
        List<InviteEdge> edges = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            edges.add(edge("m" + random.nextInt(names), "m" + random.nextInt(names)));
        }
        InviteForest forest = InviteForest.of(edges);
        Map<MemberId, MemberId> inviterOf = new HashMap<>();
        Map<MemberId, Set<MemberId>> beside = new TreeMap<>();
        Map<Integer, Reason> dropped = new TreeMap<>();
        for (int i = 0; i < edges.size(); i++) {
            MemberId a = edges.get(i).inviter();
            MemberId b = edges.get(i).invitee();
            Set<MemberId> ofA = beside.computeIfAbsent(a, it -> new HashSet<>());
            Set<MemberId> ofB = beside.computeIfAbsent(b, it -> new HashSet<>());
            if (a.equals(b)) {
                dropped.put(i, Reason.SELF_LOOP);
            } else if (inviterOf.containsKey(b)) {
                dropped.put(i, a.equals(inviterOf.get(b)) ? Reason.DUPLICATE : Reason.SECOND_INVITER);
            } else if (isAbove(b, a, inviterOf)) {
                dropped.put(i, Reason.CYCLE);
            } else {
                inviterOf.put(b, a);
                ofA.add(b);
                ofB.add(a);
            }
        }
        Map<Integer, Reason> found = new TreeMap<>();
        forest.dropped().forEach(it -> found.put(it.index(), it.reason()));
        assertThat(found).isEqualTo(dropped);
        assertThat(forest.trees().stream().mapToInt(InviteTree::members).sum()).isEqualTo(beside.size());
        for (InviteTree tree : forest.trees()) {
            assertThat(inviterOf).doesNotContainKey(tree.root());
            Map<MemberId, Integer> fromRoot = distances(tree.root(), beside);
            assertThat(tree.members()).isEqualTo(fromRoot.size());
            assertThat(tree.depth())
                    .isEqualTo(
                            fromRoot.values().stream().mapToInt(it -> it).max().orElse(0));
            double sum = 0;
            for (MemberId each : fromRoot.keySet()) {
                sum += distances(each, beside).values().stream()
                        .mapToInt(it -> it)
                        .sum();
            }
            double n = tree.members();
            if (n == 1) {
                assertThat(tree.virality()).isEmpty();
            } else {
                assertThat(tree.virality().orElseThrow()).isCloseTo(sum / (n * (n - 1)), within(1e-12));
            }
        }
    }

    private static boolean isAbove(MemberId above, MemberId member, Map<MemberId, MemberId> inviterOf) {
        for (MemberId at = member; at != null; at = inviterOf.get(at)) {
            if (at.equals(above)) {
                return true;
            }
        }
        return false;
    }

    private static Map<MemberId, Integer> distances(MemberId from, Map<MemberId, Set<MemberId>> beside) {
        Map<MemberId, Integer> known = new HashMap<>(Map.of(from, 0));
        Deque<MemberId> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            MemberId at = next.remove();
            for (MemberId each : beside.getOrDefault(at, Set.of())) {
                if (known.putIfAbsent(each, Objects.requireNonNull(known.get(at)) + 1) == null) {
                    next.add(each);
                }
            }
        }
        return known;
    }
}
