package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keys of an identity")
class IdentityKeysTest {

    private static final KeyKind KIND = new KeyKind("any");
    private static final IdentityKeys KEYS = IdentityKeys.of(PseudonymKey.of(new byte[32]));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Alice@Example.com, alice@example.COM",
        "al.ice+shop@gmail.com, alice@googlemail.com",
        "ａｌｉｃｅ＠ｇｍａｉｌ．ｃｏｍ, alice@gmail.com",
        "alice+1@outlook.com, alice@outlook.com",
        "alice-1@yahoo.com, alice@yahoo.com",
        "alice+x@me.com, alice@icloud.com",
        "王小明@例子.中国, 王小明@xn--fsqu00a.xn--fiqs8s",
        "😀@example.com, 😀@EXAMPLE.com.",
        "STRASSE@example.com, straße@example.com"
    })
    @DisplayName("are one for one mailbox")
    void sameBox(String one, String other) {
        assertThat(KEYS.mail(KIND, one)).isEqualTo(KEYS.mail(KIND, other));
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({
        "a.lice@example.com, alice@example.com",
        "alice+1@example.com, alice@example.com",
        "a.lice@outlook.com, alice@outlook.com",
        "alice@hotmail.com, alice@outlook.com",
        "+alice@gmail.com, +bob@gmail.com",
        "王小明@qq.com, 王小名@qq.com",
        "😀@qq.com, 😁@qq.com"
    })
    @DisplayName("differ for two mailboxes")
    void otherBox(String one, String other) {
        assertThat(KEYS.mail(KIND, one)).isNotEqualTo(KEYS.mail(KIND, other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "@example.com", "alice@", " ", "a\uD800@example.com"})
    @DisplayName("are not made of what is no address, and errors do not show it")
    void noAddress(String text) {
        assertThatThrownBy(() -> KEYS.mail(KIND, text))
                .isInstanceOf(InvalidValueException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("alice"));
    }

    @Test
    @DisplayName("know disposable mailboxes by the host's list, subdomains included")
    void disposable() {
        IdentityKeys keys = KEYS.mailing(MailRules.USUAL.disposing(Set.of("mailinator.com", "临时.中国")));

        assertThat(keys.mailNote("x@mailinator.com")).isEqualTo(KeyNote.DISPOSABLE);
        assertThat(keys.mailNote("x@A.Mailinator.com")).isEqualTo(KeyNote.DISPOSABLE);
        assertThat(keys.mailNote("小明@临时.中国")).isEqualTo(KeyNote.DISPOSABLE);
        assertThat(keys.mailNote("x@notmailinator.com")).isEqualTo(KeyNote.PLAIN);
        assertThat(KEYS.mailNote("x@mailinator.com")).isEqualTo(KeyNote.PLAIN);
    }

    @Test
    @DisplayName("refuse a domain of two providers")
    void twoProviders() {
        MailProvider one = new MailProvider(Set.of("a.com"), MailProvider.Dots.COUNT, Optional.empty());
        assertThatThrownBy(() -> MailRules.of(List.of(one, one))).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "138 0013 8000",
                "+86 138-0013-8000",
                "0086 (138) 0013 8000",
                "１３８００１３８０００",
                "٠٠٨٦١٣٨٠٠١٣٨٠٠٠",
                "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎",
                "13800138000转12",
                "013800138000"
            })
    @DisplayName("are one for one phone number")
    void phone(String text) {
        assertThat(KEYS.phone(KIND, text)).isEqualTo(KEYS.phone(KIND, "13800138000"));
    }

    @Test
    @DisplayName("take a number without country code as one of the host's country")
    void country() {
        assertThat(KEYS.calling("44").phone(KIND, "020 7946 0018")).isEqualTo(KEYS.phone(KIND, "+44 20 7946 0018"));
        assertThat(KEYS.phone(KIND, "020 7946 0018")).isNotEqualTo(KEYS.phone(KIND, "+44 20 7946 0018"));
        assertThatThrownBy(() -> KEYS.calling("+44")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> KEYS.phone(KIND, "电话")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("are one for one address in other forms")
    void address() {
        KeyDigest home = KEYS.address(KIND, "北京市朝阳区建国路88号，A座 1203");
        assertThat(KEYS.address(KIND, "北京市 朝阳区 建国路８８号 ａ座1203")).isEqualTo(home);
        assertThat(KEYS.address(KIND, "北京市朝阳区建国路88号A座1204")).isNotEqualTo(home);
        assertThat(KEYS.address(KIND, "𠮷野家 1-2-3")).isEqualTo(KEYS.address(KIND, "𠮷野家１－２－３"));
        assertThat(KEYS.address(KIND, "𠮷野家")).as("a supplementary character").isNotEqualTo(KEYS.address(KIND, "吉野家"));
        assertThat(KEYS.address(KIND, "🏠")).as("no letter at all").isNotEqualTo(KEYS.address(KIND, "🏡"));
    }

    @Test
    @DisplayName("of anything else are as it is written")
    void exact() {
        assertThat(KEYS.exact(KIND, " device-1 ")).isEqualTo(KEYS.exact(KIND, "device-1"));
        assertThat(KEYS.exact(KIND, "device-1")).isNotEqualTo(KEYS.exact(KIND, "Device-1"));
        assertThatThrownBy(() -> KEYS.exact(KIND, "x".repeat(2_001))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("of networks are one for the addresses within")
    void network() throws UnknownHostException {
        InetAddress one = InetAddress.getByAddress(new byte[] {10, 1, 2, 3});
        InetAddress near = InetAddress.getByAddress(new byte[] {10, 1, 2, 4});
        InetAddress far = InetAddress.getByAddress(new byte[] {10, 1, 3, 3});
        assertThat(KEYS.ip(KIND, one)).isNotEqualTo(KEYS.ip(KIND, near));
        assertThat(KEYS.network(KIND, one)).isEqualTo(KEYS.network(KIND, near)).isNotEqualTo(KEYS.network(KIND, far));
        byte[] six = new byte[16];
        six[5] = 1;
        InetAddress sixth = InetAddress.getByAddress(six);
        six[6] = 1;
        assertThat(KEYS.network(KIND, sixth)).isEqualTo(KEYS.network(KIND, InetAddress.getByAddress(six)));
    }

    @Test
    @DisplayName("differ by kind and by secret, and show neither")
    void secret() {
        KeyKind other = new KeyKind("other");
        assertThat(KEYS.exact(KIND, "x")).isNotEqualTo(KEYS.exact(other, "x"));
        byte[] second = new byte[32];
        second[0] = 1;
        assertThat(IdentityKeys.of(PseudonymKey.of(second)).exact(KIND, "x")).isNotEqualTo(KEYS.exact(KIND, "x"));
        assertThat(KEYS).hasToString("IdentityKeys[calling code 86]");
        assertThat(KEYS.exact(KIND, "x").toString()).hasSize(32).matches("[0-9a-f]+");
    }
}
