package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Spans to be let pass")
class AllowancesTest {

    private final WordMatcher matcher = WordMatcher.builder()
            .add(Word.of("黄片", WordCategory.ADULT, Level.HIGH))
            .allow(List.of("三黄片", "!!!"))
            .build();

    @Test
    @DisplayName("are named where they stand, those of the dictionary and those of the call")
    void named() {
        String text = "吃三 黄 片!!!，看大黄片";

        assertThat(matcher.allowances(text)).containsExactlyInAnyOrder(new TextSpan(1, 6), new TextSpan(6, 9));
        assertThat(matcher.with(matcher.rules().allowing(List.of("大黄片"))).allowances(text))
                .containsOnly(new TextSpan(1, 6), new TextSpan(6, 9), new TextSpan(11, 14));
        assertThat(matcher.allowances("黄片")).isEmpty();
    }

    @Test
    @DisplayName("of one call are forgotten in the next")
    void forgotten() {
        WordMatcher lenient = matcher.with(matcher.rules().allowing(List.of("大黄片")));
        assertThat(lenient.contains("大黄片")).isFalse();
        assertThat(matcher.contains("大黄片")).isTrue();
    }

    @Test
    @DisplayName("are found in long texts too, wherever blocks of reading meet")
    void longTexts() {
        String text = ("三黄片" + "好".repeat(41)).repeat(1_000);

        assertThat(matcher.allowances(text)).hasSize(1_000).allMatch(span -> span.start() % 44 == 0);
    }

    @Test
    @DisplayName("of both kinds are told in time linear in a text of two million characters")
    void linear() {
        String text = "三黄片!!!".repeat(350_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(matcher.allowances(text)).hasSize(700_000));
        assertThat(matcher.contains(text)).isFalse();
    }
}
