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

/**
 * Makes keyed digests of what identifies a person: HMAC-SHA-256 over the kind and the normalised text, cut to 128 bits. The same thing
 * written differently has the same digest; without the secret nobody can try out texts. Nothing raw is kept. Messages of errors do not
 * show the text. Immutable and safe for many threads; a digest costs about two microseconds.
 */
public final class IdentityKeys {

    private static final String PURPOSE = "communitykit abuse key";
    private static final int NETWORK_BYTES_4 = 3;
    private static final int NETWORK_BYTES_6 = 6;

    private final PseudonymKey secret;
    private final MailRules mails;
    private final NumberPlan home;

    private IdentityKeys(PseudonymKey secret, MailRules mails, NumberPlan home) {
        this.secret = secret;
        this.mails = mails;
        this.home = home;
    }

    /**
     * Starts with the usual mail providers and the country code 86.
     *
     * @param secret the host's; with another one all digests are others
     * @return the maker
     */
    public static IdentityKeys of(PseudonymKey secret) {
        return new IdentityKeys(secret, MailRules.USUAL, plan("86"));
    }

    /**
     * The same with other rules for mail.
     *
     * @param rules which addresses are one mailbox
     * @return the maker
     */
    public IdentityKeys mailing(MailRules rules) {
        return new IdentityKeys(secret, rules, home);
    }

    /**
     * The same in another country.
     *
     * @param code the calling code that phone numbers without one have, such as {@code 44}; Jamaica and all that share {@code 1} are
     *     {@code 1}
     * @return the maker
     * @throws InvalidValueException if no country has it
     */
    public IdentityKeys calling(String code) {
        return new IdentityKeys(secret, mails, plan(code));
    }

    private static NumberPlan plan(String code) {
        return NumberPlan.of(code)
                .orElseThrow(() -> InvalidValueException.of("calling code", "a country's, such as 44", code));
    }

    /**
     * A mailbox: case, full-width letters, invisible characters, a name and angle brackets around it, and what the provider ignores do
     * not count. Domains are compared in ASCII by IDNA2008, so {@code straße.de} is not {@code strasse.de}.
     *
     * @param kind the kind of key
     * @param address as the member wrote it
     * @return the same digest for the same mailbox
     * @throws InvalidValueException if it has no box or no domain
     */
    public KeyDigest mail(KeyKind kind, String address) {
        return digest(kind, mails.box(address));
    }

    /**
     * Whether a mailbox is disposable by the rules.
     *
     * @param address as the member wrote it
     * @return what to note with the link
     * @throws InvalidValueException if it has no box or no domain
     */
    public KeyNote mailNote(String address) {
        return mails.note(address);
    }

    /**
     * A phone number, by its calling code and its digits within the country: signs, invisible characters, the script of the digits,
     * what is dialled before it at home or abroad ({@code 0}, {@code (0)}, {@code 00}, {@code 011}, {@code 17951}) and an extension do
     * not count. The country's own calling code needs no {@code +} where no number of the country is as long. Letters are those of the
     * keys of a phone (ITU-T E.161). An extension counts after a Chinese mobile: such numbers are lent to many.
     *
     * @param kind the kind of key
     * @param number as the member wrote it
     * @return the same digest for the same number
     * @throws InvalidValueException if it has no calling code of a country, fewer digits than the country's numbers with their area
     *     code, more than 15 with its calling code, one digit only, or letters that are not on the keys
     */
    public KeyDigest phone(KeyKind kind, String number) {
        return digest(kind, PhoneText.key(number, home));
    }

    /**
     * A postal address, by its letters and digits: case, full-width forms, invisible characters, spaces and punctuation do not count,
     * but that there is something between two numbers does ({@code 3-12-4} is {@code 3/12/4} and not {@code 31-2-4}). It knows nothing
     * of abbreviations.
     *
     * @param kind the kind of key
     * @param address as the member wrote it
     * @return the same digest for addresses of the same letters and numbers
     * @throws InvalidValueException if it is empty or longer than 2,000 characters
     */
    public KeyDigest address(KeyKind kind, String address) {
        return digest(kind, AddressText.key(address));
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
        return "IdentityKeys[calling code " + home.code() + "]";
    }
}
