package io.communitykit.core.id;

import io.communitykit.core.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The host's secret that turns a member's account into its {@link Pseudonym}: HMAC-SHA-256 (RFC 2104, FIPS 198-1) over
 * program and member, cut to 128 bits.
 *
 * <p>Keep it like a password, outside the database, and never change it: a store finds its accounts by pseudonym, so
 * with another key it would find none. Stores remember a check value and refuse a foreign key. Who has the database but
 * not the key cannot tell whom an erased account belonged to. Immutable and safe for many threads; {@code toString}
 * shows nothing of the key.
 */
public final class PseudonymKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 16;
    /** Keeps commitments apart from pseudonyms, whose message begins with the length of a short text. */
    private static final byte[] COMMITMENT = "communitykit commitment".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;

    private PseudonymKey(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw InvalidValueException.of(
                    "pseudonym key", "at least " + MIN_BYTES + " bytes", secret.length + " bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Takes the secret as bytes.
     *
     * @param secret at least 16 bytes, best 32 from a secure random generator; copied
     * @return the key
     * @throws InvalidValueException if there are fewer than 16 bytes
     */
    public static PseudonymKey of(byte[] secret) {
        return new PseudonymKey(secret);
    }

    /**
     * Takes the secret in Base64 (RFC 4648, with padding), as {@code openssl rand -base64 32} prints it.
     *
     * @param text the secret; white space around it is ignored
     * @return the key
     * @throws InvalidValueException if it is not Base64 or too short
     */
    public static PseudonymKey ofBase64(String text) {
        try {
            return new PseudonymKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw InvalidValueException.of("pseudonym key", "Base64 text", "something else (not shown)");
        }
    }

    /**
     * The pseudonym of a member's account in a program. Costs one HMAC, about a microsecond.
     *
     * @param program the program
     * @param member the member
     * @return the same pseudonym for the same key, program and member, always
     */
    public Pseudonym pseudonym(ProgramId program, MemberId member) {
        byte[] first = program.value().getBytes(StandardCharsets.UTF_8);
        byte[] second = member.value().getBytes(StandardCharsets.UTF_8);
        // The length in front keeps ("ab", "c") and ("a", "bc") apart.
        byte[] message = ByteBuffer.allocate(4 + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .put(second)
                .array();
        ByteBuffer digest = ByteBuffer.wrap(hmac(message));
        return new Pseudonym(digest.getLong(), digest.getLong());
    }

    /**
     * A value by which a store recognises this key again without keeping it.
     *
     * @return 16 bytes that do not reveal the key
     */
    public byte[] checkValue() {
        ByteBuffer digest = ByteBuffer.wrap(hmac("communitykit key check".getBytes(StandardCharsets.US_ASCII)));
        return new Pseudonym(digest.getLong(), digest.getLong()).toBytes();
    }

    /**
     * Commits to texts without showing them: who has the key and the texts can check it, nobody else can. Costs one HMAC.
     *
     * @param parts the texts; order and borders count
     * @return 64 hexadecimal digits, the same for the same key and texts, always
     */
    public String commitment(String... parts) {
        byte[][] bytes = new byte[parts.length][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + bytes[i].length;
        }
        ByteBuffer message = ByteBuffer.allocate(COMMITMENT.length + length).put(COMMITMENT);
        for (byte[] part : bytes) {
            message.putInt(part.length).put(part);
        }
        return HexFormat.of().formatHex(hmac(message.array()));
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform must offer " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "PseudonymKey[hidden]";
    }
}
