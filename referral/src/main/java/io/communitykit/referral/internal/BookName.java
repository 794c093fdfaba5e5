package io.communitykit.referral.internal;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.referral.spi.BookKind;
import java.util.Comparator;

/**
 * What a store keeps in place of a book's id, which may name a member. Immutable and safe for many threads.
 *
 * @param owner the member's pseudonym, or the program's own
 * @param kind what the book is about
 * @param program in which program
 */
public record BookName(Pseudonym owner, BookKind kind, ProgramId program) implements Comparable<BookName> {

    private static final Comparator<BookName> ORDER =
            Comparator.comparing(BookName::owner).thenComparing(BookName::kind).thenComparing(BookName::program);

    /** Orders by owner first: the order in which books are locked. */
    @Override
    public int compareTo(BookName other) {
        return ORDER.compare(this, other);
    }
}
