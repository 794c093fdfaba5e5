package io.communitykit.recommend.candidate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class RankingPropertyTest {

    private static final int ITEMS = 30;
    private static final Items KNOWN = Items.of(
            IntStream.range(0, ITEMS).mapToObj(i -> new ItemId("品" + (100 + i))).toList());

    /** Adds to listed items, to expected ones or to a row, and tells the sums. */
    private static double[] added(SplittableRandom random, Ranking ranking) {
        double[] sums = new double[ITEMS];
        int expected = random.nextInt(3) == 0 ? 0 : random.nextInt(ITEMS + 1);
        int before = random.nextInt(10);
        for (int i = 0; i < before + random.nextInt(40); i++) {
            if (i == before) {
                ranking.expect(expected);
            }
            int item = random.nextInt(ITEMS);
            // Few values, so that there are ties, zeros and sums below 0.
            int share = random.nextInt(7) - 2;
            if (i >= before && item < expected) {
                ranking.addExpected(item, share);
            } else {
                ranking.add(item, share);
            }
            sums[item] += share;
        }
        if (random.nextInt(4) == 0) {
            int length = random.nextInt(ITEMS + 1);
            float[] row = new float[length + 2];
            for (int i = 0; i < length; i++) {
                row[i + 2] = random.nextInt(5) - 1;
                sums[i] += 2.0 * row[i + 2];
            }
            ranking.addRow(row, 2, length, 2);
        }
        return sums;
    }

    private static BitSet drawn(SplittableRandom random, int share) {
        BitSet drawn = new BitSet();
        for (int item = 0; item < ITEMS; item++) {
            drawn.set(item, random.nextInt(share) == 0);
        }
        return drawn;
    }

    private static Profile profile(BitSet items) {
        Map<ItemId, Double> has = new HashMap<>();
        items.stream().forEach(item -> has.put(KNOWN.id(item), 1.0));
        return Profile.of(KNOWN, has);
    }

    @Property
    @Label("A ranking holds the best of what was added, listed or expected, question after question")
    void best(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int limit = 1 + random.nextInt(8);
        Ranking ranking = new Ranking(ITEMS, limit);
        BitSet only = new BitSet();
        only.set(0, ITEMS);
        for (int question = 0; question < 5; question++) {
            if (question == 3) {
                only = drawn(random, 2);
                ranking.only(only);
            }
            BitSet has = drawn(random, 5);
            ranking.clear();
            double[] sums = added(random, ranking);
            if (random.nextBoolean()) {
                ranking.clear();
                sums = added(random, ranking);
            }
            double[] scores = sums;

            ranking.finish(profile(has));

            List<Integer> expected = only.stream()
                    .filter(item -> scores[item] > 0 && !has.get(item))
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(item -> -scores[item])
                            .thenComparing(item -> item))
                    .limit(limit)
                    .toList();
            assertThat(IntStream.of(ranking.toArray()).boxed().toList()).isEqualTo(expected);
            for (int place = 0; place < ranking.size(); place++) {
                assertThat(ranking.score(place)).isEqualTo(scores[ranking.item(place)]);
            }
        }
    }

    @Property
    @Label("A ranking refuses a score that is no number or infinite, and is good for the next question")
    void refused(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Ranking ranking = new Ranking(ITEMS, 1 + random.nextInt(4));
        int item = random.nextInt(ITEMS);
        added(random, ranking);
        ranking.add(item, random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY);

        assertThatThrownBy(() -> ranking.finish(profile(new BitSet())))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("score of item number " + item);

        assertThat(ranking.size()).isZero();
        ranking.clear();
        ranking.add(item, 1);
        ranking.finish(profile(new BitSet()));
        assertThat(ranking.toArray()).containsExactly(item);
    }
}
