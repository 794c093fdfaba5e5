package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The keyed hash of a fact's source and id, or of an erasure. Ids of facts may hold ids of members, so that a hash which anybody could try
 * out is not enough.
 */
record FactHash(long high, long low) {

    private static final String FACT = "communitykit risk.abuse fact";
    private static final String ERASURE = "communitykit risk.abuse erasure";
    private static final int DIGITS = 16;

    static FactHash of(PseudonymKey secret, IdempotencyKey key) {
        return of(secret.commitment(FACT, key.source().value(), key.id().value()));
    }

    static FactHash ofErasure(PseudonymKey secret, Pseudonym pseudonym) {
        return of(secret.commitment(ERASURE, pseudonym.toString()));
    }

    private static FactHash of(String digits) {
        return new FactHash(
                HexFormat.fromHexDigitsToLong(digits, 0, DIGITS),
                HexFormat.fromHexDigitsToLong(digits, DIGITS, 2 * DIGITS));
    }

    static FactHash fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new FactHash(buffer.getLong(), buffer.getLong());
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }
}
