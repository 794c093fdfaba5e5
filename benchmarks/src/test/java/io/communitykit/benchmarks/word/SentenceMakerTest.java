package io.communitykit.benchmarks.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SentenceMakerTest {

    private static final int LENGTH = 20_000;

    @Test
    @DisplayName("one seed gives one text, of the length that was asked for, and another seed another")
    void seeded() {
        String text = new SentenceMaker(1).text(LENGTH);

        assertThat(text).hasSize(LENGTH).isEqualTo(new SentenceMaker(1).text(LENGTH));
        assertThat(new SentenceMaker(2).text(LENGTH)).isNotEqualTo(text);
    }

    @Test
    @DisplayName("a few characters are frequent and most are rare, as in what people write")
    void frequencies() {
        Map<Integer, Long> counts = new SentenceMaker(1)
                .text(LENGTH)
                .codePoints()
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        long rare =
                counts.values().stream().filter(count -> count < LENGTH / 200).count();
        assertThat(counts).hasSizeGreaterThan(300);
        assertThat(rare).isGreaterThan(counts.size() * 3L / 4);
        assertThat(counts.values()).anyMatch(count -> count > LENGTH / 50);
    }

    @Test
    @DisplayName("no placeholder of a shape is left in a text")
    void filled() {
        assertThat(new SentenceMaker(1).text(LENGTH)).doesNotContainPattern("[a-z ]");
    }
}
