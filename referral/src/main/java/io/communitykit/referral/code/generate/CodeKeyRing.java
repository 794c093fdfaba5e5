package io.communitykit.referral.code.generate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.internal.NumberPermutation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The host's secrets for permuted codes, each named by a symbol that stands first in its codes. New codes are made with the newest; the
 * others are there to read older codes. Keep the secrets like passwords. Rotate when one may be known, or for good measure: codes that
 * were issued stay good. Immutable and safe for many threads; {@code toString} shows no secret.
 */
public final class CodeKeyRing {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 16;

    private final List<Entry> entries;

    private record Entry(char symbol, SecretKeySpec secret) {}

    private CodeKeyRing(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A ring of one secret.
     *
     * @param symbol names it; a symbol of codes
     * @param secret at least 16 bytes, best 32 from a secure random generator; copied
     * @return the ring
     * @throws InvalidValueException if the symbol is none, or the secret too short
     */
    public static CodeKeyRing of(char symbol, byte[] secret) {
        return new CodeKeyRing(List.of()).rotatedTo(symbol, secret);
    }

    /**
     * The same ring with a newer secret.
     *
     * @param symbol names it; a symbol of codes that no secret of the ring has
     * @param secret at least 16 bytes; copied
     * @return the ring
     * @throws InvalidValueException if the symbol is none or has a secret, or the secret is too short
     */
    public CodeKeyRing rotatedTo(char symbol, byte[] secret) {
        if (InviteCode.ALPHABET.indexOf(symbol) < 0 || entry(symbol).isPresent()) {
            throw InvalidValueException.of("symbol of a code key", "a symbol of codes without a key", symbol);
        }
        if (secret.length < MIN_BYTES) {
            throw InvalidValueException.of("code key", "at least " + MIN_BYTES + " bytes", secret.length + " bytes");
        }
        List<Entry> longer = new ArrayList<>(entries);
        longer.add(new Entry(symbol, new SecretKeySpec(secret, ALGORITHM)));
        return new CodeKeyRing(longer);
    }

    /** The symbol of the newest secret. */
    char newest() {
        return entries.get(entries.size() - 1).symbol();
    }

    List<Character> symbols() {
        return entries.stream().map(Entry::symbol).toList();
    }

    /** The permutation under a secret, another for each program and size; empty where no secret has the symbol. */
    Optional<NumberPermutation> permutation(char symbol, ProgramId program, int digits, long size) {
        return entry(symbol).map(entry -> {
            String message = "communitykit permuted code " + symbol + digits + " " + program.value();
            ByteBuffer key = ByteBuffer.wrap(hmac(entry.secret(), message.getBytes(StandardCharsets.UTF_8)));
            return new NumberPermutation(size, key.getLong(), key.getLong());
        });
    }

    private Optional<Entry> entry(char symbol) {
        return entries.stream().filter(entry -> entry.symbol() == symbol).findFirst();
    }

    private static byte[] hmac(SecretKeySpec secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform must offer " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "CodeKeyRing" + symbols();
    }
}
