package io.communitykit.referral.internal;

import io.communitykit.core.id.Pseudonym;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a store keeps in place of an entry's key, which may name a member. How long entries of a kind are kept is no part of it. Immutable
 * and safe for many threads.
 *
 * @param kind the name of its kind
 * @param text which one
 * @param party the pseudonym of whom it names
 */
public record EntryName(String kind, String text, Optional<Pseudonym> party) implements Comparable<EntryName> {

    private static final Comparator<Optional<Pseudonym>> PARTIES =
            Comparator.comparing(party -> party.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<EntryName> ORDER = Comparator.comparing(EntryName::kind)
            .thenComparing(EntryName::text)
            .thenComparing(EntryName::party, PARTIES);

    /** Orders by kind, text and party; those that name nobody come first. */
    @Override
    public int compareTo(EntryName other) {
        return ORDER.compare(this, other);
    }
}
