package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keys of phone numbers")
class PhoneKeysTest {

    private static final KeyKind KIND = new KeyKind("phone");
    private static final IdentityKeys KEYS = IdentityKeys.of(PseudonymKey.of(new byte[32]));

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "138 0013 8000",
                "+86 138-0013-8000",
                "0086 (138) 0013 8000",
                "(+86) 13800138000",
                "\u202a+86 13800138000\u202c",
                "\u200b+86 13800138000",
                "+0086 13800138000",
                "86 13800138000",
                "86-13800138000",
                "8613800138000",
                "+86 013800138000",
                "013800138000",
                "17951 13800138000",
                "11808 13800138000",
                "手机号码：13800138000",
                "Mobile: 13800138000",
                "+86 12593 013800138000",
                "１３８００１３８０００",
                "＋８６ １３８００１３８０００",
                "٠٠٨٦١٣٨٠٠١٣٨٠٠٠",
                "۱۳۸۰۰۱۳۸۰۰۰",
                "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎",
                "1\ufe0f\u20e33800138000",
                "📱13800138000",
                "tel:+86-138-0013-8000",
                "电话：138 0013 8000",
                "13800138000#"
            })
    @DisplayName("are one for one mobile of China")
    void mobile(String text) {
        assertThat(phone(text)).isEqualTo(phone("13800138000"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "010-12345678",
                "010 1234-5678",
                "86 10 12345678",
                "86 (0)10 12345678",
                "17909 010 12345678",
                "010-12345678-801",
                "010-12345678－801",
                "010-12345678–801",
                "010-12345678\u2212801",
                "+86-10-12345678-801",
                "010-12345678#801",
                "010-12345678#801#",
                "010-12345678转801",
                "010-12345678 转分机 801",
                "010+12345678",
                "联系电话：010-12345678",
                "010-12345678（分机：801）",
                "010-12345678 ext. 801",
                "010-12345678 EXT801",
                "010-12345678 x801",
                "tel:+86-10-12345678;ext=801"
            })
    @DisplayName("are one for one landline of China, whatever its extension")
    void landline(String text) {
        assertThat(phone(text)).isEqualTo(phone("+86 10 12345678"));
    }

    @ParameterizedTest(name = "from {0} {1} is {2}")
    @CsvSource({
        "44, 020 7946 0018, +44 20 7946 0018",
        "86, +44 (0)20 79460958, +44 20 79460958",
        "86, +44 020 79460958, +44 20 79460958",
        "44, 44 7911 123456, +44 7911 123456",
        "44, 44 (0)7911 123456, +44 7911 123456",
        "44, 020 7946 0958 ext 12, +44 20 7946 0958",
        "1, 1 (415) 555-0100, +1 415 555 0100",
        "1, 415 555 0100, +1 (1) 415 555 0100",
        "1, 011 44 20 79460958, +44 20 79460958",
        "1, 00 44 20 79460958, +44 20 79460958",
        "1, 1-800-FLOWERS, +1 800 356 9377",
        "1, 1-800-MORTGAGE, +1 800 667 8424",
        "1, (415) 555-0100 extn 7, +1 415 555 0100",
        "1, +1 415 555 FLEX 12, +1 415 555 3539",
        "86, +1 888 555 cars, +1 888 555 2277",
        "39, 06 1234567, +39 06 1234567",
        "39, 06 1234567, +39 (0)6 1234567",
        "225, 01 23 45 67 89, +225 0123456789",
        "7, 8 (495) 123-45-67, +7 495 123 45 67",
        "7, 8 10 44 20 79460958, +44 20 79460958",
        "7, 800 555 35 35, +7 800 555 35 35",
        "36, 06 20 123 4567, +36 20 123 4567",
        "52, +52 1 55 1234 5678, +52 55 1234 5678",
        "852, 001 86 13800138000, +86 13800138000",
        "852, 9123 4567, +852 9123 4567",
        "81, 010 86 13800138000, +86 13800138000",
        "81, 090-1234-5678, +81 90 1234 5678",
        "91, 91 98765 43210, +91 98765 43210",
        "380, 050 123 4567 доб. 12, +380 50 123 4567"
    })
    @DisplayName("are one for one number in any country")
    void abroad(String home, String one, String other) {
        IdentityKeys keys = KEYS.calling(home);
        assertThat(keys.phone(KIND, one)).isEqualTo(KEYS.phone(KIND, other)).isEqualTo(keys.phone(KIND, other));
    }

    @ParameterizedTest(name = "from {0} {1} is not {2}")
    @CsvSource({
        "86, 13800138000, 13800138001",
        "86, +1 888 555 CARS, +1 888 555 BIKE",
        "86, 020 7946 0018, +44 20 7946 0018",
        "86, +44 7911 123456, +86 7911 123456",
        "39, 0351234567, 351234567",
        "39, 39 351 2345, +39 351 2345",
        "49, 49 30 123456, +49 30 123456",
        "86, 0755-1234-5678, 0755-1234567",
        "86, 0531-8888888-1, 0531-8888888",
        "86, 010-1234-5678, 010-1234-5679",
        "86, 13800138000转12, 13800138000",
        "86, 13800138000转12, 13800138000转13",
        "86, 13800138000-0012, 13800138000-12",
        "1, 1-800-FLEX 123, 1-800-FLEX 124",
        "1, 1-800-X123456, 1-800-X123457"
    })
    @DisplayName("differ for two numbers")
    void other(String home, String one, String other) {
        IdentityKeys keys = KEYS.calling(home);
        assertThat(keys.phone(KIND, one)).isNotEqualTo(keys.phone(KIND, other));
    }

    @Test
    @DisplayName("count the extension of a Chinese mobile, however it is marked, since shops lend such numbers to many")
    void lent() {
        assertThat(phone("13800138000转1234"))
                .isEqualTo(phone("+86 138 0013 8000-1234"))
                .isEqualTo(phone("86 13800138000 ext. １２３４"))
                .isNotEqualTo(phone("13800138000转1235"))
                .isNotEqualTo(phone("13900138000转1234"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1",
                "123",
                "12345678",
                "12345678901",
                "01234567890",
                "138001380001",
                "+86 86 13800138000",
                "400-123-4567",
                "8001234567",
                "010-12345678#123456789",
                "+1 415 555 0123 1",
                "+1 415 555 01234567",
                "95588",
                "0000000000",
                "00000000000",
                "11111111111",
                "+86 11111111111",
                "+1 888 555",
                "+86 123",
                "+0 13800138000",
                "+999 13800138000",
                "+",
                "0123456789",
                "13800138000 13900138000",
                "13800138000张三",
                "13800138000 或 13900138000",
                "call 13800138000",
                "电话",
                "+44 7911 123456 Bob",
                "𝒜13800138000",
                "𠮷13800138000",
                "👪",
                "\u200b",
                "1380013800\uD835",
                "138001380001380013800013800138000138001380001380013800013800138000"
            })
    @DisplayName("are not made of what names no person's number, and errors do not show it")
    void refused(String text) {
        assertThatThrownBy(() -> phone(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("138001")
                .hasMessageNotContaining("0000")
                .hasMessageNotContaining("1111")
                .hasMessageNotContaining("7911");
    }

    @Test
    @DisplayName("are not made of a North American number and digits that are dialled after it")
    void dialledOn() {
        IdentityKeys keys = KEYS.calling("1");
        for (String text : new String[] {"415-555-0123,,1#", "4155550123 1", "1 415 555 0123 22"}) {
            assertThatThrownBy(() -> keys.phone(KIND, text)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    @DisplayName("belong to a country that there is")
    void country() {
        assertThat(KEYS.calling("852")).hasToString("IdentityKeys[calling code 852]");
        for (String none : new String[] {"+44", "", "0", "999", "1876", "4", "４４"}) {
            assertThatThrownBy(() -> KEYS.calling(none)).isInstanceOf(InvalidValueException.class);
        }
    }

    private static KeyDigest phone(String text) {
        return KEYS.phone(KIND, text);
    }
}
