package io.communitykit.referral.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A checked code")
class InviteCodeTest {

    private static final int MOST = 30;

    private static String body(SplittableRandom random, int length) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < length; i++) {
            body.append(PlainCode.ALPHABET.charAt(random.nextInt(31)));
        }
        return body.toString();
    }

    @Test
    @DisplayName("weights leave no slip unseen: no changed symbol and no swap of two, at whatever places, keeps a sum")
    void algebra() {
        // The sum is linear, so that a slip is seen in every code of a length if its difference is never 0 modulo 31.
        for (int length = 9; length <= MOST; length++) {
            for (int one = 1; one <= length; one++) {
                int weight = one == length ? 30 : one;
                for (int difference = 1; difference <= 30; difference++) {
                    assertThat(weight * difference % 31).isNotZero();
                    for (int other = one + 1; other <= length; other++) {
                        int otherWeight = other == length ? 30 : other;
                        assertThat((otherWeight - weight) * difference % 31).isNotZero();
                    }
                }
            }
        }
    }

    /**
     * 3,000 codes of nine symbols have 3,000 * 9 * 30 = 810,000 substitutions, the number of the research; of their 108,000 swaps those of
     * equal symbols change nothing, which leaves about 30 of 31: 104,516 on average, 104,481 there, 104,429 with this seed.
     */
    @Test
    @DisplayName(
            "of 3,000 codes refuses all 810,000 single substitutions and all 104,429 swaps of two different symbols")
    void counts() {
        SplittableRandom random = new SplittableRandom(31);
        Slips slips = new Slips();
        for (int i = 0; i < 3_000; i++) {
            slips.of(InviteCode.ofBody(body(random, 8)).text());
        }

        assertThat(slips.missed).isZero();
        assertThat(slips.substitutions).isEqualTo(810_000);
        assertThat(slips.swaps).isEqualTo(104_429);
    }

    @Test
    @DisplayName("refuses all substitutions and swaps of 50 codes of each length from 9 to 30")
    void all_lengths() {
        SplittableRandom random = new SplittableRandom(7);
        Slips slips = new Slips();
        for (int length = 9; length <= MOST; length++) {
            for (int i = 0; i < 50; i++) {
                slips.of(InviteCode.ofBody(body(random, length - 1)).text());
            }
        }

        assertThat(slips.missed).isZero();
        assertThat(slips.substitutions).isEqualTo(50 * 30 * (9 + MOST) * 22 / 2);
    }

    /** Makes every slip of a code and counts those that are not seen. */
    private static final class Slips {
        int substitutions;
        int swaps;
        int missed;

        void of(String code) {
            assertThat(InviteCode.check(code)).isEqualTo(CodeForm.CHECKED);
            for (int i = 0; i < code.length(); i++) {
                StringBuilder slip = new StringBuilder(code);
                for (char symbol : PlainCode.SYMBOLS) {
                    if (symbol != code.charAt(i)) {
                        slip.setCharAt(i, symbol);
                        substitutions++;
                        look(slip);
                    }
                }
                swaps(code, i);
            }
        }

        private void swaps(String code, int i) {
            for (int j = i + 1; j < code.length(); j++) {
                if (code.charAt(i) != code.charAt(j)) {
                    StringBuilder slip = new StringBuilder(code);
                    slip.setCharAt(i, code.charAt(j));
                    slip.setCharAt(j, code.charAt(i));
                    swaps++;
                    look(slip);
                }
            }
        }

        private void look(StringBuilder slip) {
            missed += InviteCode.check(slip) == CodeForm.CHECK_SYMBOL ? 0 : 1;
        }
    }

    /** Computed by another program, in another language. */
    @ParameterizedTest
    @CsvSource({
        "22222222,222222222",
        "ABCDEFGH,ABCDEFGHR",
        "ZZZZZZZZ,ZZZZZZZZV",
        "7K3MPQ2X,7K3MPQ2X8",
        "23456789ABCDEFGHJKMNPQRSTUVWX,23456789ABCDEFGHJKMNPQRSTUVWXY"
    })
    @DisplayName("has the check symbol that another program computes")
    void known(String body, String code) {
        assertThat(InviteCode.ofBody(body).text()).isEqualTo(code);
        assertThat(InviteCode.ofBody(body).body()).isEqualTo(body);
    }

    @Test
    @DisplayName("is printed in groups of four, which read as the same code")
    void grouped() {
        InviteCode code = InviteCode.ofBody("7K3MPQ2X");

        assertThat(code.grouped()).isEqualTo("7K3M-PQ2X-8");
        assertThat(CodeReading.of(code.grouped())).isEqualTo(new CodeReading.Valid(code));
        assertThat(InviteCode.ofBody("7K3MPQ2XABC").grouped())
                .hasSize(14)
                .endsWith("C" + InviteCode.ofBody("7K3MPQ2XABC").text().substring(11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7k3mpq2x8", "7K3M-PQ2X-8", " 7K3MPQ2X8", "7K3MPQ2X9", "LISA88", "", "7K3MPQ2O8"})
    @DisplayName("is made of nothing that is not a code as it is printed")
    void strict(String text) {
        assertThatThrownBy(() -> new InviteCode(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDEFG", "ABCDEFGO", "abcdefgh", "", "23456789ABCDEFGHJKMNPQRSTUVWXYZ", "ABCDEF\u4f1aH"})
    @DisplayName("is made of no body that is too short, too long or of other symbols")
    void bodies(String body) {
        assertThatThrownBy(() -> InviteCode.ofBody(body)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("is checked without allocating anything, right or wrong")
    void allocates_nothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        String[] texts = {
            "7K3M-PQ2X-8", "7k3mpq2x9", "\uff17K3MPQ2X8", "LISA88", "7K3MPQ2O8", "7K3MPQ2\u4f1a8", "\u041b\u0418"
        };
        long id = Thread.currentThread().getId();
        Set<CodeForm> forms = new HashSet<>();
        for (String text : texts) {
            forms.add(InviteCode.check(text));
        }
        long before = threads.getThreadAllocatedBytes(id);
        int checked = 0;
        for (int i = 0; i < 10_000; i++) {
            checked += InviteCode.check(texts[i % texts.length]) == CodeForm.CHECKED ? 1 : 0;
        }
        long allocated = threads.getThreadAllocatedBytes(id) - before;

        assertThat(forms).hasSizeGreaterThanOrEqualTo(4);
        assertThat(checked).isEqualTo(2_858);
        // 10,000 checks that allocated even the smallest object each would take 160,000 bytes.
        assertThat(allocated).isLessThan(10_000);
    }

    @Test
    @DisplayName("does not depend on the locale: a Turkish i is an i")
    void locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(CodeReading.of("lisa")).isEqualTo(new CodeReading.Vanity(new VanityCode("LISA")));
            assertThat(InviteCode.check("7k3mpq2x8")).isEqualTo(CodeForm.CHECKED);
        } finally {
            Locale.setDefault(before);
        }
    }
}
