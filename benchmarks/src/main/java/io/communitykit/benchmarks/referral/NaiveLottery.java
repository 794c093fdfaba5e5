package io.communitykit.benchmarks.referral;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * What shops write: a loop over the odds with a random number of the moment, counters of stock, and a map of tickets, all under one lock.
 * Nothing of it can be checked afterwards, and none of it outlives the process.
 */
final class NaiveLottery {

    private final int[] odds;
    private final long[] left;
    private final Map<String, Integer> tickets = new HashMap<>();
    private final Random random = new Random(1);

    NaiveLottery(int[] odds, long stock) {
        this.odds = odds.clone();
        this.left = new long[odds.length];
        Arrays.fill(left, stock);
    }

    /** Which prize; -1 for none. */
    synchronized int draw(String ticket) {
        Integer before = tickets.get(ticket);
        if (before != null) {
            return before;
        }
        int value = random.nextInt(1_000_000);
        int won = -1;
        for (int i = 0; i < odds.length; i++) {
            value -= odds[i];
            if (value < 0) {
                won = left[i] > 0 ? i : -1;
                break;
            }
        }
        if (won >= 0) {
            left[won]--;
        }
        tickets.put(ticket, won);
        return won;
    }
}
