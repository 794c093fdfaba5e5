package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorDiscountTest {

    @Test
    @DisplayName("The published factors: 1, 0.625, 0.4375, 0.34375 and down to 0.25")
    void published() {
        AuthorDiscount discount = AuthorDiscount.published();
        assertThat(new long[] {discount.factor(0), discount.factor(1), discount.factor(2), discount.factor(3)})
                .containsExactly(1_000_000_000, 625_000_000, 437_500_000, 343_750_000);
        assertThat(discount.factor(63)).isEqualTo(250_000_000);
        assertThat(discount.factor(1_000_000)).isEqualTo(250_000_000);
    }

    @Test
    @DisplayName("An author's further content is discounted by rank of score, others' and nobody's is not")
    void ranks() {
        long[] scores = {800, 1_600, 1_600, 500, 500, 3_200};
        long[] changes = new long[6];
        AuthorDiscount.published().apply(6, scores, new int[] {7, 7, 7, -1, -1, 900_000}, changes);
        assertThat(scores).containsExactly(350, 1_600, 1_000, 500, 500, 3_200);
        assertThat(changes).containsExactly(-450, 0, -600, 0, 0, 0);
    }

    @Test
    @DisplayName("What speaks against content is not made smaller, and takes the last ranks")
    void negative() {
        long[] scores = {-100, 0, 100, 100};
        AuthorDiscount.published().apply(4, scores, new int[4], new long[4]);
        assertThat(scores).containsExactly(-100, 0, 100, 62);
    }

    @Test
    @DisplayName("It does what a count of the better ones of each author says, exactly for any score")
    void definition() {
        SplittableRandom random = new SplittableRandom(1);
        AuthorDiscount discount = new AuthorDiscount(0.9, 0.1);
        for (int round = 0; round < 200; round++) {
            int n = random.nextInt(120);
            int[] authors = random.ints(n, -1, 1 + random.nextInt(6)).toArray();
            long[] given = round % 2 == 0
                    ? random.longs(n).toArray()
                    : random.longs(n, -2, 5).toArray();
            long[] scores = given.clone();
            long[] changes = new long[n];
            discount.apply(n, scores, authors, changes);
            for (int i = 0; i < n; i++) {
                assertThat(scores[i]).isEqualTo(expected(i, given, authors, discount));
                assertThat(changes[i]).isEqualTo(scores[i] - given[i]).isLessThanOrEqualTo(0);
            }
        }
    }

    private static long expected(int i, long[] scores, int[] authors, AuthorDiscount discount) {
        if (authors[i] < 0 || scores[i] <= 0) {
            return scores[i];
        }
        int better = 0;
        for (int j = 0; j < scores.length; j++) {
            better += authors[j] == authors[i] && (scores[j] > scores[i] || (scores[j] == scores[i] && j < i)) ? 1 : 0;
        }
        return BigInteger.valueOf(scores[i])
                .multiply(BigInteger.valueOf(discount.factor(better)))
                .divide(BigInteger.valueOf(AuthorDiscount.WHOLE))
                .longValueExact();
    }

    @Test
    @DisplayName("None is fine; numbers out of range and short arrays are refused")
    void ends() {
        AuthorDiscount discount = AuthorDiscount.published();
        discount.apply(0, new long[0], new int[0], new long[0]);
        assertThatThrownBy(() -> new AuthorDiscount(Double.NaN, 0))
                .hasMessageContaining("decay of the author discount");
        assertThatThrownBy(() -> new AuthorDiscount(0, 1.5)).hasMessageContaining("floor of the author discount");
        assertThatThrownBy(() -> discount.apply(2, new long[2], new int[1], new long[2]))
                .hasMessageContaining("authors");
    }
}
