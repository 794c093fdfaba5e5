package io.communitykit.recommend.candidate.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.evaluate.Given;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SplitsPropertyTest {

    @Property(tries = 300)
    @Label("A share splits each member's pairs in two, rounded, leaves one to train, and is the same again")
    void share(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9_999) int share) {
        Interactions all = Given.random(seed, 30, 20, 12);
        long[] out = new long[all.members()];
        long sum = 0;
        for (int member = 0; member < out.length; member++) {
            int count = all.byMember().count(member);
            out[member] = Math.min(count - 1, Math.round(count * (share / 10_000.0)));
            sum += out[member];
        }
        if (sum == 0) {
            return;
        }
        Split split = Splits.share(all, share, seed);
        whole(all, split);
        for (int member = 0; member < out.length; member++) {
            assertThat((long) split.test().byMember().count(member)).isEqualTo(out[member]);
        }
        assertThat(Splits.share(all, share, seed).test().byMember())
                .isEqualTo(split.test().byMember());
    }

    @Property(tries = 300)
    @Label(
            "One is held out of each member that has two, and negatives are as many as can be, each once, of neither part")
    void oneOut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int each) {
        Interactions all = Given.random(seed, 30, 20, 12);
        Split split = Splits.oneOut(all, seed);
        whole(all, split);
        Interactions negatives = Splits.negatives(split, each, seed);
        SortedSet<String> both = Given.pairs(negatives);
        both.retainAll(Given.pairs(all));
        assertThat(both).isEmpty();
        for (int member = 0; member < all.members(); member++) {
            int count = all.byMember().count(member);
            assertThat(split.test().byMember().count(member)).isEqualTo(count > 1 ? 1 : 0);
            assertThat(negatives.byMember().count(member))
                    .isEqualTo(count > 1 ? Math.min(each, all.items().size() - count) : 0);
        }
        assertThat(Splits.negatives(split, each, seed).byMember()).isEqualTo(negatives.byMember());
    }

    @Example
    @Label("Every item is as often held out, and every other as often a negative: within four standard deviations")
    void even() {
        Interactions all = Given.of("m a b c d", "n a e f g h i");
        int[] held = new int[9];
        int[] negative = new int[9];
        for (long seed = 0; seed < 20_000; seed++) {
            Split split = Splits.share(all, 5_000, seed);
            Interactions negatives = Splits.negatives(split, 2, seed);
            for (int i = 0; i < 2; i++) {
                held[split.test().byMember().column(i)]++;
                negative[negatives.byMember().column(i)]++;
            }
        }
        for (int item = 0; item < 4; item++) {
            assertThat(held[item]).isBetween(10_000 - 283, 10_000 + 283);
        }
        for (int item = 4; item < 9; item++) {
            assertThat(negative[item]).isBetween(8_000 - 278, 8_000 + 278);
        }
    }

    private static void whole(Interactions all, Split split) {
        SortedSet<String> union = new TreeSet<>(Given.pairs(split.train()));
        SortedSet<String> test = Given.pairs(split.test());
        assertThat(union).doesNotContainAnyElementsOf(test);
        union.addAll(test);
        assertThat(union).isEqualTo(Given.pairs(all));
        assertThat(split.withoutTrain()).isZero();
        assertThat(split.repeated()).isZero();
        for (int member = 0; member < all.members(); member++) {
            assertThat(split.train().byMember().count(member)).isPositive();
        }
    }
}
