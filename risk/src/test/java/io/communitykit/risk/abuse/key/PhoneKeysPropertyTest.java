package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Keys of phone numbers, of any digits")
class PhoneKeysPropertyTest {

    private static final KeyKind KIND = new KeyKind("phone");
    private static final IdentityKeys KEYS = IdentityKeys.of(PseudonymKey.of(new byte[32]));
    private static final List<String> SIGNS = List.of("", "", " ", "-", ".", "(", ")", "\u200b", "\u00a0", "/");
    private static final List<String> ZEROS = List.of("0", "０", "𝟎", "٠", "०");

    /** How a country begins its numbers, and how many digits follow. */
    private static final Map<String, String> COUNTRIES = Map.of(
            "86", "138 8", "1", "415 7", "44", "79 8", "81", "90 8", "91", "98 8", "33", "6 8", "61", "4 8", "34",
            "6 8", "852", "9 7");

    private static final Map<String, String> DIALLED_FIRST = Map.of("1", "1", "34", "", "852", "");

    @Property
    @Label("are one in every notation")
    void notations(@ForAll("countries") String code, @ForAll Random random) {
        String national = national(code, random);
        IdentityKeys home = KEYS.calling(code);
        KeyDigest key = KEYS.phone(KIND, "+" + code + national);

        assertThat(notations(code, national))
                .allSatisfy(digits ->
                        assertThat(home.phone(KIND, written(digits, random))).isEqualTo(key));
    }

    @Property
    @Label("are two for two numbers, in whatever notation and country")
    void apart(@ForAll("countries") String code, @ForAll("countries") String second, @ForAll Random random) {
        String one = national(code, random);
        char[] near = one.toCharArray();
        int place = near.length - 1 - random.nextInt(6);
        near[place] = (char) ('0' + (near[place] - '0' + 1 + random.nextInt(9)) % 10);
        KeyDigest key = KEYS.phone(KIND, "+" + code + one);

        assertThat(notations(code, new String(near)))
                .noneSatisfy(digits ->
                        assertThat(KEYS.calling(code).phone(KIND, digits)).isEqualTo(key));
        if (!second.equals(code)) {
            assertThat(notations(second, national(second, random)))
                    .noneSatisfy(digits ->
                            assertThat(KEYS.calling(second).phone(KIND, digits)).isEqualTo(key));
        }
    }

    @Property
    @Label("are the same again, or refused by name, for whatever a form lets in")
    void hostile(@ForAll("hostile") String text) {
        for (String code : List.of("86", "1", "44", "39")) {
            IdentityKeys keys = KEYS.calling(code);
            try {
                assertThat(keys.phone(KIND, text)).isEqualTo(keys.phone(KIND, " " + text + "\u200b"));
            } catch (InvalidValueException e) {
                assertThat(e).hasMessageStartingWith("phone number");
            }
        }
    }

    @Provide
    Arbitrary<String> countries() {
        return Arbitraries.of(COUNTRIES.keySet().stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "+",
                        "0",
                        "00",
                        "86",
                        "1",
                        "13800138000",
                        "-",
                        "#",
                        "转",
                        "ext",
                        "x",
                        "½",
                        "①",
                        "😀",
                        "𝟏",
                        "٣",
                        "𠮷",
                        "\uD835",
                        "\u202e")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static String national(String code, Random random) {
        String[] plan = COUNTRIES.getOrDefault(code, "").split(" ", -1);
        StringBuilder digits = new StringBuilder(plan[0]);
        for (int i = 0; i < Integer.parseInt(plan[1]); i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static List<String> notations(String code, String national) {
        String dialled = DIALLED_FIRST.getOrDefault(code, "0");
        return Stream.of(
                        "+" + code,
                        "(+" + code + ")",
                        "+00" + code,
                        "00" + code,
                        "+" + code + "(" + dialled + ")",
                        dialled,
                        "",
                        code)
                .map(before -> before + national)
                .toList();
    }

    /** With signs and digits of other scripts strewn in, but no hyphen near the end, which might begin an extension. */
    private static String written(String digits, Random random) {
        int zero = ZEROS.get(random.nextInt(ZEROS.size())).codePointAt(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            text.appendCodePoint(c >= '0' && c <= '9' ? zero + c - '0' : c);
            text.append(i < digits.length() - 1 ? SIGNS.get(random.nextInt(SIGNS.size())) : "");
        }
        return text.toString();
    }
}
