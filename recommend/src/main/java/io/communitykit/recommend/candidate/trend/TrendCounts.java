package io.communitykit.recommend.candidate.trend;

import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.internal.HalfLife;
import io.communitykit.recommend.candidate.internal.IdTable;
import io.communitykit.recommend.candidate.internal.Least;
import java.util.Arrays;

/**
 * Two sums for each item of a group, one that fades fast and one that fades slowly, each as of a landmark of its own: 24 bytes an item beside its id. Not safe
 * for many threads.
 */
final class TrendCounts {

    private final HalfLife now;
    private final HalfLife usual;
    private final int room;
    private final IdTable<ItemId> items = new IdTable<>();
    private double[] fast = new double[16];
    private int[] fastLandmark = new int[16];
    private double[] slow = new double[16];
    private int[] slowLandmark = new int[16];

    TrendCounts(TrendPolicy policy) {
        now = HalfLife.of("half-life of what is busy now", policy.now());
        usual = HalfLife.of("half-life of what is usual", policy.usual());
        room = policy.items();
    }

    int size() {
        return items.size();
    }

    ItemId id(int item) {
        return items.id(item);
    }

    void add(ItemId id, double weight, long at) {
        int item = items.find(id);
        if (item < 0) {
            item = number(id, at);
        }
        add(fast, fastLandmark, item, weight * now.weight(at), now.landmark(at));
        add(slow, slowLandmark, item, weight * usual.weight(at), usual.landmark(at));
    }

    private int number(ItemId id, long at) {
        if (items.size() == room) {
            makeRoom();
        }
        int item = items.add(id);
        if (item == fast.length) {
            fast = Arrays.copyOf(fast, item * 2);
            fastLandmark = Arrays.copyOf(fastLandmark, item * 2);
            slow = Arrays.copyOf(slow, item * 2);
            slowLandmark = Arrays.copyOf(slowLandmark, item * 2);
        }
        fast[item] = 0;
        slow[item] = 0;
        fastLandmark[item] = now.landmark(at);
        slowLandmark[item] = usual.landmark(at);
        return item;
    }

    private static void add(double[] sums, int[] landmarks, int item, double weighed, int landmark) {
        if (landmark > landmarks[item]) {
            sums[item] = HalfLife.scaled(sums[item], landmarks[item] - landmark) + weighed;
            landmarks[item] = landmark;
        } else {
            sums[item] += HalfLife.scaled(weighed, landmark - landmarks[item]);
        }
    }

    private void makeRoom() {
        int newest = Integer.MIN_VALUE;
        for (int item = 0; item < items.size(); item++) {
            newest = Math.max(newest, slowLandmark[item]);
        }
        double[] left = new double[items.size()];
        for (int item = 0; item < left.length; item++) {
            left[item] = HalfLife.scaled(slow[item], slowLandmark[item] - newest);
        }
        int[] numbers = Least.without(left, Math.max(1, left.length / 4));
        items.renumber(numbers);
        for (int item = 0; item < numbers.length; item++) {
            int to = numbers[item];
            if (to >= 0) {
                fast[to] = fast[item];
                fastLandmark[to] = fastLandmark[item];
                slow[to] = slow[item];
                slowLandmark[to] = slowLandmark[item];
            }
        }
    }

    double score(int item, TrendPolicy policy, long at) {
        double busy = fast[item] * now.left(fastLandmark[item], at);
        double usually = slow[item] * usual.left(slowLandmark[item], at) * (now.millis() / usual.millis());
        return policy.score().of(busy, usually, policy.prior());
    }
}
