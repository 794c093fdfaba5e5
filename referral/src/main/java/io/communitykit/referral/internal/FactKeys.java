package io.communitykit.referral.internal;

import io.communitykit.core.id.IdempotencyKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts by which facts and their contents are known again: SHA-256 over parts with their lengths. Pure and safe for many threads. */
public final class FactKeys {

    private static final int LENGTH = 40;

    private FactKeys() {}

    /**
     * The text of a key, which may be longer than an entry's key.
     *
     * @param key who numbered the fact, and its number
     * @return 40 hexadecimal digits
     */
    public static String of(IdempotencyKey key) {
        return digest(key.source().value(), key.id().value());
    }

    /**
     * The digest of a content.
     *
     * @param parts its parts, written as texts
     * @return 40 hexadecimal digits
     */
    public static String digest(Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }
}
