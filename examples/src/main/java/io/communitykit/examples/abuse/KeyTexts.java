package io.communitykit.examples.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.key.IdentityKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes what members were seen with unreadable, each kind in its way. Immutable and safe for many threads. */
final class KeyTexts {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private final IdentityKeys keys = IdentityKeys.of(
            PseudonymKey.of("communitykit trial key, not for keeps".getBytes(StandardCharsets.US_ASCII)));

    /**
     * Makes a digest.
     *
     * @param kind phone, mail, address, ip and network are brought to one form first; others are taken as they are
     * @param value as the host knows it
     */
    KeyDigest digest(KeyKind kind, String value) {
        return switch (kind.value()) {
            case "phone" -> keys.phone(kind, value);
            case "mail" -> keys.mail(kind, value);
            case "address" -> keys.address(kind, value);
            case "ip" -> keys.ip(kind, ip(value));
            case "network" -> keys.network(kind, ip(value));
            default -> keys.exact(kind, value);
        };
    }

    KeyNote note(KeyKind kind, String value) {
        return kind.value().equals("mail") ? keys.mailNote(value) : KeyNote.PLAIN;
    }

    /** Only numbers, so that no name is ever looked up. */
    private static InetAddress ip(String value) {
        try {
            if (ADDRESS.matcher(value).matches()) {
                return InetAddress.getByName(value);
            }
        } catch (UnknownHostException e) {
            throw InvalidValueException.of("network address", "such as 203.0.113.7 or 2001:db8::7", "something else");
        }
        throw InvalidValueException.of("network address", "such as 203.0.113.7 or 2001:db8::7", "something else");
    }
}
