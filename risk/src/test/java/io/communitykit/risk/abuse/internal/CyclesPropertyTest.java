package io.communitykit.risk.abuse.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("Circles")
class CyclesPropertyTest {

    @Property(tries = 300)
    @Label("hold two persons who reach each other, self-loops and referrals within one person left out")
    void reach(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 14) int members,
            @ForAll @IntRange(max = 40) int referrals) {
        SplittableRandom random = new SplittableRandom(seed);
        Persons persons = new Persons();
        Edges edges = new Edges();
        for (int i = 0; i < members; i++) {
            persons.add();
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            int one = persons.find(random.nextInt(members));
            int other = persons.find(random.nextInt(members));
            if (one != other) {
                persons.union(one, other);
            }
        }
        boolean[][] reach = new boolean[members][members];
        for (int i = 0; i < referrals; i++) {
            int from = random.nextInt(members);
            int to = random.nextInt(members);
            if (edges.find(from, to) < 0) {
                edges.add(from, to);
            }
            reach[persons.find(from)][persons.find(to)] = true;
        }
        close(reach);
        Cycles cycles = Cycles.of(persons, edges);
        for (int one = 0; one < members; one++) {
            for (int other = 0; other < members; other++) {
                boolean stand = persons.find(one) == one && persons.find(other) == other && one != other;
                if (stand) {
                    boolean both = reach[one][other] && reach[other][one];
                    assertThat(cycles.together(one, other) > 0).isEqualTo(both);
                    if (both) {
                        assertThat(cycles.together(one, other)).isEqualTo(size(reach, one));
                    }
                }
            }
        }
    }

    /** Warshall's algorithm. */
    private static void close(boolean[][] reach) {
        for (int via = 0; via < reach.length; via++) {
            for (int from = 0; from < reach.length; from++) {
                for (int to = 0; to < reach.length; to++) {
                    reach[from][to] |= reach[from][via] && reach[via][to];
                }
            }
        }
    }

    private static int size(boolean[][] reach, int one) {
        int count = 0;
        for (int other = 0; other < reach.length; other++) {
            count += other == one || (reach[one][other] && reach[other][one]) ? 1 : 0;
        }
        return count;
    }

    @Example
    @Label("are found along a million persons without recursion")
    void deep() {
        int members = 1_000_000;
        Persons persons = new Persons();
        Edges edges = new Edges();
        for (int i = 0; i < members; i++) {
            persons.add();
        }
        for (int i = 0; i < members; i++) {
            edges.add(i, (i + 1) % members);
        }
        assertThat(Cycles.of(persons, edges).together(0, members / 2)).isEqualTo(members);
    }
}
