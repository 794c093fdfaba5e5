package io.communitykit.referral.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import io.communitykit.referral.spi.Party;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What stands in the place of ids")
class BookNamesTest {

    private static final PseudonymKey KEY = PseudonymKey.of(new byte[32]);
    private static final MemberId ANN = new MemberId("ann");
    private static final BookKind FRIEND = new BookKind("friend");

    private final BookNames names = new BookNames(KEY);

    @Test
    @DisplayName("is one pseudonym for a member in all programs, which is none of the member's accounts")
    void member() {
        ProgramId one = new ProgramId("one");
        ProgramId two = new ProgramId("two");
        Pseudonym ann = names.of(ANN);

        assertThat(names.of(BookId.of(FRIEND, one, ANN))).isEqualTo(new BookName(ann, FRIEND, one));
        assertThat(names.of(BookId.of(FRIEND, two, ANN))).isEqualTo(new BookName(ann, FRIEND, two));
        assertThat(ann).isNotEqualTo(KEY.pseudonym(one, ANN));
        assertThat(ann).isNotEqualTo(KEY.pseudonym(new ProgramId("referral"), ANN));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new BookNames(PseudonymKey.of(other)).of(ANN)).isNotEqualTo(ann);
    }

    @Test
    @DisplayName("is a pseudonym of its own for each program, whatever its members are called")
    void programs_own() {
        ProgramId one = new ProgramId("one");
        Pseudonym own = names.of(BookId.of(FRIEND, one)).owner();

        assertThat(own)
                .isEqualTo(names.of(BookId.of(new BookKind("budget"), one)).owner());
        assertThat(own)
                .isNotEqualTo(names.of(BookId.of(FRIEND, new ProgramId("two"))).owner());
        assertThat(own).isNotEqualTo(names.of(new MemberId("one")));
        assertThat(own).isNotEqualTo(names.of(new MemberId("book of a referral program")));
    }

    @Test
    @DisplayName("is the same whether it is remembered for an update or made anew")
    void remembering() {
        BookNames remembering = names.remembering();
        for (int round = 0; round < 2; round++) {
            for (ProgramId program : List.of(new ProgramId("one"), new ProgramId("two"))) {
                for (BookId book : List.of(
                        BookId.of(FRIEND, program),
                        BookId.of(FRIEND, program, ANN),
                        BookId.of(FRIEND, program, new MemberId("Ann")))) {
                    assertThat(remembering.of(book)).isEqualTo(names.of(book));
                }
            }
            EntryKey entry = EntryKey.of(new EntryKind("grant", Retention.LEDGER), "1", ANN);
            assertThat(remembering.of(entry)).isEqualTo(names.of(entry));
        }
    }

    @Test
    @DisplayName("is the same for an entry before and after its party is erased, however long its kind is kept")
    void entry() {
        EntryKind ledger = new EntryKind("grant", Retention.LEDGER);
        EntryKind personal = new EntryKind("grant", Retention.PERSONAL);
        Party erased = new Party.Erased(names.of(ANN));

        EntryName name = names.of(EntryKey.of(ledger, "1", ANN));

        assertThat(name).isEqualTo(new EntryName("grant", "1", Optional.of(names.of(ANN))));
        assertThat(names.of(new EntryKey(personal, "1", Optional.of(erased)))).isEqualTo(name);
        assertThat(names.of(EntryKey.of(ledger, "1")).party()).isEmpty();
    }
}
