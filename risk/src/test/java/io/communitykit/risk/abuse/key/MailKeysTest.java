package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keys of mailboxes")
class MailKeysTest {

    private static final KeyKind KIND = new KeyKind("mail");
    private static final IdentityKeys KEYS = IdentityKeys.of(PseudonymKey.of(new byte[32]));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Alice@Example.com, alice@example.COM",
        "ａｌｉｃｅ＠ｇｍａｉｌ．ｃｏｍ, alice@gmail.com",
        "𝐚𝐥𝐢𝐜𝐞@gmail.com, alice@gmail.com",
        "王小明@例子.中国, 王小明@xn--fsqu00a.xn--fiqs8s",
        "x@bücher.de, x@xn--bcher-kva.de",
        "x@BU\u0308CHER.DE, x@XN--BCHER-KVA.de",
        "x@straße.de, x@xn--strae-oqa.de",
        "x@βόλος.com, x@xn--nxasmm1c.com",
        "x@ΒΌΛΟσ.com, x@xn--nxasmq6b.com",
        "😀@example.com, 😀@EXAMPLE.com.",
        "x@gmail。com, x@gmail.com",
        "x@gmail｡com, x@gmail.com",
        "\u200bx@gmail.com, x@gmail.com",
        "x\u034fy@gmail.com, xy@gmail.com",
        "x\u180by@gmail.com, xy@gmail.com",
        "x@gm\u00adail.com\u200f, x@gmail.com",
        "x\u200d@gmail.com, x@gmail.com",
        "❤\ufe0f@example.com, ❤@example.com",
        "<x@gmail.com>, x@gmail.com",
        "Alice Li <X@gmail.com>, x@gmail.com",
        "mailto:x@gmail.com, x@gmail.com",
        "x @ gmail.com, x@gmail.com",
        "'\"x\"@gmail.com', x@gmail.com"
    })
    @DisplayName("are one for one address in other forms")
    void sameAddress(String one, String other) {
        assertThat(mail(one)).isEqualTo(mail(other));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "al.ice+shop@gmail.com, alice@googlemail.com",
        "alice+1@outlook.com, alice@outlook.com",
        "alice+1@outlook.fr, alice@outlook.fr",
        "alice+1@outlook.com.br, alice@outlook.com.br",
        "alice+1@hotmail.co.uk, alice@hotmail.co.uk",
        "alice+1@live.nl, alice@live.nl",
        "alice+1@msn.com, alice@msn.com",
        "alice-1@yahoo.com, alice@yahoo.com",
        "alice-1@yahoo.co.jp, alice@yahoo.co.jp",
        "-a+b@yahoo.com, -a@yahoo.com",
        "alice+1@ymail.com, alice@ymail.com",
        "alice+x@me.com, alice@icloud.com",
        "a.l-i_ce+x@proton.me, alice@protonmail.com",
        "alice@pm.me, alice@protonmail.ch"
    })
    @DisplayName("are one for what the provider takes for one box")
    void sameBox(String one, String other) {
        assertThat(mail(one)).isEqualTo(mail(other));
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({
        "a.lice@example.com, alice@example.com",
        "alice+1@example.com, alice@example.com",
        "a.lice@outlook.com, alice@outlook.com",
        "a_lice@gmail.com, alice@gmail.com",
        "alice@hotmail.com, alice@outlook.com",
        "alice@outlook.fr, alice@outlook.com",
        "alice+1@outlook.example.com, alice@outlook.example.com",
        "alice+1@live.shop, alice@live.shop",
        "alice+1@outlook, alice@outlook",
        "a.b@qq.com, ab@qq.com",
        "+alice@gmail.com, +bob@gmail.com",
        "...@gmail.com, ..@gmail.com",
        "王小明@qq.com, 王小名@qq.com",
        "😀@qq.com, 😁@qq.com",
        "info@ısı.com, info@isi.com",
        "kır@x.com, kir@x.com",
        "kİr@x.com, kir@x.com",
        "info@straße.de, info@strasse.de",
        "straße@example.com, strasse@example.com",
        "x@a.ς, x@a.σ",
        "x@نامه\u200cای.com, x@نامهای.com",
        "x@ක්\u200dෂ.com, x@ක්ෂ.com",
        "a@b@gmail.com, b@gmail.com",
        "'\"a b\"@gmail.com', ab@gmail.com"
    })
    @DisplayName("differ for two mailboxes")
    void otherBox(String one, String other) {
        assertThat(mail(one)).isNotEqualTo(mail(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "@example.com",
                "alice@",
                "alice@.",
                " ",
                "\u200b",
                "alice <>",
                "\u200b@alice.com",
                "a\uD800@example.com"
            })
    @DisplayName("are not made of what is no address, and errors do not show it")
    void noAddress(String text) {
        assertThatThrownBy(() -> mail(text))
                .isInstanceOf(InvalidValueException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("alice"));
    }

    @Test
    @DisplayName("know disposable mailboxes by the host's list, subdomains included")
    void disposable() {
        IdentityKeys keys = KEYS.mailing(MailRules.USUAL.disposing(Set.of("Mailinator.com", "临时.中国")));

        assertThat(keys.mailNote("x@mailinator.com")).isEqualTo(KeyNote.DISPOSABLE);
        assertThat(keys.mailNote("<x@A.Mailinator。com>")).isEqualTo(KeyNote.DISPOSABLE);
        assertThat(keys.mailNote("小明@临时.中国")).isEqualTo(KeyNote.DISPOSABLE);
        assertThat(keys.mailNote("x@notmailinator.com")).isEqualTo(KeyNote.PLAIN);
        assertThat(KEYS.mailNote("x@mailinator.com")).isEqualTo(KeyNote.PLAIN);
    }

    @Test
    @DisplayName("stay as they are when a provider gets one more domain")
    void stable() {
        MailProvider one = MailProvider.of("mail.example");
        IdentityKeys before = KEYS.mailing(MailRules.of(List.of(one)));
        IdentityKeys after = KEYS.mailing(MailRules.of(List.of(one.alsoAt(Set.of("a.example", "z.example")))));

        KeyDigest known = before.mail(KIND, "x@mail.example");
        assertThat(after.mail(KIND, "x@mail.example")).isEqualTo(known);
        assertThat(after.mail(KIND, "x@a.example")).isEqualTo(known);
        assertThat(after.mail(KIND, "x@Z.example")).isEqualTo(known);
        assertThat(before.mail(KIND, "x@a.example")).isNotEqualTo(known);
    }

    @Test
    @DisplayName("prefer the rule of a whole domain to that of a name in every country")
    void exactFirst() {
        MailRules rules = MailRules.of(List.of(
                MailProvider.of("mail.*").tagging(Set.of('+')),
                MailProvider.of("mail.fr").ignoring(".")));
        IdentityKeys keys = KEYS.mailing(rules);

        assertThat(keys.mail(KIND, "x+1@mail.de")).isEqualTo(keys.mail(KIND, "x@mail.de"));
        assertThat(keys.mail(KIND, "x+1@mail.fr")).isNotEqualTo(keys.mail(KIND, "x@mail.fr"));
        assertThat(keys.mail(KIND, "x.y@mail.fr")).isEqualTo(keys.mail(KIND, "xy@mail.fr"));
    }

    @Test
    @DisplayName("refuse a domain of two providers, none, and aliases of a name in every country")
    void badProviders() {
        MailProvider one = MailProvider.of("a.com");
        assertThatThrownBy(() -> MailRules.of(List.of(one, MailProvider.of("A.com"))))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MailRules.of(List.of(one.alsoAt(Set.of("a.com")))))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MailRules.of(List.of(MailProvider.of("a.*"), MailProvider.of("a.*"))))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MailProvider.of(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> one.alsoAt(Set.of(""))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MailProvider.of("a.*").alsoAt(Set.of("b.com")))
                .isInstanceOf(InvalidValueException.class);
    }

    private static KeyDigest mail(String text) {
        return KEYS.mail(KIND, text);
    }
}
