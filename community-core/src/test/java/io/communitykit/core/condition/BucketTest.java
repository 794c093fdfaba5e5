package io.communitykit.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketTest {

    private static Facts about(String unit) {
        return new KnownFacts(Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.of(unit));
    }

    /**
     * The hashes come from a second implementation (in Python, after A. Appleby's MurmurHash3.cpp) that was itself held
     * against published vectors: "test" 0xba6bd213, "Hello, world!" 0xc0363e43, "The quick brown fox jumps over the lazy
     * dog" 0x2e4ff723, FF FF FF FF 0x76293b50.
     */
    @ParameterizedTest
    @DisplayName("the bucket is MurmurHash3 of seed:member in UTF-8, unsigned, modulo the buckets")
    @CsvSource({
        "AB12A, 122, 1062108722",
        "AB12A, 123, 1954468150",
        "AB12A, 155, 3268232399",
        "gr1, 123, 538421172",
        "gr1, 999, 3792149936",
        "groupX, 𠮷野👍, 877160880",
    })
    void golden(String seed, String unit, long hash) {
        for (int of : new int[] {1, 3, 100, 10_000, 999_983, 1_000_000}) {
            assertThat(new Bucket(seed, of, 0, 1).bucketOf(unit)).isEqualTo((int) (hash % of));
        }
    }

    /** Cases 03 and 10 of Unleash's client specification: a share of p percent holds the first p of 100 buckets. */
    @ParameterizedTest
    @DisplayName("it draws as Unleash does")
    @CsvSource({
        "AB12A, 123, 100, TRUE",
        "AB12A, 122, 50, TRUE",
        "AB12A, 155, 50, FALSE",
        "Feature.flexibleRollout.10, 174, 10, TRUE",
        "Feature.flexibleRollout.10, 499, 10, FALSE",
        "Feature.flexibleRollout.userId.55, 25, 55, TRUE",
        "Feature.flexibleRollout.sessionId.42, 147, 42, TRUE",
    })
    void unleash(String group, String user, int percent, Truth enabled) {
        assertThat(Condition.bucket(group, 0, percent, 100).evaluate(about(user)))
                .isEqualTo(enabled);
    }

    @Test
    @DisplayName("the first bucket is inside, the end is not, and nobody is unknown")
    void range() {
        assertThat(Condition.bucket("AB12A", 22, 23, 100).evaluate(about("122")))
                .isEqualTo(Truth.TRUE);
        assertThat(Condition.bucket("AB12A", 0, 22, 100).evaluate(about("122"))).isEqualTo(Truth.FALSE);
        assertThat(Condition.bucket("AB12A", 23, 100, 100).evaluate(about("122")))
                .isEqualTo(Truth.FALSE);
        assertThat(Condition.not(Condition.bucket("AB12A", 0, 1, 100)).evaluate(name -> Optional.empty()))
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    @DisplayName("shares of many members are what they say, and another seed draws anew")
    void shares() {
        int members = 100_000;
        Bucket quarter = new Bucket("one", 100, 0, 25);
        Bucket other = new Bucket("two", 100, 0, 25);
        long in = IntStream.range(0, members)
                .filter(i -> quarter.evaluate(about("m" + i)).isTrue())
                .count();
        long both = IntStream.range(0, members)
                .filter(i -> quarter.evaluate(about("m" + i)).isTrue()
                        && other.evaluate(about("m" + i)).isTrue())
                .count();
        // 5 standard deviations of a fair draw: sqrt(n p (1 - p)) is 137, and 77 for both.
        assertThat(in).isCloseTo(members / 4, within(685L));
        assertThat(both).isCloseTo(members / 16, within(385L));
    }

    @Test
    @DisplayName("numbers that name no bucket are refused")
    void refused() {
        assertThatThrownBy(() -> Condition.bucket("s", 0, 1, 0))
                .hasMessage("number of buckets must be 1 to 1000000, got 0");
        assertThatThrownBy(() -> Condition.bucket("s", 0, 1, 1_000_001)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Condition.bucket("s", 5, 5, 10))
                .hasMessage("buckets must be from 0 up to 10, at least one, got 5 to 5");
        assertThatThrownBy(() -> Condition.bucket("s", -1, 5, 10)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Condition.bucket("s", 0, 11, 10)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Condition.bucket("", 0, 1, 10)).isInstanceOf(InvalidValueException.class);
    }
}
