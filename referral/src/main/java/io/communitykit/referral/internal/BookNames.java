package io.communitykit.referral.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.Party;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Turns ids into what every store of books keeps in their place. Immutable and safe for many threads, unless {@link #remembering}. */
public class BookNames {

    /** Keeps the pseudonyms of referrals apart from those of accounts in programs. */
    private static final ProgramId REFERRALS = new ProgramId("communitykit referrals");

    private static final String OWN = "book of a referral program";
    private static final String SUBJECT = "book about a subject of a referral program";

    private final PseudonymKey key;

    /**
     * Takes the secret.
     *
     * @param key the host's
     */
    public BookNames(PseudonymKey key) {
        this.key = key;
    }

    /** Makes each pseudonym once, since that takes longer than all else of an update on the heap. */
    private static final class Remembering extends BookNames {

        private final Map<MemberId, Pseudonym> made = new HashMap<>();
        private final Map<Place, Pseudonym> owned = new HashMap<>();

        private Remembering(PseudonymKey key) {
            super(key);
        }

        @Override
        public Pseudonym of(MemberId member) {
            return made.computeIfAbsent(member, super::of);
        }

        @Override
        Pseudonym own(Place place) {
            return owned.computeIfAbsent(place, super::own);
        }
    }

    /**
     * The same for one update.
     *
     * @return names that remember what they made; not safe for many threads
     */
    public final BookNames remembering() {
        return new Remembering(key);
    }

    /**
     * Stands for a member, in all programs.
     *
     * @param member who
     * @return the same pseudonym for the same key and member, always
     */
    public Pseudonym of(MemberId member) {
        return key.pseudonym(REFERRALS, member);
    }

    /**
     * Stands for a book.
     *
     * @param book which
     * @return its name; that of a program's own has an owner that no member has
     */
    public final BookName of(BookId book) {
        Pseudonym owner = book.owner().map(this::of).orElseGet(() -> own(new Place(book.program(), book.subject())));
        return new BookName(owner, book.kind(), book.program());
    }

    /** What no member owns: a program's own, or what is about one thing in it. */
    record Place(ProgramId program, Optional<BookSubject> subject) {}

    Pseudonym own(Place place) {
        String program = place.program().value();
        String commitment = place.subject()
                .map(it -> key.commitment(SUBJECT, program, it.value()))
                .orElseGet(() -> key.commitment(OWN, program));
        return Pseudonym.fromBytes(HexFormat.of().parseHex(commitment, 0, 2 * Pseudonym.BYTES));
    }

    /**
     * Stands for an entry.
     *
     * @param entry which
     * @return its name, the same before and after the member whom it names is erased
     */
    public final EntryName of(EntryKey entry) {
        return new EntryName(entry.kind().name(), entry.text(), entry.party().map(this::of));
    }

    private Pseudonym of(Party party) {
        return party instanceof Party.Erased erased
                ? erased.pseudonym()
                : of(party.known().orElseThrow());
    }
}
