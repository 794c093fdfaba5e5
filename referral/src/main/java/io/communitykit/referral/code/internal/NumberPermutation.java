package io.communitykit.referral.code.internal;

import io.communitykit.core.InvalidValueException;

/**
 * A keyed bijection of the numbers from 0 to size - 1: a balanced Feistel network of ten rounds over the next even number of bits, whose
 * round function is {@link SipHash}, walked until it comes out within the size (cycle walking, Black and Rogaway, Ciphers with arbitrary
 * finite domains, 2002). Every round can be undone whatever its function gives, so that the whole is a bijection by construction. The
 * network's domain is less than four times the size, so that fewer than four walks are needed on average. Ten rounds are what NIST
 * SP 800-38G has in FF1. Immutable and safe for many threads; allocates nothing.
 */
public final class NumberPermutation {

    private static final int ROUNDS = 10;

    private final long size;
    private final int halfBits;
    private final long mask;
    private final long k0;
    private final long k1;

    /**
     * Takes a key.
     *
     * @param size how many numbers, 2 to 2^62
     * @param k0 the first half of the key
     * @param k1 the second half of the key
     */
    public NumberPermutation(long size, long k0, long k1) {
        if (size < 2 || size > 1L << 62) {
            throw InvalidValueException.of("size of a permutation", "2 to 2^62", size);
        }
        this.size = size;
        this.halfBits = (Long.SIZE - Long.numberOfLeadingZeros(size - 1) + 1) / 2;
        this.mask = (1L << halfBits) - 1;
        this.k0 = k0;
        this.k1 = k1;
    }

    /**
     * Where a number goes.
     *
     * @param number 0 to size - 1
     * @return 0 to size - 1, another for another number
     */
    public long apply(long number) {
        long walked = require(number);
        do {
            walked = forward(walked);
        } while (walked >= size);
        return walked;
    }

    /**
     * Where a number comes from.
     *
     * @param number 0 to size - 1
     * @return the number that {@link #apply} takes there
     */
    public long invert(long number) {
        long walked = require(number);
        do {
            walked = backward(walked);
        } while (walked >= size);
        return walked;
    }

    private long require(long number) {
        if (number < 0 || number >= size) {
            throw InvalidValueException.of("number to be permuted", "0 to " + (size - 1), number);
        }
        return number;
    }

    private long forward(long number) {
        long left = number >>> halfBits;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ mixed(round, right);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }

    private long backward(long number) {
        long left = number >>> halfBits;
        long right = number & mask;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long before = right ^ mixed(round, left);
            right = left;
            left = before;
        }
        return left << halfBits | right;
    }

    private long mixed(int round, long half) {
        return SipHash.hash(k0, k1, round, half) & mask;
    }
}
