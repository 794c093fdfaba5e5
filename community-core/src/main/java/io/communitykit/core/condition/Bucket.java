package io.communitykit.core.condition;

import com.google.common.hash.Hashing;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The member falls into a share of a stable random draw. The bucket is the 32-bit MurmurHash3 (x86, seed 0) of the UTF-8
 * text {@code seed:member}, taken as unsigned, modulo the number of buckets; so the draw of one seed is the same on every
 * machine and for ever, and those of two seeds have nothing to do with each other. A bucket's share is off by less than
 * {@code of} / 2^32. Unknown where the facts do not say whom they are about. Immutable.
 *
 * @param seed names the draw; the text of an id
 * @param of how many buckets there are, 1 to 1,000,000
 * @param from the first bucket inside, from 0
 * @param to the first bucket after; more than {@code from}, at most {@code of}
 */
public record Bucket(String seed, int of, int from, int to) implements Condition {

    static final String JSON_NAME = "bucket";

    static final int MOST = 1_000_000;

    /**
     * Checks the numbers.
     *
     * @param seed names the draw
     * @param of how many buckets there are
     * @param from the first bucket inside
     * @param to the first bucket after
     */
    public Bucket {
        IdText.check("seed of a bucket", seed);
        if (of < 1 || of > MOST) {
            throw InvalidValueException.of("number of buckets", "1 to " + MOST, of);
        } else if (from < 0 || to <= from || to > of) {
            throw InvalidValueException.of("buckets", "from 0 up to " + of + ", at least one", from + " to " + to);
        }
    }

    /**
     * The bucket that a member falls into.
     *
     * @param unit the text of the member's id
     * @return 0 to {@code of} - 1
     */
    public int bucketOf(String unit) {
        int hash = Hashing.murmur3_32_fixed()
                .hashString(seed + ":" + unit, StandardCharsets.UTF_8)
                .asInt();
        return Integer.remainderUnsigned(hash, of);
    }

    @Override
    public Truth evaluate(Facts facts) {
        Optional<String> unit = facts.unit();
        if (unit.isEmpty()) {
            return Truth.UNKNOWN;
        }
        int bucket = bucketOf(unit.get());
        return Truth.of(bucket >= from && bucket < to);
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }
}
