package io.communitykit.benchmarks.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SampleDictionaryTest {

    @Test
    @DisplayName("words are taken once, without blanks around, if they have 2 to 20 characters and no surrogates")
    void cleaned() {
        String lines = "加微信\n 加微信 \n赌\n\n😀赌博\n" + "长".repeat(20) + "\n" + "长".repeat(21) + "\nab\tcd\nvx\n";

        assertThat(SampleDictionary.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("加微信", "长".repeat(20), "vx");
    }

    @Test
    @DisplayName("a smaller sample is the beginning of a larger one, and has an entry for each word")
    void nested() {
        SampleDictionary small = SampleDictionary.of(200);
        List<String> large = SampleDictionary.of(2_000).words();

        assertThat(small.words()).hasSize(200).isEqualTo(large.subList(0, 200));
        assertThat(large).doesNotHaveDuplicates().hasSize(2_000);
        assertThat(small.entries()).extracting(entry -> entry.text()).containsExactlyElementsOf(small.words());
    }
}
