package io.communitykit.core.segment.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QuantilePropertyTest {

    private static final Instant AT = Instant.parse("2025-01-01T00:00:00Z");

    @Property(tries = 2_000)
    void agrees_with_counting_who_is_below(@ForAll long seed) {
        Random random = new Random(seed);
        Map<MemberId, Long> values = values(random);
        QuantileRule rule = rule(random, values.size());
        QuantileCut cut = cut(rule, values, List.copyOf(values.keySet()));

        assertThat(cut.population()).isEqualTo(values.size());
        if (values.size() < rule.smallest()) {
            assertThat(cut).isInstanceOf(QuantileCut.None.class);
            values.forEach(
                    (member, value) -> assertThat(cut.groupOf(member, value)).isEmpty());
            return;
        }
        NaiveQuantiles naive = new NaiveQuantiles(rule, values);
        long[] sizes = new long[rule.groups() + 1];
        values.forEach((member, value) -> {
            int group = naive.groupOf(member);
            sizes[group]++;
            assertThat(cut.groupOf(member, value)).hasValue(group);
            if (rule.ties() != Ties.BY_HASH) {
                assertThat(cut.groupOf(value)).hasValue(group);
            }
        });
        for (int group = 1; group <= rule.groups(); group++) {
            assertThat(cut.size(group)).as("members of group %s", group).isEqualTo(sizes[group]);
        }
    }

    @Property(tries = 1_000)
    void thresholds_are_plain_comparisons(@ForAll long seed) {
        Random random = new Random(seed);
        Map<MemberId, Long> values = values(random);
        QuantileRule rule = rule(random, values.size()).ties(random.nextBoolean() ? Ties.TO_LOWER : Ties.TO_HIGHER);
        QuantileCut cut = cut(rule, values, List.copyOf(values.keySet()));
        if (cut instanceof QuantileCut.None) {
            return;
        }
        long smallest = Collections.min(values.values());
        for (int i = 0; i < 20; i++) {
            long value = random.nextBoolean() ? anyValue(random) : random.nextInt(-3, 12);
            int reached = 1;
            for (int group = 2; group <= rule.groups(); group++) {
                if (cut.threshold(group).isPresent() && cut.threshold(group).getAsLong() <= value) {
                    reached = group;
                }
            }
            OptionalInt group = cut.groupOf(value);
            if (value < smallest) {
                assertThat(group).hasValue(1);
            } else {
                assertThat(group).hasValue(reached);
            }
        }
    }

    @Property(tries = 500)
    void does_not_depend_on_the_order_of_telling(@ForAll long seed) {
        Random random = new Random(seed);
        Map<MemberId, Long> values = values(random);
        QuantileRule rule = rule(random, values.size());
        List<MemberId> shuffled = new ArrayList<>(values.keySet());
        Collections.shuffle(shuffled, random);

        assertThat(cut(rule, values, shuffled)).isEqualTo(cut(rule, values, List.copyOf(values.keySet())));
    }

    @Property(tries = 500)
    void told_apart_by_hash_groups_differ_by_one_member_at_most(@ForAll long seed) {
        Random random = new Random(seed);
        Map<MemberId, Long> values = values(random);
        QuantileRule rule = QuantileRule.of(2 + random.nextInt(9)).ties(Ties.BY_HASH);
        QuantileCut cut = cut(rule, values, List.copyOf(values.keySet()));
        if (cut instanceof QuantileCut.Made) {
            long least = values.size() / rule.groups();
            for (int group = 1; group <= rule.groups(); group++) {
                assertThat(cut.size(group)).isBetween(least, least + 1);
            }
        }
    }

    private static QuantileCut cut(QuantileRule rule, Map<MemberId, Long> values, List<MemberId> order) {
        QuantileTally tally = QuantileTally.of(rule);
        for (MemberId member : order) {
            tally.add(member, values.getOrDefault(member, 0L));
        }
        return tally.cut(AT);
    }

    /** Some populations of few different values, some of numbers from every corner. */
    private static Map<MemberId, Long> values(Random random) {
        boolean few = random.nextBoolean();
        Map<MemberId, Long> values = new LinkedHashMap<>();
        int members = random.nextInt(60);
        for (int i = 0; i < members; i++) {
            values.put(new MemberId("m" + i), few ? random.nextInt(8) : anyValue(random));
        }
        return values;
    }

    private static long anyValue(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.MIN_VALUE + random.nextInt(2);
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> random.nextInt(-2, 3);
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private static QuantileRule rule(Random random, int members) {
        int groups = random.nextInt(10) == 0 ? 2 + random.nextInt(999) : 2 + random.nextInt(8);
        return QuantileRule.of(groups)
                .ties(List.of(Ties.values()).get(random.nextInt(3)))
                .smallest(groups + random.nextInt(1 + members / 4));
    }
}
