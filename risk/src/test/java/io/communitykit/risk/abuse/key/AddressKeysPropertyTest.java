package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Keys of postal addresses, of any digits")
class AddressKeysPropertyTest {

    private static final KeyKind KIND = new KeyKind("address");
    private static final IdentityKeys KEYS = IdentityKeys.of(PseudonymKey.of(new byte[32]));
    private static final List<String> SIGNS = List.of("-", " ", "/", " – ", "，", "・", "#", "🏠", "\u3000");
    private static final List<String> ZEROS = List.of("0", "０", "𝟎", "٠", "०");

    @Property
    @Label("are one if, and only if, the runs of digits are, whatever stands between them")
    void runs(@ForAll("digits") String digits, @ForAll Random first, @ForAll Random second) {
        List<String> one = cut(digits, first);
        List<String> other = cut(digits, second);

        assertThat(written(one, first).equals(written(other, second))).isEqualTo(one.equals(other));
    }

    @Property
    @Label("do not care for what stands between letters and digits")
    void closed(@ForAll("digits") String digits, @ForAll Random random) {
        String sign = SIGNS.get(random.nextInt(SIGNS.size()));

        assertThat(KEYS.address(KIND, "路" + sign + digits + sign + "号A"))
                .isEqualTo(KEYS.address(KIND, "路" + digits + "号a"));
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(6);
    }

    /** Cuts digits into runs at random places. */
    private static List<String> cut(String digits, Random random) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= digits.length(); i++) {
            if (i == digits.length() || random.nextInt(3) == 0) {
                runs.add(digits.substring(from, i));
                from = i;
            }
        }
        return runs;
    }

    private static KeyDigest written(List<String> runs, Random random) {
        StringBuilder text = new StringBuilder("Chuo ");
        for (String run : runs) {
            String zero = ZEROS.get(random.nextInt(ZEROS.size()));
            run.chars().forEach(c -> text.appendCodePoint(zero.codePointAt(0) + c - '0'));
            text.append(SIGNS.get(random.nextInt(SIGNS.size())));
        }
        return KEYS.address(KIND, text.toString());
    }
}
