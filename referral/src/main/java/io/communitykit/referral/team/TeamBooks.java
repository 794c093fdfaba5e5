package io.communitykit.referral.team;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.internal.TeamForms;
import java.time.Instant;
import java.util.Optional;

/** Which books teams are kept in, and how: one of each team, and one of each member in an activity. */
record TeamBooks(ProgramId program) {

    static final BookKind TEAM = new BookKind("team");
    static final BookKind MEMBER = new BookKind("team-member");

    /** The seat that a member has, or had last. */
    static final EntryKind SEAT = new EntryKind("seat", EntryKind.Retention.LEDGER);
    /** A payment without a seat, or of a seat that its member no longer has, by its order. */
    static final EntryKind SPARE = new EntryKind("spare", EntryKind.Retention.LEDGER);
    /** That an order was paid, by whomever: one order is one payment. */
    static final EntryKind PAYMENT = new EntryKind("payment", EntryKind.Retention.LEDGER);
    /** Who opened the team, and by which order. */
    static final EntryKind OPENER = new EntryKind("opener", EntryKind.Retention.LEDGER);
    /** In a member's book: a team that the member ever had to do with. */
    static final EntryKind JOINED = new EntryKind("joined", EntryKind.Retention.PERSONAL);

    static final EntryRange ITS_OPENER = new EntryRange(OPENER, Instant.EPOCH, 1);

    BookId team(TeamId team) {
        return BookId.about(TEAM, program, new BookSubject(team.value()));
    }

    BookId member(MemberId member) {
        return BookId.of(MEMBER, program, member);
    }

    static EntryKey seat(Party member) {
        return new EntryKey(SEAT, "seat", Optional.of(member));
    }

    static EntryKey spare(OrderId order, Party member) {
        return new EntryKey(SPARE, order.value(), Optional.of(member));
    }

    static Entry entry(EntryKey key, Seat seat) {
        return new Entry(key, seat.at(), TeamForms.write(seat));
    }

    static EntryKey payment(OrderId order) {
        return EntryKey.of(PAYMENT, order.value());
    }

    static Entry paid(OrderId order, Instant at) {
        return new Entry(payment(order), at, Fields.write().done());
    }

    static EntryKey opener(Party member) {
        return new EntryKey(OPENER, "opener", Optional.of(member));
    }

    static Entry opened(Party member, OrderId order, Instant at) {
        return new Entry(opener(member), at, Fields.write().text("order", order).done());
    }

    static Optional<OrderId> opening(Book book, Party member) {
        return book.entry(opener(member)).map(entry -> {
            Fields.Reader in = Fields.read("opening of a team", entry.body());
            OrderId order = new OrderId(in.text("order"));
            in.done();
            return order;
        });
    }

    static Entry joined(TeamId team, Instant at) {
        return new Entry(EntryKey.of(JOINED, team.value()), at, Fields.write().done());
    }

    static Optional<Seat> seat(Book book, EntryKey key) {
        return book.entry(key).map(entry -> TeamForms.readSeat(entry.body()));
    }

    static MemberTeams teams(Book book) {
        return book.header().map(TeamForms::readTeams).orElse(MemberTeams.NONE);
    }

    static Optional<Team> team(Book book) {
        return book.header().map(TeamForms::readTeam);
    }
}
