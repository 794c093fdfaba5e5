package io.communitykit.benchmarks.peers;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.split.Splits;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A made-up community, the same every time: four items for three members, in groups of 100. A member likes one to three groups and has 10 to 400 items, few
 * have many; seven of ten come from the member's groups, the others from all, and of each those of low rank are the likelier (Zipf with exponent 1).
 * A fifth of each member's items is held out.
 */
final class SampleTastes {

    private static final int GROUP = 100;
    private static final int LEAST = 10;
    private static final int MOST = 400;
    private static final double TAIL = 0.6;
    private static final double OWN = 0.7;
    private static final int HELD_OUT = 2_000;
    // Takes popular items out of one group into all.
    private static final long STRIDE = 7_919;

    private final SplittableRandom random = new SplittableRandom(7);
    private final int items;

    private SampleTastes(int items) {
        this.items = items;
    }

    /** Makes so many members. */
    static TrainAndTest of(int members) {
        SampleTastes tastes = new SampleTastes(Math.max(2 * MOST, members / 3 * 4));
        InteractionsBuilder builder = Interactions.builder();
        for (int member = 0; member < members; member++) {
            int number = builder.add(new MemberId("member-" + member));
            for (int item : tastes.items()) {
                builder.addNumbered(number, builder.add(new ItemId("item-" + item)), 1);
            }
        }
        return TrainAndTest.of(Splits.share(builder.build(), HELD_OUT, 1));
    }

    private Set<Integer> items() {
        int[] groups = new int[1 + random.nextInt(3)];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = random.nextInt(items / GROUP);
        }
        int many = (int) Math.min(MOST, LEAST * StrictMath.pow(1 - random.nextDouble(), -TAIL));
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int i = 0; i < many; i++) {
            chosen.add(
                    random.nextDouble() < OWN
                            ? groups[random.nextInt(groups.length)] * GROUP + rank(GROUP)
                            : (int) (rank(items) * STRIDE % items));
        }
        return chosen;
    }

    // The logarithm of a rank is even.
    private int rank(int of) {
        return Math.min(of - 1, (int) StrictMath.exp(random.nextDouble() * StrictMath.log(of)));
    }
}
