package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class SpendCutPropertyTest {

    @Property(tries = 3_000)
    void agrees_with_sorting_everybody(@ForAll long seed) {
        RandomSums random = new RandomSums(seed);
        long[] sums = random.sums(60);
        CutRule rule = random.rule(sums);
        List<Winner> members = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            members.add(new Winner(new MemberId("m" + i), sums[i]));
        }
        NaiveCut naive = new NaiveCut(rule, members);
        CutResult result = SpendCut.cut(rule, Year.OFF, sums);

        assertThat(result.population()).isEqualTo(naive.population);
        assertThat(result.places()).isEqualTo(naive.places);
        assertThat(result instanceof CutResult.None).isEqualTo(naive.in.isEmpty());
        if (result instanceof CutResult.Made made) {
            assertThat(made.admitted()).isEqualTo(naive.in.size());
            assertThat(made.threshold())
                    .isEqualTo(naive.in.stream().mapToLong(Winner::sum).min().orElseThrow());
        }
        for (Winner member : members) {
            Place place = result.place(member.sum());
            if (rule.population().has(member.sum()) && place != Place.BY_KEY) {
                assertThat(place == Place.IN).isEqualTo(naive.in.contains(member));
            }
        }
    }

    @Property(tries = 500)
    void places_add_up(@ForAll long seed) {
        RandomSums random = new RandomSums(seed);
        long[] sums = random.sums(200);
        CutRule rule = random.rule(sums);
        if (SpendCut.cut(rule, Year.OFF, sums) instanceof CutResult.Made made) {
            long tied = made.edge().included() + made.edge().excluded();
            assertThat(made.edge().excluded() > 0 || tied > 0 ? made.heldBack() : 0)
                    .isZero();
            switch (rule.ties()) {
                case BY_KEY ->
                    assertThat(made.admitted() + made.heldBack())
                            .as("exactly as many as asked")
                            .isEqualTo(made.places());
                case INCLUDE_ALL ->
                    assertThat(made.admitted() + made.heldBack()).isGreaterThanOrEqualTo(made.places());
                case EXCLUDE_ALL ->
                    assertThat(made.admitted() + made.heldBack()).isLessThanOrEqualTo(made.places());
            }
        }
    }

    @Property(tries = 500)
    void does_not_depend_on_the_order(@ForAll long seed) {
        RandomSums random = new RandomSums(seed);
        long[] sums = random.sums(100);
        CutRule rule = random.rule(sums);
        List<Long> shuffled = new ArrayList<>(Arrays.stream(sums).boxed().toList());
        Collections.shuffle(shuffled, random.random());

        assertThat(SpendCut.cut(
                        rule,
                        Year.OFF,
                        shuffled.stream().mapToLong(Long::longValue).toArray()))
                .isEqualTo(SpendCut.cut(rule, Year.OFF, sums));
    }

    @Property
    void the_order_of_members_is_that_of_their_bytes(
            @ForAll @StringLength(min = 1, max = 4) String a, @ForAll @StringLength(min = 1, max = 4) String b) {
        assertThat(Integer.signum(MemberOrder.BYTES.compare(member(a), member(b))))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(utf8(a), utf8(b))));
    }

    private static byte[] utf8(String any) {
        return member(any).value().getBytes(StandardCharsets.UTF_8);
    }

    /** Few characters, from every corner of the alphabet. */
    private static MemberId member(String any) {
        String[] corners = {"a", "b", "~", "é", "中", "\uD7FF", "\uE000", "\uFFFD", "😀", "😁", "\uDBFF\uDFFF"};
        StringBuilder text = new StringBuilder();
        any.chars().forEach(c -> text.append(corners[c % corners.length]));
        return new MemberId(text.toString());
    }
}
