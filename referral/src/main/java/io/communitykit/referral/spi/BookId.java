package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import java.util.Optional;

/**
 * Names a book: of what kind, in which program, and whose. Immutable and safe for many threads.
 *
 * @param kind what it is about
 * @param program in which program
 * @param owner whose; empty for a book of the program itself, such as its budget
 * @param subject which of the program's own books of the kind, such as a team's; empty for the one without a name. Never with an owner
 */
public record BookId(BookKind kind, ProgramId program, Optional<MemberId> owner, Optional<BookSubject> subject) {

    /**
     * Checks that a book has an owner or a subject, not both.
     *
     * @param kind what it is about
     * @param program in which program
     * @param owner whose
     * @param subject which of the program's own
     */
    public BookId {
        if (owner.isPresent() && subject.isPresent()) {
            throw InvalidValueException.of("book of kind " + kind, "an owner or a subject", owner + " and " + subject);
        }
    }

    /**
     * A member's book.
     *
     * @param kind what it is about
     * @param program in which program
     * @param owner whose
     * @return the name
     */
    public static BookId of(BookKind kind, ProgramId program, MemberId owner) {
        return new BookId(kind, program, Optional.of(owner), Optional.empty());
    }

    /**
     * A book of the program itself.
     *
     * @param kind what it is about
     * @param program which program
     * @return the name
     */
    public static BookId of(BookKind kind, ProgramId program) {
        return new BookId(kind, program, Optional.empty(), Optional.empty());
    }

    /**
     * A book of the program about one thing.
     *
     * @param kind what it is about
     * @param program which program
     * @param subject about what
     * @return the name
     */
    public static BookId about(BookKind kind, ProgramId program, BookSubject subject) {
        return new BookId(kind, program, Optional.empty(), Optional.of(subject));
    }

    @Override
    public String toString() {
        String whose = owner.map(MemberId::toString)
                .or(() -> subject.map(BookSubject::toString))
                .orElse("the program");
        return kind + " of " + whose + " in " + program;
    }
}
