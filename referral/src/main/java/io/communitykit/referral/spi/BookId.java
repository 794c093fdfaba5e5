package io.communitykit.referral.spi;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import java.util.Optional;

/**
 * Names a book: of what kind, in which program, and whose. Immutable and safe for many threads.
 *
 * @param kind what it is about
 * @param program in which program
 * @param owner whose; empty for a book of the program itself, such as its budget
 */
public record BookId(BookKind kind, ProgramId program, Optional<MemberId> owner) {

    /**
     * A member's book.
     *
     * @param kind what it is about
     * @param program in which program
     * @param owner whose
     * @return the name
     */
    public static BookId of(BookKind kind, ProgramId program, MemberId owner) {
        return new BookId(kind, program, Optional.of(owner));
    }

    /**
     * A book of the program itself.
     *
     * @param kind what it is about
     * @param program which program
     * @return the name
     */
    public static BookId of(BookKind kind, ProgramId program) {
        return new BookId(kind, program, Optional.empty());
    }

    @Override
    public String toString() {
        return kind + " of " + owner.map(MemberId::toString).orElse("the program") + " in " + program;
    }
}
