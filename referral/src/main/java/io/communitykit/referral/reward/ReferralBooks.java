package io.communitykit.referral.reward;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.reward.internal.LedgerForms;
import io.communitykit.referral.reward.internal.ReferralForms;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which books referrals are kept in, and how: a friend's referral, what a member has, and what the program has brought and cost.
 */
final class ReferralBooks {

    static final BookKind REFERRAL = new BookKind("referral");
    static final BookKind REWARDS = new BookKind("rewards");
    static final BookKind PROGRAM = new BookKind("program");

    /** Who brought the friend: the newest says who it is now. */
    static final EntryKind BOND = new EntryKind("bond", EntryKind.Retention.LEDGER);
    /** What was told of an order. */
    static final EntryKind ORDER = new EntryKind("order", EntryKind.Retention.PERSONAL);
    /** Facts that are known again by their keys alone. */
    static final EntryKind TOLD = new EntryKind("told", EntryKind.Retention.PERSONAL);

    static final EntryKind GRANT = new EntryKind("grant", EntryKind.Retention.LEDGER);

    /** So many rows of others are looked at when a referral turns out void; beyond, sums alone follow. */
    static final int ROWS = 512;

    static final EntryRange NEWEST_BOND = new EntryRange(BOND, Instant.EPOCH, 1);
    static final EntryRange NEWEST_ROWS = new EntryRange(GRANT, Instant.EPOCH, ROWS);

    private static final String BOND_TEXT = "referrer";

    private final ReferralProgram program;

    ReferralBooks(ReferralProgram program) {
        this.program = program;
    }

    BookId referral(MemberId friend) {
        return BookId.of(REFERRAL, program.program(), friend);
    }

    BookId rewards(MemberId member) {
        return BookId.of(REWARDS, program.program(), member);
    }

    BookId tally() {
        return BookId.of(PROGRAM, program.program());
    }

    static EntryKey order(OrderId order) {
        return EntryKey.of(ORDER, order.value());
    }

    static EntryKey told(String text) {
        return EntryKey.of(TOLD, text);
    }

    /** A row of the referrer's names the friend; a row of the friend's own names nobody. */
    static EntryKey row(RowRef ref, MemberId friend) {
        String text = rowText(ref.rule(), ref.sequence());
        return ref.side() == Side.REFERRER ? EntryKey.of(GRANT, text, friend) : EntryKey.of(GRANT, text);
    }

    static String rowText(RuleId rule, long sequence) {
        return sequence + "#" + rule.value();
    }

    static Entry entry(EntryKey key, Grant row) {
        return new Entry(key, row.recordedAt(), LedgerForms.write(row));
    }

    static Grant grant(Entry entry) {
        return LedgerForms.readGrant(entry.body(), entry.at());
    }

    static Entry entry(Bond bond, Instant at) {
        return new Entry(new EntryKey(BOND, BOND_TEXT, Optional.of(bond.referrer())), at, ReferralForms.write(bond));
    }

    /** An instant at which a new bond is newer than the one before, also by a clock that stands still. */
    static Instant afterBond(Book book, Instant now) {
        return book.ranges().get(0).stream()
                .findFirst()
                .map(entry -> entry.at().plus(1, ChronoUnit.MICROS))
                .filter(it -> it.isAfter(now))
                .orElse(now);
    }

    static Optional<Bond> bond(Book book) {
        return book.ranges().get(0).stream()
                .findFirst()
                .flatMap(entry -> entry.key().party().map(party -> ReferralForms.readBond(entry.body(), party)));
    }

    static Referral referral(Book book) {
        return book.header()
                .map(header -> ReferralForms.read(header, bond(book)))
                .orElse(Referral.NONE);
    }

    static OrderFacts orderFacts(Book book, EntryKey key) {
        return book.entry(key)
                .map(entry -> ReferralForms.readOrderFacts(entry.body()))
                .orElse(OrderFacts.NONE);
    }

    static RewardAccount account(Book book) {
        return book.header().map(LedgerForms::readAccount).orElse(RewardAccount.EMPTY);
    }

    static ProgramTally tally(Book book) {
        return book.header().map(LedgerForms::readTally).orElse(ProgramTally.NOTHING);
    }

    static Json.Obj form(RewardAccount account) {
        return LedgerForms.write(account);
    }

    static Optional<MemberId> known(Optional<Bond> bond) {
        return bond.map(Bond::referrer).flatMap(Party::known);
    }
}
