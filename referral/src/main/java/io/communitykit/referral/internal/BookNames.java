package io.communitykit.referral.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.Party;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Turns ids into what every store of books keeps in their place. Immutable and safe for many threads, unless {@link #remembering}. */
public class BookNames {

    /** Keeps the pseudonyms of referrals apart from those of accounts in programs. */
    private static final ProgramId REFERRALS = new ProgramId("communitykit referrals");

    private static final String OWN = "book of a referral program";

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
        private final Map<ProgramId, Pseudonym> owned = new HashMap<>();

        private Remembering(PseudonymKey key) {
            super(key);
        }

        @Override
        public Pseudonym of(MemberId member) {
            return made.computeIfAbsent(member, super::of);
        }

        @Override
        Pseudonym own(ProgramId program) {
            return owned.computeIfAbsent(program, super::own);
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
        Pseudonym owner = book.owner().map(this::of).orElseGet(() -> own(book.program()));
        return new BookName(owner, book.kind(), book.program());
    }

    Pseudonym own(ProgramId program) {
        byte[] bytes = HexFormat.of().parseHex(key.commitment(OWN, program.value()), 0, 2 * Pseudonym.BYTES);
        return Pseudonym.fromBytes(bytes);
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
