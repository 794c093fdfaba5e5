package io.communitykit.referral.lottery;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of an activity from which all its draws follow. Its commitment, SHA-256 (FIPS 180-4) of its 32 bytes, is published before the
 * first draw and the seed itself after the last, so that nobody can choose a draw and everybody can check it.
 *
 * <p>A number below a bound is made of HMAC-SHA-256 (RFC 2104) with the seed as key over: the use, the activity and the ticket's digest,
 * each in UTF-8 behind its length in 4 bytes; the number of the draw in 8 bytes; a counter from 0 on in 4 bytes; all big-endian. The first
 * 4 bytes of the HMAC are an unsigned number u; where u is at least 2^32 - (2^32 mod bound) the counter is raised and the HMAC made anew,
 * otherwise the result is u mod bound. So every result is as likely as every other (rejection sampling; Knuth, TAOCP 2, 3.4.1).
 *
 * <p>Keep it like a password until the activity is over. Immutable and safe for many threads; {@code toString} shows nothing of it. It
 * costs about one HMAC for a number, a microsecond or two.
 */
public final class LotterySeed {

    /** So many bytes it has. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final long RANGE = 1L << 32;

    private final byte[] secret;

    private LotterySeed(byte[] secret) {
        if (secret.length != BYTES) {
            throw InvalidValueException.of("seed of a lottery", BYTES + " bytes", secret.length + " bytes");
        }
        this.secret = secret.clone();
    }

    /** What a number is for; numbers of one draw for two uses have nothing to do with each other. */
    enum Use {
        DRAW,
        PITY
    }

    /**
     * Takes the secret as bytes.
     *
     * @param secret 32 bytes of a secure random generator; copied
     * @return the seed
     * @throws InvalidValueException if it is of another length
     */
    public static LotterySeed of(byte[] secret) {
        return new LotterySeed(secret);
    }

    /**
     * Takes the secret in Base64 (RFC 4648, with padding), as {@code openssl rand -base64 32} prints it.
     *
     * @param text the secret; white space around it is ignored
     * @return the seed
     * @throws InvalidValueException if it is not Base64 of 32 bytes
     */
    public static LotterySeed ofBase64(String text) {
        try {
            return new LotterySeed(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw InvalidValueException.of("seed of a lottery", "Base64 text", "something else (not shown)");
        }
    }

    /**
     * The secret, to be published once the activity is over.
     *
     * @return Base64 text, as {@link #ofBase64} reads it
     */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(secret);
    }

    /**
     * What is published before the first draw.
     *
     * @return SHA-256 of the seed
     */
    public Commitment commitment() {
        try {
            return new Commitment(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }

    int uniform(Use use, ProgramId program, long number, String ticket, int bound) {
        byte[] first = use.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] second = program.value().getBytes(StandardCharsets.UTF_8);
        byte[] third = ticket.getBytes(StandardCharsets.UTF_8);
        int length = 4 * Integer.BYTES + Long.BYTES + first.length + second.length + third.length;
        ByteBuffer message = ByteBuffer.allocate(length);
        message.putInt(first.length).put(first).putInt(second.length).put(second);
        message.putInt(third.length).put(third).putLong(number);
        long limit = RANGE - RANGE % bound;
        for (int counter = 0; ; counter++) {
            message.putInt(length - Integer.BYTES, counter);
            long found = Integer.toUnsignedLong(
                    ByteBuffer.wrap(hmac(message.array())).getInt());
            if (found < limit) {
                return Math.toIntExact(found % bound);
            }
        }
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must offer " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "LotterySeed[hidden]";
    }

    /**
     * SHA-256 of a seed. Immutable and safe for many threads.
     *
     * @param hex 64 of 0-9 and a-f
     */
    public record Commitment(String hex) {

        private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

        /**
         * Checks the text.
         *
         * @param hex the text
         */
        public Commitment {
            if (!HEX.matcher(hex).matches()) {
                throw InvalidValueException.of("commitment to a seed", "64 of 0-9 and a-f", hex);
            }
        }

        @Override
        public String toString() {
            return hex;
        }
    }
}
