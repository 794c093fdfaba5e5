package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.internal.ForeignCharacters;
import io.communitykit.referral.code.internal.VanityFold;
import io.communitykit.referral.code.spi.CodeKey;
import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A vanity code")
class VanityCodeTest {

    private static CodeKey key(String text) {
        return CodeReading.of(text)
                .fold(code -> new CodeKey("NONE"), VanityCode::key, malformed -> new CodeKey("NONE"));
    }

    @ParameterizedTest
    @CsvSource({
        "LISA,L1SA",
        "LISA,lisa",
        "LISA,I15A",
        "COOL,C001",
        "COOL,CQ0I",
        "BOSS,8055",
        "ZOOM,2OOM",
        "GIGI,6I61",
        "VIVA,UIUA",
        "ANNA,\u0410NN\u0410",
        "ANNA,\u0391NN\u0391",
        "PAX,\u0440\u0430\u0445",
        "POP,\u03a1\u039f\u03a1",
        "MAX88,\uff2d\uff21\uff38\uff18\uff18",
        "VIP,\u2164IP",
        "KISS,\u212aI\u017f\u017f",
        "LILI,L\u0131L\u0131"
    })
    @DisplayName("is the same as what looks like it, digits, full width, Cyrillic, Greek and Roman numerals among them")
    void look_alikes(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other)).isNotEqualTo(new CodeKey("NONE"));
    }

    @Test
    @DisplayName("folds by the table that is written here, and nothing else folds together")
    void table() {
        List<String> classes = List.of("0OQ", "1IL", "2Z", "5S", "6G", "8B", "UV");
        List<Character> all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                .chars()
                .mapToObj(c -> (char) c)
                .toList();
        for (char one : all) {
            for (char other : all) {
                boolean together = one == other
                        || classes.stream().anyMatch(each -> each.indexOf(one) >= 0 && each.indexOf(other) >= 0);
                assertThat(VanityFold.fold("" + one).equals(VanityFold.fold("" + other)))
                        .as(one + " and " + other)
                        .isEqualTo(together);
            }
        }
    }

    @Test
    @DisplayName("takes each foreign look-alike for one Latin letter or digit, and reads all of the table")
    void foreign() {
        String table = ForeignCharacters.TABLE;
        Set<Character> seen = new HashSet<>();
        for (int i = 0; i < table.length(); i += 2) {
            char foreign = table.charAt(i);
            assertThat(seen.add(foreign)).as("U+%04X once", (int) foreign).isTrue();
            assertThat(foreign).isGreaterThan('\u007f');
            assertThat(UnicodeScript.of(foreign))
                    .isIn(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN, UnicodeScript.LATIN);
            assertThat(CodeReading.of("A" + foreign + "A"))
                    .isEqualTo(new CodeReading.Vanity(new VanityCode("A" + table.charAt(i + 1) + "A")));
        }
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Property(tries = 2_000)
    @Label("keeps its key when it is folded again, and is found by what was folded")
    void folded_again(@ForAll @StringLength(min = 3, max = 7) @CharRange(from = 'A', to = 'Z') String text) {
        VanityCode code = new VanityCode(text);

        assertThat(new VanityCode(code.key().value()).key()).isEqualTo(code.key());
        assertThat(code.readings()).startsWith(text).doesNotHaveDuplicates().hasSize(1);
    }

    @Test
    @DisplayName("is read by people with its digits as letters, a one once as I and once as L")
    void readings() {
        assertThat(new VanityCode("5H1T").readings()).containsExactly("5H1T", "SHIT", "SHLT");
        assertThat(new VanityCode("S1UT").readings()).contains("SLUT");
        assertThat(new VanityCode("B00B").readings()).containsExactly("B00B", "BOOB");
        assertThat(new VanityCode("LISA34").readings()).containsExactly("LISA34");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB", "ABCDEFGH", "lisa", "LI SA", "\u4f1a\u5458\u7801", "LIS\u0410", "", "\ud83d\ude00A"})
    @DisplayName("is made of 3 to 7 of A-Z and 0-9 alone")
    void strict(String text) {
        assertThatThrownBy(() -> new VanityCode(text)).isInstanceOf(InvalidValueException.class);
    }
}
