package io.communitykit.core.segment.counter;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import java.util.Comparator;

/**
 * What is remembered of an event: its time and 64 bits each of its key and its content (MurmurHash3 x64 128, first half).
 * Two of n different keys of one member fall together with a probability of n² / 2^65, for 10,000 events 3 in 10^12.
 * Stored states rest on the hashes: never change them.
 */
record Told(long micros, long id, long content) implements Comparable<Told> {

    private static final HashFunction MURMUR = Hashing.murmur3_128(0x434B_4354);

    /** By time, then by key; the content decides between two contents of one key. */
    private static final Comparator<Told> ORDER =
            Comparator.comparingLong(Told::micros).thenComparingLong(Told::id).thenComparingLong(Told::content);

    static Told of(CommunityEvent event, long id) {
        byte[] digest = ContentDigest.of(event).toBytes();
        return new Told(
                Timestamps.toMicros(event.occurredAt()),
                id,
                MURMUR.hashBytes(digest).asLong());
    }

    static long id(IdempotencyKey key) {
        String source = key.source().value();
        return MURMUR.newHasher()
                .putInt(source.length())
                .putUnencodedChars(source)
                .putUnencodedChars(key.id().value())
                .hash()
                .asLong();
    }

    @Override
    public int compareTo(Told other) {
        return ORDER.compare(this, other);
    }
}
