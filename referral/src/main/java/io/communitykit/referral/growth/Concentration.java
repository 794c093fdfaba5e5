package io.communitykit.referral.growth;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * How unequally members bring friends, those who bring nobody among them. Immutable and safe for many threads.
 *
 * @param gini the Gini coefficient, 0 where all bring as many to nearly 1 where one brings all: {@code sum (2i - n - 1) x(i) / (n sum x)}
 * @param top what the best hundredth of members brought, of all friends; a hundredth is rounded up to whole members
 */
public record Concentration(double gini, Share top) {

    private static final int HUNDRED = 100;

    /**
     * Of counts.
     *
     * @param counts by member, 0 or more each; sorted in place
     * @return how unequal they are; nothing where all are 0
     */
    static Optional<Concentration> of(int[] counts) {
        Arrays.sort(counts);
        int n = counts.length;
        long sum = 0;
        BigInteger weighed = BigInteger.ZERO;
        long chunk = 0;
        for (int i = 0; i < n; i++) {
            sum += counts[i];
            long term = (2L * i + 1 - n) * counts[i];
            chunk += term;
            // Terms stay below 2^62, two of them below 2^63.
            if (Math.abs(chunk) > Long.MAX_VALUE / 2) {
                weighed = weighed.add(BigInteger.valueOf(chunk));
                chunk = 0;
            }
        }
        if (sum == 0) {
            return Optional.empty();
        }
        long top = 0;
        for (int i = n - (n + HUNDRED - 1) / HUNDRED; i < n; i++) {
            top += counts[i];
        }
        double gini = weighed.add(BigInteger.valueOf(chunk)).doubleValue() / ((double) n * sum);
        return Optional.of(new Concentration(gini, new Share(top, sum)));
    }
}
