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
            .thenComparing(EntryName::text, EntryName::compareAsBytes)
            .thenComparing(EntryName::party, PARTIES);

    /** Orders as databases do: by kind, the bytes of the text in UTF-8, and party, of which nobody comes first. */
    @Override
    public int compareTo(EntryName other) {
        return ORDER.compare(this, other);
    }

    /** Code points are in the order of their UTF-8; chars are not, where surrogates stand below U+E000 to U+FFFF. */
    private static int compareAsBytes(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int i = 0;
        while (i < shorter && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        if (i == shorter) {
            return Integer.compare(one.length(), other.length());
        }
        // Behind an equal high surrogate both are low ones, which are in order.
        return Integer.compare(one.codePointAt(i), other.codePointAt(i));
    }
}
