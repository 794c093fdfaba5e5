package io.communitykit.referral.bargain;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.bargain.CutPlan.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("Plans that were made before")
class KnownPlansPropertyTest {

    private static int factor(Split split, Random random) {
        return switch (split) {
            case DECAY -> 1 + random.nextInt(9_999);
            case WEIGHTED -> 10_000 + random.nextInt(90_001);
            default -> 0;
        };
    }

    @Property(tries = 1_000)
    @Label("say to the fen what each plan says by itself, of bargains in turns whose helpers come in between")
    void same(
            @ForAll Split split,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int helpers,
            @ForAll @LongRange(min = 1, max = 20) long minimum,
            @ForAll @LongRange(min = 0, max = 100_000) long more) {
        Random random = new Random(seed);
        KnownPlans known = new KnownPlans();
        List<CutPlan> plans = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long total = helpers * minimum + more + i % 2;
            plans.add(new CutPlan(
                    new CutTerms(total, 0, helpers, minimum, split, factor(split, new Random(i % 2))), seed + i / 2));
        }
        long[] cuts = new long[plans.size()];
        for (int before = 0; before < helpers; before++) {
            for (int i = 0; i < plans.size(); i++) {
                Weight weight = random.nextBoolean() ? Weight.NEWCOMER : Weight.PLAIN;
                long cut = plans.get(i).next(before, cuts[i], weight);
                assertThat(known.next(plans.get(i), before, cuts[i], weight)).isEqualTo(cut);
                assertThat(known.next(plans.get(i), before, cuts[i], weight)).isEqualTo(cut);
                cuts[i] += cut;
            }
        }
    }

    @Example
    @Label("are kept once for all bargains of one decay, and of uniform cuts no more than fit")
    void bounded() {
        KnownPlans known = new KnownPlans();
        int helpers = 1_000;
        for (Split split : List.of(Split.DECAY, Split.DOUBLE_MEAN, Split.WEIGHTED)) {
            CutTerms terms = new CutTerms(100_000, 0, helpers, 1, split, factor(split, new Random(1)));
            for (int seed = 0; seed < 5; seed++) {
                long unused = known.next(new CutPlan(terms, seed), 0, 0, Weight.PLAIN);
            }
            assertThat(known.size()).isEqualTo(helpers + KnownPlans.AROUND);
        }
        CutTerms terms = new CutTerms(100_000, 0, helpers, 1, Split.UNIFORM_CUTS, 0);
        for (int seed = 0; seed < 1_100; seed++) {
            long unused = known.next(new CutPlan(terms, seed), 0, 0, Weight.PLAIN);
        }
        assertThat(known.size()).isBetween(KnownPlans.MOST - helpers - KnownPlans.AROUND + 1, KnownPlans.MOST);
        CutTerms two = new CutTerms(100_000, 0, 2, 1, Split.UNIFORM_CUTS, 0);
        for (int seed = 0; seed < 50_000; seed++) {
            long unused = known.next(new CutPlan(two, seed), 0, 0, Weight.PLAIN);
        }
        assertThat(known.size())
                .as("small plans take more room than their cuts")
                .isBetween(KnownPlans.MOST - 2 - KnownPlans.AROUND + 1, KnownPlans.MOST);
        assertThat(known.next(new CutPlan(terms, 0), 7, 0, Weight.PLAIN))
                .isEqualTo(new CutPlan(terms, 0).next(7, 0, Weight.PLAIN));
    }
}
