package io.communitykit.recommend.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How age counts")
class FreshnessTest {

    private static final Freshness LEMMY = new Freshness.Lemmy(1.8, 2, Duration.ofDays(7));
    private static final Freshness HACKER_NEWS = new Freshness.HackerNews(1.8, 2);

    static Stream<Freshness> all() {
        return Stream.of(
                new Freshness.None(),
                new Freshness.Exponential(Duration.ofHours(6)),
                new Freshness.Linear(Duration.ofDays(30)),
                HACKER_NEWS,
                new Freshness.HackerNews(1.5, 0),
                LEMMY,
                new Freshness.Reddit(Duration.ofMinutes(750)));
    }

    @Test
    @DisplayName("Golden values")
    void golden() {
        assertThat(new Freshness.Exponential(Duration.ofHours(6)).factor(Duration.ofHours(6)))
                .isEqualTo(0.5);
        assertThat(new Freshness.Exponential(Duration.ofHours(6)).factor(Duration.ofHours(3)))
                .isEqualTo(0.7071067811865476, within(1e-15));
        assertThat(new Freshness.Linear(Duration.ofDays(30)).factor(Duration.ofDays(12)))
                .isEqualTo(0.6, within(1e-15));
        assertThat(new Freshness.Linear(Duration.ofDays(30)).factor(Duration.ofDays(31)))
                .isZero();
        assertThat(new Freshness.None().factor(Duration.ofDays(9_999))).isEqualTo(1);
    }

    @Test
    @DisplayName("Points to the power of 0.8 times freshness are the score of Hacker News")
    void hackerNews() {
        double score = new Transform.Power(0.8).apply(100, 0) * HACKER_NEWS.factor(Duration.ofHours(1));

        assertThat(score)
                .isEqualTo(
                        new HackerNewsScore(101, 1, HackerNewsScore.Kind.STORY).at(Duration.ofHours(1)), within(1e-14));
    }

    @Test
    @DisplayName("Lemmy's seven days: the last nanosecond counts, the next does not, nor does age 0")
    void lemmyEdges() {
        assertThat(LEMMY.factor(Duration.ofDays(7).minusNanos(1))).isPositive();
        assertThat(LEMMY.factor(Duration.ofDays(7))).isZero();
        assertThat(LEMMY.factor(Duration.ZERO)).isZero();
        assertThat(LEMMY.factor(Duration.ofNanos(1))).isEqualTo(0.2871745887492588, within(1e-12));
    }

    @Test
    @DisplayName("Lemmy's logarithm of votes times freshness is Lemmy's hot")
    void lemmy() {
        for (Duration age : List.of(Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofDays(7))) {
            assertThat(StrictMath.log10(102) * LEMMY.factor(age)).isEqualTo(LemmyScore.hot(100, age), within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Content of the future has factor 0")
    void future(Freshness freshness) {
        assertThat(freshness.factor(Duration.ofNanos(-1))).isZero();
        assertThat(freshness.factor(Duration.ofDays(-400))).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Older never counts more, and the factor is 0 to 1")
    void monotone(Freshness freshness) {
        double last = 1;
        for (long seconds = 1; seconds < 4_000_000_000L; seconds = seconds * 3 / 2 + 1) {
            double factor = freshness.factor(Duration.ofSeconds(seconds));
            assertThat(factor).isBetween(0.0, last);
            last = factor;
        }
    }

    @Test
    @DisplayName("Reddit's addend with net votes orders as hot does")
    void redditOrder() {
        Freshness reddit = new Freshness.Reddit(Duration.ofMinutes(750));
        Transform net = new Transform.NetVotes(new SignalId("down"));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            Votes votes = new Votes(random.nextInt(2_000), random.nextInt(500));
            Instant at = Instant.ofEpochSecond(
                    1_100_000_000 + random.nextInt(600_000_000), random.nextInt(1_000_000) * 1_000L);
            double ours = net.apply((double) votes.up(), (double) votes.down()) + reddit.addend(at);
            assertThat(ours).isEqualTo(RedditScore.hot(votes, at), within(0.5e-7 + 1e-10));
        }
    }

    @Test
    @DisplayName("Reddit's addend grows by one with each unit and is 0 at its epoch")
    void redditAddend() {
        Freshness reddit = new Freshness.Reddit(Duration.ofMinutes(750));
        Instant epoch = Instant.ofEpochSecond(1_134_028_003);

        assertThat(reddit.addend(epoch)).isZero();
        assertThat(reddit.addend(epoch.plusSeconds(45_000))).isEqualTo(1);
        assertThat(reddit.addend(epoch.minusSeconds(90_000))).isEqualTo(-2);
        assertThat(all().filter(some -> !(some instanceof Freshness.Reddit))
                        .mapToDouble(some -> some.addend(epoch.plusSeconds(9))))
                .containsOnly(0.0);
    }

    @Test
    @DisplayName("Durations that are negative, zero or too long are refused")
    void badDurations() {
        for (Duration bad :
                List.of(Duration.ofHours(-6), Duration.ZERO, Duration.ofSeconds(59), Duration.ofDays(36_601))) {
            assertThatThrownBy(() -> new Freshness.Exponential(bad))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("half-life of freshness must be 1 minute to 36600 days, got " + bad);
            assertThatThrownBy(() -> new Freshness.Linear(bad)).hasMessageContaining("lifetime of freshness");
            assertThatThrownBy(() -> new Freshness.Lemmy(1.8, 2, bad)).hasMessageContaining("limit of freshness");
        }
        assertThatThrownBy(() -> new Freshness.Reddit(Duration.ofMillis(999)))
                .hasMessageContaining("unit of freshness");
        assertThatThrownBy(() -> new Freshness.Reddit(Duration.ofMinutes(-750)))
                .hasMessageContaining("unit of freshness");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 9_000})
    @DisplayName("Gravity and offset that are no number, infinite or out of range are refused")
    void badNumbers(double bad) {
        assertThatThrownBy(() -> new Freshness.HackerNews(bad, 2)).hasMessageContaining("gravity");
        assertThatThrownBy(() -> new Freshness.HackerNews(1.8, bad)).hasMessageContaining("offset in hours");
        assertThatThrownBy(() -> new Freshness.Lemmy(bad, 2, Duration.ofDays(7)))
                .hasMessageContaining("gravity");
        assertThatThrownBy(() -> new Freshness.Lemmy(1.8, bad, Duration.ofDays(7)))
                .hasMessageContaining("offset in hours");
    }
}
