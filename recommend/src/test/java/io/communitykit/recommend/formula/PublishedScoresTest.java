package io.communitykit.recommend.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values were computed in Python from the published source that each class names, unless a test names another. */
@DisplayName("The published scores")
class PublishedScoresTest {

    private static final Offset<Double> LAST_DIGIT = within(1e-14);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 2005-12-08T07:46:43Z, 0.0",
        "1, 0, 2005-12-08T07:46:43Z, 0.0",
        "1000, 0, 2010-01-01T00:00:00Z, 2853.5777111",
        "10, 110, 2010-01-01T00:00:00Z, 2848.5777111",
        "123, 45, 2012-02-23T12:26:40.123456Z, 4356.825364",
        "5, 5, 2023-11-14T22:13:20Z, 12577.1554889",
        "0, 1, 2004-11-09T11:33:20Z, -756.1778444",
    })
    @DisplayName("Reddit's hot has the seven decimals of its source")
    void redditHot(long up, long down, Instant at, double expected) {
        assertThat(RedditScore.hot(new Votes(up, down), at)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "10, 10, 20", "100, 50, 3", "3, 7, 2.5"})
    @DisplayName("Reddit's older controversy favours many votes that balance")
    void redditControversy(long up, long down, double expected) {
        assertThat(RedditScore.controversy(new Votes(up, down))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 0, 0.37844750322520615",
        "10, 1, 0.7394949884518779",
        "100, 40, 0.6630922469527233",
        "399, 99, 0.7773119937342073",
    })
    @DisplayName("Reddit's confidence is Wilson's lower bound at 80 per cent")
    void redditConfidence(long up, long down, double expected) {
        assertThat(RedditScore.confidence(new Votes(up, down))).isEqualTo(expected, LAST_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, STORY, 0, 0.0",
        "101, 1, STORY, 60, 5.510382440458703",
        "101, 20, STORY, 60, 5.510382440458703",
        "100, 21, STORY, 60, 5.466255120567193",
        "10, 20, STORY, 60, 0.8027415617602308",
        "10, 21, STORY, 60, 0.18202756502499565",
        "50, 200, STORY, 600, 0.01605131576931477",
        "101, 1, NO_LINK, 60, 2.2041529761834813",
        "101, 1, LIGHTWEIGHT, 60, 1.653114732137611",
        "50, 200, LIGHTWEIGHT, 600, 0.01605131576931477",
        "0, 1, STORY, 60, -0.1384145488461686",
        "101, 500, OTHER, 60, 5.510382440458703",
    })
    @DisplayName("Hacker News divides votes by age and by talk")
    void hackerNews(long points, long family, HackerNewsScore.Kind kind, long minutes, double expected) {
        assertThat(new HackerNewsScore(points, family, kind).at(Duration.ofMinutes(minutes)))
                .isEqualTo(expected, LAST_DIGIT);
    }

    @Test
    @DisplayName("Hacker News: content of the future is not better than content of now")
    void hackerNewsFuture() {
        HackerNewsScore story = new HackerNewsScore(101, 1, HackerNewsScore.Kind.STORY);

        assertThat(story.at(Duration.ofDays(-3))).isEqualTo(story.at(Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT1S, 0.13698285249200437",
        "1, PT1H, 0.06604052321693997",
        "100, PT24H, 0.005700874351255572",
        "-50, PT5H, 0.009066367110935262",
        "2, PT167H59M59S, 5.8187940605897e-05",
        "1000, PT168H, 0",
        "1000, PT0S, 0",
        "1000, PT-1S, 0",
    })
    @DisplayName("Lemmy's hot is above 0 inside seven days only")
    void lemmyHot(long score, Duration age, double expected) {
        assertThat(LemmyScore.hot(score, age)).isEqualTo(expected, LAST_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT1H, 1, 0.1384145488461686",
        "100, PT24H, 0, 0.01893789467285865",
        "100, PT24H, 998, 0.001900291450418524"
    })
    @DisplayName("Lemmy's scaled divides by the community's activity")
    void lemmyScaled(long score, Duration age, long interactions, double expected) {
        assertThat(LemmyScore.scaled(LemmyScore.hot(score, age), interactions)).isEqualTo(expected, LAST_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, 20",
        "10, 5, 3.872983346207417",
        "5, 10, 3.872983346207417",
        "0, 7, 0",
        "7, 0, 0",
        "1000, 3, 1.0209486584490783"
    })
    @DisplayName("Lemmy's controversy needs votes of both kinds")
    void lemmyControversy(long up, long down, double expected) {
        assertThat(LemmyScore.controversy(new Votes(up, down))).isEqualTo(expected, LAST_DIGIT);
    }

    @Test
    @DisplayName("Discourse adds replies, likes, links, bookmarks and reads, and for topics views, likes and posts")
    void discourse() {
        assertThat(new DiscourseScore.Post(3, 2, 1, 4, 100).score()).isEqualTo(78);
        assertThat(new DiscourseScore.Post(0, 0, 0, 0, 1).score()).isEqualTo(0.2);
        assertThat(new DiscourseScore.Topic(1_000, 12, 7).top()).isEqualTo(29);
        assertThat(new DiscourseScore.Topic(0, 1, 1).top()).isEqualTo(3);
        assertThat(new DiscourseScore.Topic(50, 0, 0).top()).isEqualTo(1.6989700043360187, LAST_DIGIT);
    }

    @Test
    @DisplayName("Metarank's trend adds kinds of interaction, each with its weight, decay and window")
    void trend() {
        double clicks = new Trend(1, 0.8, 30).of(3, 0, 10);
        double likes = new Trend(1.5, 0.9, 60).of(1, 2, 3, 4);

        assertThat(clicks).isEqualTo(9.4, LAST_DIGIT);
        assertThat(likes).isEqualTo(12.219, LAST_DIGIT);
        assertThat(clicks + likes).isEqualTo(21.619, LAST_DIGIT);
        assertThat(new Trend(1.5, 0.9, 2).of(1, 2, 3, 4)).isEqualTo(1.5 + 2 * 1.5 * 0.9, LAST_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "0.001, 94", "1e-6, 58", "1e-9, 22", "1e-12, 0", "0, 0"})
    @DisplayName("X makes 0 to 100 of a PageRank")
    void tweepcred(double rank, int expected) {
        assertThat(Tweepcred.reputation(rank)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10, 2500, 1", "2000, 3000, 0.04421034982470248", "10, 3000, 0.02", "5000, 3000, 1"})
    @DisplayName("X divides the rank of who follows many and is followed by few, by at most 50")
    void tweepcredAdjusted(long followers, long followings, double expected) {
        assertThat(Tweepcred.adjusted(1, followers, followings)).isEqualTo(expected, LAST_DIGIT);
    }

    @Test
    @DisplayName("Numbers that make no sense are refused with name and range")
    void badInput() {
        assertThatThrownBy(() -> new Votes(-1, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("votes up must be from 0 to 1000000000000, got -1");
        assertThatThrownBy(() -> new Trend(Double.NaN, 0.9, 30)).hasMessageContaining("weight of a trend");
        assertThatThrownBy(() -> new Trend(1, 0, 30)).hasMessageContaining("decay of a trend");
        assertThatThrownBy(() -> new Trend(1, 1.01, 30)).hasMessageContaining("decay of a trend");
        assertThatThrownBy(() -> new Trend(1, 0.9, 0)).hasMessageContaining("days of a trend");
        assertThatThrownBy(() -> new Trend(1, 0.9, 3).of(1, -1)).hasMessageContaining("1 days ago");
        assertThatThrownBy(() -> LemmyScore.scaled(Double.NaN, 1)).hasMessageContaining("hot");
        assertThatThrownBy(() -> LemmyScore.scaled(1, -1)).hasMessageContaining("interactions of a month");
        assertThatThrownBy(() -> new HackerNewsScore(1, -1, HackerNewsScore.Kind.STORY))
                .hasMessageContaining("family of a story");
        assertThatThrownBy(() -> Tweepcred.reputation(1.5)).hasMessageContaining("rank");
        assertThatThrownBy(() -> new DiscourseScore.Topic(1, -2, 1)).hasMessageContaining("likes");
    }
}
