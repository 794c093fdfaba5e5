package io.communitykit.core.event;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Map;

/**
 * The 64 bits of {@link ContentDigest} for one field. What is hashed: text as UTF-16 code units, numbers as 8 bytes,
 * both little-endian; attributes by rising name as name, tag and value, where names and texts carry their length in
 * front, so that no two different contents give the same bytes. Stored digests rest on every detail here: never change
 * one.
 */
final class ContentHash {

    private static final int SEED = 0x434B_4954;
    private static final HashFunction MURMUR = Hashing.murmur3_128(SEED);

    private static final byte TEXT = 1;
    private static final byte WHOLE = 2;
    private static final byte DECIMAL = 3;
    private static final byte BOOL = 4;
    private static final byte AMOUNT = 5;
    private static final byte LIST = 6;

    private ContentHash() {}

    static long of(String text) {
        return FieldHash.of(text, SEED);
    }

    static long of(long number) {
        return FieldHash.of(number, SEED);
    }

    /** The map must be sorted by name. */
    static long of(Map<AttributeName, AttributeValue> attributes) {
        Hasher hasher = MURMUR.newHasher();
        attributes.forEach((name, value) -> {
            put(hasher, name.value());
            put(hasher, value);
        });
        return hasher.hash().asLong();
    }

    private static void put(Hasher hasher, String text) {
        hasher.putInt(text.length()).putUnencodedChars(text);
    }

    private static void put(Hasher hasher, AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            hasher.putByte(TEXT);
            put(hasher, text.value());
        } else if (value instanceof AttributeValue.Whole whole) {
            hasher.putByte(WHOLE).putLong(whole.value());
        } else if (value instanceof AttributeValue.Decimal decimal) {
            hasher.putByte(DECIMAL);
            put(hasher, decimal.value().toString());
        } else if (value instanceof AttributeValue.Bool bool) {
            hasher.putByte(BOOL).putBoolean(bool.value());
        } else if (value instanceof AttributeValue.Amount amount) {
            hasher.putByte(AMOUNT).putLong(amount.value().minor());
            put(hasher, amount.value().currency().getCurrencyCode());
        } else if (value instanceof AttributeValue.ListOf list) {
            hasher.putByte(LIST).putInt(list.values().size());
            list.values().forEach(scalar -> put(hasher, scalar));
        } else {
            throw new IllegalStateException("not a value that an event carries: " + value.getClass());
        }
    }
}
