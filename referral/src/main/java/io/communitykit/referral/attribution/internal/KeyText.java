package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.IdText;
import io.communitykit.core.id.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts that stand for longer ones. Pure and safe for many threads. */
final class KeyText {

    private static final int BYTES = 16;

    private KeyText() {}

    /** One text a key: the length of the source tells where the id begins. What would be too long is digested, behind a #. */
    static String of(IdempotencyKey key) {
        String source = key.source().value();
        String text = source.length() + ":" + source + key.id().value();
        return text.getBytes(StandardCharsets.UTF_8).length <= IdText.MAX_BYTES ? text : "#" + digest(text);
    }

    /** 128 bits of SHA-256, as 32 hexadecimal digits. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
