package io.communitykit.referral.code.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The permutation of numbers")
class NumberPermutationTest {

    /** The key 00 01 ... 0f, as in the paper. */
    private static final long K0 = 0x0706050403020100L;

    private static final long K1 = 0x0f0e0d0c0b0a0908L;

    /** Entry 16 of the vectors of SipHash-2-4 that its authors publish with their reference code: the message 00 01 ... 0f. */
    @Test
    @DisplayName("rests on SipHash-2-4 as published")
    void sip_hash() {
        assertThat(SipHash.hash(K0, K1, K0, K1)).isEqualTo(0x3f2acc7f57c29bdbL);
    }

    /** Computed by another program, in another language. */
    @ParameterizedTest
    @CsvSource({
        "31,0,28",
        "31,30,21",
        "1000,7,800",
        "852891037441,0,315629838826",
        "852891037441,1,306845813115",
        "852891037441,852891037440,367110002104",
        "787662783788549761,12345678901234567,475764341331484"
    })
    @DisplayName("takes numbers where another program takes them, and back")
    void known(long size, long number, long permuted) {
        NumberPermutation permutation = new NumberPermutation(size, K0, K1);

        assertThat(permutation.apply(number)).isEqualTo(permuted);
        assertThat(permutation.invert(permuted)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 16, 17, 31, 64, 65, 961, 1_000, 29_791, 65_536, 65_537, 923_521})
    @DisplayName("is a bijection: each number of a whole domain is met once, and taken back")
    void bijection(long size) {
        for (long key = 0; key < 3; key++) {
            NumberPermutation permutation = new NumberPermutation(size, key, ~key);
            BitSet met = new BitSet();
            for (long number = 0; number < size; number++) {
                long permuted = permutation.apply(number);
                assertThat(met.get((int) permuted)).isFalse();
                met.set((int) permuted);
                assertThat(permutation.invert(permuted)).isEqualTo(number);
            }
            assertThat(met.cardinality()).isEqualTo((int) size);
            assertThat(met.length()).isEqualTo((int) size);
        }
    }

    @Property(tries = 1_000)
    @Label("takes back every number of any domain under any key")
    void inverse(
            @ForAll @LongRange(min = 2, max = 1L << 62) long size,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long any,
            @ForAll long k0,
            @ForAll long k1) {
        NumberPermutation permutation = new NumberPermutation(size, k0, k1);
        long number = any % size;

        assertThat(permutation.invert(permutation.apply(number))).isEqualTo(number);
        assertThat(permutation.apply(permutation.invert(number))).isEqualTo(number);
        assertThat(permutation.apply(number)).isBetween(0L, size - 1);
    }

    @Test
    @DisplayName("changes about half of the bits for a key or a number that differs in one")
    void avalanche() {
        long size = 1L << 40;
        long changed = 0;
        for (int bit = 0; bit < 40; bit++) {
            for (long number = 0; number < 100; number++) {
                NumberPermutation permutation = new NumberPermutation(size, K0, K1);
                NumberPermutation other = new NumberPermutation(size, K0 ^ 1L << bit, K1);
                changed += Long.bitCount(permutation.apply(number) ^ permutation.apply(number ^ 1L << bit));
                changed += Long.bitCount(permutation.apply(number) ^ other.apply(number));
            }
        }
        // 8,000 pairs of 40 bits: 160,000 on average, with a standard deviation of 283.
        assertThat(changed).isBetween(158_500L, 161_500L);
    }

    @Test
    @DisplayName("refuses numbers outside its domain, and domains that are none")
    void ranges() {
        NumberPermutation permutation = new NumberPermutation(31, 1, 2);

        assertThatThrownBy(() -> permutation.apply(31)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> permutation.apply(-1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> permutation.invert(31)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new NumberPermutation(1, 1, 2)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new NumberPermutation((1L << 62) + 1, 1, 2)).isInstanceOf(InvalidValueException.class);
    }
}
