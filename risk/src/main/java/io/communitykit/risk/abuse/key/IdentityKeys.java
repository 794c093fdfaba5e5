package io.communitykit.risk.abuse.key;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes keyed digests of what identifies a person: HMAC-SHA-256 over the kind and the normalised text, cut to 128 bits. The same thing
 * written differently has the same digest; without the secret nobody can try out texts. Nothing raw is kept. Messages of errors do not
 * show the text. Immutable and safe for many threads; a digest costs about two microseconds.
 */
public final class IdentityKeys {

    private static final Pattern COUNTRY = Pattern.compile("[1-9][0-9]{0,3}");
    private static final String PURPOSE = "communitykit abuse key";
    private static final int NETWORK_BYTES_4 = 3;
    private static final int NETWORK_BYTES_6 = 6;

    private final PseudonymKey secret;
    private final MailRules mails;
    private final String country;

    private IdentityKeys(PseudonymKey secret, MailRules mails, String country) {
        this.secret = secret;
        this.mails = mails;
        this.country = country;
    }

    /**
     * Starts with the usual mail providers and the country code 86.
     *
     * @param secret the host's; with another one all digests are others
     * @return the maker
     */
    public static IdentityKeys of(PseudonymKey secret) {
        return new IdentityKeys(secret, MailRules.USUAL, "86");
    }

    /**
     * The same with other rules for mail.
     *
     * @param rules which addresses are one mailbox
     * @return the maker
     */
    public IdentityKeys mailing(MailRules rules) {
        return new IdentityKeys(secret, rules, country);
    }

    /**
     * The same in another country.
     *
     * @param code the calling code that phone numbers without one have, such as {@code 44}: 1 to 4 digits
     * @return the maker
     * @throws InvalidValueException if it is none
     */
    public IdentityKeys calling(String code) {
        if (!COUNTRY.matcher(code).matches()) {
            throw InvalidValueException.of("calling code", "1 to 4 digits that do not begin with 0", code);
        }
        return new IdentityKeys(secret, mails, code);
    }

    /**
     * A mailbox: case, full-width letters and what the provider ignores do not count.
     *
     * @param kind the kind of key
     * @param address as the member wrote it
     * @return the same digest for the same mailbox
     * @throws InvalidValueException if it has no box or no domain
     */
    public KeyDigest mail(KeyKind kind, String address) {
        return digest(kind, mails.box(FoldedText.folded("mail address", address)));
    }

    /**
     * Whether a mailbox is disposable by the rules.
     *
     * @param address as the member wrote it
     * @return what to note with the link
     * @throws InvalidValueException if it has no box or no domain
     */
    public KeyNote mailNote(String address) {
        return mails.note(FoldedText.folded("mail address", address));
    }

    /**
     * A phone number: spaces, signs, an extension, the way to dial abroad and the script of the digits do not count. One 0 before a
     * number without country code is left out.
     *
     * @param kind the kind of key
     * @param number as the member wrote it
     * @return the same digest for the same number
     * @throws InvalidValueException unless it has 5 to 20 digits
     */
    public KeyDigest phone(KeyKind kind, String number) {
        return digest(kind, FoldedText.phone(number, country));
    }

    /**
     * A postal address, by its letters and digits: case, full-width forms, spaces and punctuation do not count. It knows nothing of
     * abbreviations.
     *
     * @param kind the kind of key
     * @param address as the member wrote it
     * @return the same digest for addresses of the same letters and digits
     * @throws InvalidValueException if it is empty or longer than 2,000 characters
     */
    public KeyDigest address(KeyKind kind, String address) {
        return digest(kind, FoldedText.address(address));
    }

    /**
     * Anything else, as it is but for white space around it: a device, a cookie, an account.
     *
     * @param kind the kind of key
     * @param text the thing
     * @return the same digest for the same text
     * @throws InvalidValueException if it is empty or longer than 2,000 characters
     */
    public KeyDigest exact(KeyKind kind, String text) {
        return digest(kind, FoldedText.plain(kind.value(), text));
    }

    /**
     * A network address.
     *
     * @param kind the kind of key
     * @param address version 4 or 6
     * @return the same digest for the same address
     */
    public KeyDigest ip(KeyKind kind, InetAddress address) {
        return digest(kind, HexFormat.of().formatHex(address.getAddress()));
    }

    /**
     * The network of an address: the first 24 bits of version 4, the first 48 of version 6.
     *
     * @param kind the kind of key
     * @param address version 4 or 6
     * @return the same digest for addresses of the same network
     */
    public KeyDigest network(KeyKind kind, InetAddress address) {
        int bytes = address instanceof Inet4Address ? NETWORK_BYTES_4 : NETWORK_BYTES_6;
        return digest(kind, "net " + HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes)));
    }

    private KeyDigest digest(KeyKind kind, String text) {
        String hex = secret.commitment(PURPOSE, kind.value(), text);
        return new KeyDigest(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    @Override
    public String toString() {
        return "IdentityKeys[calling code " + country + "]";
    }
}
