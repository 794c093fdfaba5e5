package io.communitykit.examples.first;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The program that screens words")
class ScreenWordsTest {

    @ParameterizedTest
    @CsvSource({
        "路口交通很方便😀, 路口交通很方便😀",
        "可以绕*开*平台哦, 可以******哦",
        "谨防私下交易, 谨防私下交易",
        "私\u200B下交易吧, *****吧",
        "𠮷野家 ＶＸ, 𠮷野家 **",
        "券码：ABCD1234efgh, ***************",
        "網絡賭博, ****"
    })
    @DisplayName("masks words through their disguises, and leaves honest texts alone")
    void screens(String post, String shown) throws IOException {
        String words = Files.readString(Path.of("policies", "shop-words.json"));
        String rules = Files.readString(Path.of("policies", "shop-word-policy.json"));

        assertThat(ScreenWords.screen(words, rules, post)).isEqualTo(shown);
    }
}
