package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The tricks that people use")
class EvasionTableTest {

    private static final WordMatcher MATCHER = WordMatcher.builder()
            .add(List.of(
                    Word.of("加微信", WordCategory.CONTACT, Level.HIGH),
                    Word.of("vx123", WordCategory.CONTACT, Level.HIGH),
                    Word.of("赌博网站", WordCategory.GAMBLING, Level.HIGH),
                    Word.of("枪支", WordCategory.CONTRABAND, Level.HIGH)))
            .build();

    @ParameterizedTest(name = "{0} is {1} through {2}")
    @DisplayName("are seen through, with the places of the original text and the trick's name")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "加微信|加微信|",
                "VX123|vx123|CASE",
                "ｖｘ１２３|vx123|WIDTH",
                "ＶX123|vx123|CASE,WIDTH",
                "加 微 信|加微信|SPACE",
                "加*微.信|加微信|SYMBOL",
                "加。微，信|加微信|PUNCTUATION",
                "加　微　信|加微信|SPACE",
                "加￥微￥信|加微信|SYMBOL",
                "加\u200b微\u200d信|加微信|ZERO_WIDTH",
                "加\u00ad微信|加微信|SOFT_HYPHEN",
                "加\ufe0f微信|加微信|VARIATION_SELECTOR",
                "加😀微🌹信|加微信|EMOJI",
                "賭博網站|赌博网站|TRADITIONAL",
                "加加微微信信|加微信|REPEAT",
                "vx①②③|vx123|STYLED",
                "vx一二三|vx123|DIGIT",
                "𝐯𝐱123|vx123|STYLED",
                "v\u0336x\u0336123|vx123|MARK",
                "vх123|vx123|LOOKALIKE",
            })
    void seen(String disguised, String word, String kinds) {
        Set<Evasion> expected = EnumSet.noneOf(Evasion.class);
        if (kinds != null) {
            for (String kind : kinds.split(",", -1)) {
                expected.add(Evasion.valueOf(kind));
            }
        }
        String text = "😀请" + disguised + "谢谢";

        List<Hit> hits = MATCHER.findAll(text);

        assertThat(hits).hasSize(1);
        Hit hit = hits.get(0);
        assertThat(text.substring(hit.start(), hit.end())).isEqualTo(disguised).isEqualTo(hit.text());
        assertThat(hit.start()).isEqualTo(3);
        assertThat(hit.term().name()).isEqualTo(word);
        assertThat(hit.evasions()).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("are not looked for across line breaks, unless asked")
    void lineBreaks() {
        assertThat(MATCHER.findAll("加微\n信")).isEmpty();
    }
}
