package io.communitykit.risk.abuse.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("Persons")
class PersonsPropertyTest {

    @Property(tries = 200)
    @Label("are the sets that unions and partings make, and list their members")
    void sets(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int members) {
        SplittableRandom random = new SplittableRandom(seed);
        Persons persons = new Persons();
        Map<Integer, Set<Integer>> model = new HashMap<>();
        for (int i = 0; i < members; i++) {
            assertThat(persons.add()).isEqualTo(i);
            model.put(i, Set.of(i));
        }
        for (int step = 0; step < 100; step++) {
            int one = random.nextInt(members);
            int other = random.nextInt(members);
            if (random.nextInt(12) == 0) {
                Set<Integer> listed = new HashSet<>();
                for (int member : persons.dissolve(persons.find(one))) {
                    listed.add(member);
                }
                assertThat(listed).isEqualTo(model.get(one));
                listed.forEach(member -> model.put(member, Set.of(member)));
            } else if (persons.find(one) != persons.find(other)) {
                Set<Integer> both = new HashSet<>(model.getOrDefault(one, Set.of()));
                both.addAll(model.getOrDefault(other, Set.of()));
                int stands = persons.union(persons.find(one), persons.find(other));
                assertThat(both).contains(stands);
                both.forEach(member -> model.put(member, both));
            }
        }
        for (int i = 0; i < members; i++) {
            Set<Integer> listed = new HashSet<>();
            int at = i;
            do {
                listed.add(at);
                at = persons.next(at);
            } while (at != i);
            assertThat(listed).isEqualTo(model.get(i));
            assertThat(persons.size(persons.find(i))).isEqualTo(listed.size());
            assertThat(listed).contains(persons.find(i));
        }
    }
}
