package io.communitykit.referral.internal;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where an entry stands among those of its kind. Immutable and safe for many threads.
 *
 * @param at when it was
 * @param name which it is
 */
public record EntryPlace(Instant at, EntryName name) implements Comparable<EntryPlace> {

    private static final Comparator<EntryPlace> ORDER =
            Comparator.comparing(EntryPlace::at).thenComparing(EntryPlace::name);

    /** Orders by instant, equal ones by name: the order in which every store lists entries. */
    @Override
    public int compareTo(EntryPlace other) {
        return ORDER.compare(this, other);
    }
}
