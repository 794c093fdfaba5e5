package io.communitykit.benchmarks.referral;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * What shops write: each cut is up to twice the mean of what is left, by a random number of the moment, a set of those who helped, and a
 * price, all under one lock. Nothing of it can be checked afterwards, nobody has a limit, and none of it outlives the process.
 */
final class NaiveBargain {

    private final Random random = new Random(1);
    private final Set<String> helped = new HashSet<>();
    private final int helpers;
    private long left;

    NaiveBargain(long total, int helpers) {
        this.left = total;
        this.helpers = helpers;
    }

    /** How much a friend cuts; 0 for one who cut before, or where nothing is left. */
    synchronized long help(String friend) {
        if (helped.size() == helpers || !helped.add(friend)) {
            return 0;
        }
        int others = helpers - helped.size();
        long surplus = left - (others + 1);
        long cut = others == 0 ? left : 1 + random.nextLong(2 * surplus / (others + 1) + 1);
        left -= cut;
        return cut;
    }
}
