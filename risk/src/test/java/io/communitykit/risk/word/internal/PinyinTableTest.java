package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The table of readings")
class PinyinTableTest {

    private final PinyinTable table = PinyinTable.get();

    @ParameterizedTest
    @DisplayName("knows how characters are read, without tones, the usual reading first")
    @CsvSource({
        "加,jia",
        "微,wei",
        "信,xin",
        "女,nv",
        "绿,lv lu",
        "行,xing hang",
        "长,chang zhang",
        "重,zhong chong",
        "乐,le yue",
        "略,lve",
        "车,che ju",
        "枪,qiang",
        "a,''",
        "😀,''",
        "ü,''",
    })
    void readings(String character, String readings) {
        List<String> known = new ArrayList<>();
        for (char number : table.readings(character.codePointAt(0))) {
            known.add(table.syllable(number));
        }
        assertThat(known).isEqualTo(readings.isEmpty() ? List.of() : List.of(readings.split(" ")));
    }

    @Test
    @DisplayName("reads letters into syllables")
    void letters() {
        for (int number = 0; number < table.size(); number++) {
            int node = PinyinTable.ROOT;
            for (char letter : table.syllable(number).toCharArray()) {
                node = table.next(node, letter);
                assertThat(node).isNotEqualTo(PinyinTable.ROOT);
            }
            assertThat(table.end(node)).isEqualTo(number);
        }
        assertThat(table.next(PinyinTable.ROOT, 'v')).isEqualTo(PinyinTable.ROOT);
        assertThat(table.next(PinyinTable.ROOT, 'A')).isEqualTo(PinyinTable.ROOT);
        assertThat(table.end(PinyinTable.ROOT)).isNegative();
    }

    @Test
    @DisplayName("is refused when a byte is not as it was written")
    void damaged() throws IOException {
        byte[] image;
        try (InputStream in = PinyinTable.class.getResourceAsStream("pinyin.bin")) {
            image = in.readAllBytes();
        }
        assertThat(image).hasSizeLessThan(60_000);
        assertThat(PinyinTable.read(image).size()).isEqualTo(table.size());
        image[image.length / 2] ^= 1;
        assertThatThrownBy(() -> PinyinTable.read(image)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> PinyinTable.read(new byte[3])).hasMessageContaining("3 bytes");
    }

    @Test
    @DisplayName("agrees with the usual readings of the 8,105 characters of the standard list, where that is at hand")
    void oracle() throws IOException {
        String directory = System.getProperty("communitykit.texts");
        assumeTrue(directory != null, "-Dcommunitykit.texts names no directory");
        int all = 0;
        int read = 0;
        int first = 0;
        for (String line : Files.readAllLines(Path.of(directory, "pinyin_kMandarin_8105.txt"))) {
            if (!line.startsWith("U+")) {
                continue;
            }
            int codePoint = Integer.parseInt(line.substring(2, line.indexOf(':')), 16);
            String reading = plain(
                    line.substring(line.indexOf(':') + 1, line.indexOf('#')).strip());
            char[] known = table.readings(codePoint);
            all++;
            read += known.length > 0 ? 1 : 0;
            first += known.length > 0 && table.syllable(known[0]).equals(reading) ? 1 : 0;
        }
        assertThat(all).isGreaterThan(8_000);
        assertThat(read * 1_000L / all)
                .as("%d of %d characters have a reading", read, all)
                .isGreaterThanOrEqualTo(995);
        assertThat(first * 1_000L / read)
                .as("%d of %d readings agree", first, read)
                .isGreaterThanOrEqualTo(980);
    }

    private static String plain(String reading) {
        String parts = Normalizer.normalize(reading, Normalizer.Form.NFD);
        return parts.replace("u\u0308", "v").replaceAll("\\p{M}", "");
    }
}
