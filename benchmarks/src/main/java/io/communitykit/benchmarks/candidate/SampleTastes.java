package io.communitykit.benchmarks.candidate;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import java.util.SplittableRandom;

/**
 * Members with as many items as there are members: 27 each, as on Gowalla, three of four out of the 200 of their taste, the others out of all. The logarithm of
 * an item's rank is even, among those of a taste as among all. Seeded.
 */
final class SampleTastes {

    private static final int EACH = 27;
    private static final int TASTE = 200;
    private static final int OWN = 4;

    private SampleTastes() {}

    static Interactions of(int members) {
        SplittableRandom random = new SplittableRandom(5);
        InteractionsBuilder builder = Interactions.builder();
        int[] items = new int[Math.max(members, TASTE)];
        for (int i = 0; i < items.length; i++) {
            items[i] = builder.add(new ItemId("item-" + i));
        }
        int tastes = items.length / TASTE;
        for (int i = 0; i < members; i++) {
            int member = builder.add(new MemberId("member-" + i));
            int taste = i % tastes;
            for (int k = 0; k < EACH; k++) {
                int item = random.nextInt(OWN) == 0 ? rank(random, items.length) : taste + tastes * rank(random, TASTE);
                builder.addNumbered(member, items[item], 1);
            }
        }
        return builder.build();
    }

    private static int rank(SplittableRandom random, int of) {
        return Math.min(of - 1, (int) Math.exp(random.nextDouble() * Math.log(of)));
    }
}
