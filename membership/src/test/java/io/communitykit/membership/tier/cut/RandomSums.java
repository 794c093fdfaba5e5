package io.communitykit.membership.tier.cut;

import java.util.Random;

/** Sums and rules that meet at the edges: few values, bounds of 64 bits, values that differ in one stretch of bits only. */
final class RandomSums {

    private final Random random;

    RandomSums(long seed) {
        this.random = new Random(seed);
    }

    long[] sums(int atMost) {
        int shape = random.nextInt(6);
        long[] sums = new long[random.nextInt(atMost + 1)];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(shape);
        }
        return sums;
    }

    private long sum(int shape) {
        return switch (shape) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(5) - 2L;
            case 2 -> (long) random.nextInt(3) << (16 * random.nextInt(4));
            case 3 -> random.nextBoolean() ? Long.MAX_VALUE - random.nextInt(2) : Long.MIN_VALUE + random.nextInt(2);
            case 4 -> 100_000L + random.nextInt(2_000);
            default -> random.nextLong() >> random.nextInt(Long.SIZE);
        };
    }

    CutRule rule(long[] sums) {
        int share = switch (random.nextInt(4)) {
            case 0 -> 10_000;
            case 1 -> random.nextInt(3);
            default -> random.nextInt(10_001);
        };
        long minimum = random.nextBoolean() || sums.length == 0 ? 0 : near(sums[random.nextInt(sums.length)]);
        return CutRule.top(share, Year.CNY)
                .count(pick(CountRule.values()))
                .ties(pick(Ties.values()))
                .population(pick(Population.values()))
                .minimum(Year.fen(minimum))
                .smallest(random.nextInt(4));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private long near(long sum) {
        return sum < 0 || sum == Long.MAX_VALUE ? 0 : sum + random.nextInt(2);
    }

    Random random() {
        return random;
    }
}
