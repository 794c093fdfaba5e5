package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keys of postal addresses")
class AddressKeysTest {

    private static final KeyKind KIND = new KeyKind("address");
    private static final IdentityKeys KEYS = IdentityKeys.of(PseudonymKey.of(new byte[32]));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "北京市朝阳区建国路88号，A座 1203, 北京市 朝阳区 建国路８８号 ａ座1203",
        "𠮷野家 1-2-3, 𠮷野家１－２－３",
        "3-12-4 Chuo, 3/12/4　CHUO",
        "3-12-4, 3 – 12 — 4",
        "12½ Main St., '12 1/2 MAIN ST'",
        "12 A Main, 12A Main",
        "Hauptstraße 5, HAUPTSTRASSE 5",
        "شارع ١٢, شارع 12",
        "𝟏𝟐 Main, 12 Main",
        "12\u200b3 Main, 123 Main",
        "1\ufe0f\u20e32 Main, 1 2 Main",
        "葛\uDB40\uDD00飾区 1, 葛飾区 1"
    })
    @DisplayName("are one for one address in other forms")
    void same(String one, String other) {
        assertThat(address(one)).isEqualTo(address(other));
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({
        "123 4th St, 12 34th St",
        "3-12-4 Chuo, 31-2-4 Chuo",
        "幸福路5-601, 幸福路56-01",
        "幸福路5-601, 幸福路5601",
        "1/23 Main, 12/3 Main",
        "12½ Main, 121/2 Main",
        "12½ Main, 12½2 Main",
        "5² Main, 52 Main",
        "5⑫ Main, 51② Main",
        "5㍙, 51点",
        "١-٢٣, ١٢-٣",
        "１－２３, １２－３",
        "1😀23 Main, 12😀3 Main",
        "1 23, 123",
        "三-十二号, 三十-二号",
        "一-二三号, 一二-三号",
        "二〇五室, 二五室",
        "Ⅻ 3, Ⅻ 4",
        "Ⅳ座, 座",
        "कि 5, क 5",
        "北京市朝阳区建国路88号A座1203, 北京市朝阳区建国路88号A座1204",
        "𠮷野家, 吉野家",
        "🏠, 🏡",
        "Unit 1-0, Unit 10"
    })
    @DisplayName("differ where a number does")
    void different(String one, String other) {
        assertThat(address(one)).isNotEqualTo(address(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b\u2060", "\uD83C", "12 \uDFE0 Main"})
    @DisplayName("are not made of nothing, nor of half a character")
    void refused(String text) {
        assertThatThrownBy(() -> address(text)).isInstanceOf(InvalidValueException.class);
    }

    private static KeyDigest address(String text) {
        return KEYS.address(KIND, text);
    }
}
