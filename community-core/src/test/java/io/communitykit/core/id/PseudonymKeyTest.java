package io.communitykit.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The golden values were computed with OpenSSL 3 and are the first 16 bytes of {@code { printf
 * '\x00\x00\x00\x06garden'; printf '爱丽丝🌱'; } | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102...1f}, and the same
 * of {@code communitykit key check}.
 */
class PseudonymKeyTest {

    private static final byte[] SECRET =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final String BASE64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final ProgramId GARDEN = new ProgramId("garden");
    private static final MemberId ALICE = new MemberId("爱丽丝🌱");

    @Test
    @DisplayName("a pseudonym is the first half of the HMAC that OpenSSL computes")
    void agreesWithOpenSsl() {
        assertThat(PseudonymKey.of(SECRET).pseudonym(GARDEN, ALICE)).hasToString("d6a63621c72256b5146b527c179040c3");
        assertThat(PseudonymKey.ofBase64(BASE64).pseudonym(GARDEN, ALICE))
                .hasToString("d6a63621c72256b5146b527c179040c3");
    }

    @Test
    @DisplayName("the check value is the first half of the HMAC that OpenSSL computes")
    void checkValueAgreesWithOpenSsl() {
        assertThat(PseudonymKey.of(SECRET).checkValue())
                .isEqualTo(HexFormat.of().parseHex("2ef0892fea9f4347df03315d44ec13e2"));
    }

    @Test
    @DisplayName("program and member are kept apart")
    void programAndMemberAreKeptApart() {
        PseudonymKey key = PseudonymKey.of(SECRET);
        assertThat(key.pseudonym(new ProgramId("ab"), new MemberId("c")))
                .isNotEqualTo(key.pseudonym(new ProgramId("a"), new MemberId("bc")));
    }

    @Test
    @DisplayName("the secret is copied")
    void secretIsCopied() {
        byte[] secret = SECRET.clone();
        PseudonymKey key = PseudonymKey.of(secret);
        secret[0] = 99;
        assertThat(key.checkValue()).isEqualTo(PseudonymKey.of(SECRET).checkValue());
    }

    @Test
    @DisplayName("white space around Base64 text is ignored")
    void ignoresWhiteSpaceAround() {
        assertThat(PseudonymKey.ofBase64(" " + BASE64 + "\n").checkValue())
                .isEqualTo(PseudonymKey.of(SECRET).checkValue());
    }

    @Test
    @DisplayName("a short secret is refused with its length; 16 bytes are enough")
    void refusesShortSecrets() {
        assertThat(PseudonymKey.of(new byte[16]).checkValue()).hasSize(16);
        assertThatThrownBy(() -> PseudonymKey.of(new byte[15]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("pseudonym key must be at least 16 bytes, got 15 bytes");
        assertThatThrownBy(() -> PseudonymKey.ofBase64(""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("pseudonym key must be at least 16 bytes, got 0 bytes");
    }

    @Test
    @DisplayName("no error and no toString shows the secret")
    void neverShowsTheSecret() {
        assertThat(PseudonymKey.of(SECRET)).hasToString("PseudonymKey[hidden]");
        assertThatThrownBy(() -> PseudonymKey.ofBase64("top-secret!"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("top-secret")
                .hasMessageContaining("Base64");
    }
}
