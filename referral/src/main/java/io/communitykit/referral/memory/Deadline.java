package io.communitykit.referral.memory;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.spi.BookKind;
import java.time.Instant;
import java.util.Comparator;

/** When something may happen to a book by itself. */
record Deadline(Instant at, BookName book) implements Comparable<Deadline> {

    private static final Comparator<Deadline> ORDER = Comparator.comparing(
                    (Deadline each) -> each.book().kind())
            .thenComparing(each -> each.book().program())
            .thenComparing(Deadline::at)
            .thenComparing(each -> each.book().owner());

    /** Before all of a kind in a program. */
    static Deadline first(BookKind kind, ProgramId program) {
        return new Deadline(Instant.MIN, new BookName(new Pseudonym(0, 0), kind, program));
    }

    @Override
    public int compareTo(Deadline other) {
        return ORDER.compare(this, other);
    }
}
