package io.communitykit.risk.abuse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys of an identity")
class IdentityKeysTest {

    private static final KeyKind KIND = new KeyKind("any");
    private static final IdentityKeys KEYS = IdentityKeys.of(PseudonymKey.of(new byte[32]));

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
        assertThat(KEYS.calling("44")).hasToString("IdentityKeys[calling code 44]");
        assertThat(KEYS).hasToString("IdentityKeys[calling code 86]");
        assertThat(KEYS.exact(KIND, "x").toString()).hasSize(32).matches("[0-9a-f]+");
    }
}
