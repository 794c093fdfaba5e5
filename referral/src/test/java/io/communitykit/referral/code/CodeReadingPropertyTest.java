package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The reading of codes")
class CodeReadingPropertyTest {

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings()
                .withChars(PlainCode.ALPHABET)
                .ofMinLength(8)
                .ofMaxLength(29);
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings()
                .withChars(PlainCode.ALPHABET + PlainCode.ALPHABET.toLowerCase(java.util.Locale.ROOT) + " -01ILO.")
                .ofMaxLength(34);
    }

    @Property(tries = 5_000)
    @Label("takes what the plain regular expression and sum take, and nothing else")
    void as_the_model(@ForAll("ascii") String text) {
        assertThat(InviteCode.check(text) == CodeForm.CHECKED).isEqualTo(PlainCode.isChecked(text));
    }

    @Property(tries = 2_000)
    @Label("gives back every code that is made, whatever stands between its symbols")
    void round_trip(@ForAll("bodies") String body, @ForAll("ascii") String noise) {
        InviteCode code = InviteCode.ofBody(body);
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < code.text().length(); i++) {
            char symbol = code.text().charAt(i);
            char way = i < noise.length() ? noise.charAt(i) : ' ';
            typed.append(Character.isLowerCase(way) ? Character.toLowerCase(symbol) : symbol)
                    .append(way == '-' || way == ' ' ? String.valueOf(way) : "");
            if (Character.isDigit(way)) {
                typed.setCharAt(typed.length() - 1, (char) (symbol - '!' + '\uff01'));
            }
        }

        assertThat(PlainCode.isChecked(code.text())).isTrue();
        assertThat(CodeReading.of(typed)).isEqualTo(new CodeReading.Valid(code));
    }

    @Property(tries = 5_000)
    @Label("of any text whatever neither throws nor disagrees with the check")
    void any_text(@ForAll String text) {
        CodeForm form = InviteCode.check(text);
        CodeForm read = CodeReading.of(text)
                .fold(code -> CodeForm.CHECKED, code -> CodeForm.VANITY, CodeReading.Malformed::fault);

        assertThat(read).isEqualTo(form);
    }

    @Property(tries = 2_000)
    @Label("never makes a vanity code of a checked one by a wrong, exchanged, missing or added character, nor back")
    void kinds_apart(@ForAll("bodies") String body, @ForAll("ascii") String noise) {
        String code = InviteCode.ofBody(body.substring(0, 8)).text();
        for (int i = 0; i < code.length(); i++) {
            String missing = code.substring(0, i) + code.substring(i + 1);
            assertThat(InviteCode.check(missing)).isEqualTo(CodeForm.BETWEEN_LENGTHS);
            if (!noise.isEmpty()) {
                String wrong = code.substring(0, i) + noise.charAt(0) + code.substring(i + 1);
                assertThat(InviteCode.check(wrong)).isNotEqualTo(CodeForm.VANITY);
                String added = code.substring(0, i) + noise.charAt(0) + code.substring(i);
                assertThat(InviteCode.check(added)).isNotEqualTo(CodeForm.VANITY);
            }
        }
        String longest = body.substring(0, 7);
        assertThat(InviteCode.check(longest)).isEqualTo(CodeForm.VANITY);
        for (int i = 0; i <= longest.length(); i++) {
            for (char symbol : PlainCode.SYMBOLS) {
                String added = longest.substring(0, i) + symbol + longest.substring(i);
                assertThat(InviteCode.check(added)).isNotEqualTo(CodeForm.CHECKED);
            }
        }
    }
}
