package io.communitykit.referral.lottery;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.lottery.internal.LotteryForms;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Which books lotteries are kept in, and how: one of each activity, and one of each member in it. */
record LotteryBooks(ProgramId program) {

    static final BookKind ACTIVITY = new BookKind("lottery");
    static final BookKind MEMBER = new BookKind("lottery-member");

    /** A draw, by its number and who drew. */
    static final EntryKind DRAW = new EntryKind("draw", EntryKind.Retention.LEDGER);
    /** As which draw a ticket was drawn, by the ticket's digest. */
    static final EntryKind TICKET = new EntryKind("ticket", EntryKind.Retention.LEDGER);
    /** In a member's book: a draw of the member's, by its number. */
    static final EntryKind DRAWN = new EntryKind("drawn", EntryKind.Retention.PERSONAL);

    /** Stands in the activity's book once its seed was told, so that nothing is drawn from it any more. */
    static final EntryKey REVEALED = EntryKey.of(new EntryKind("revealed", EntryKind.Retention.LEDGER), "seed");

    BookId activity() {
        return BookId.of(ACTIVITY, program);
    }

    BookId member(MemberId member) {
        return BookId.of(MEMBER, program, member);
    }

    /** With zeros in front, so that texts are in the order of numbers. */
    static String text(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    static EntryKey draw(long number, Party member) {
        return new EntryKey(DRAW, text(number), Optional.of(member));
    }

    static Entry entry(LotteryDraw draw) {
        return new Entry(draw(draw.number(), draw.member()), draw.at(), LotteryForms.write(draw));
    }

    static LotteryDraw draw(Entry entry) {
        return LotteryForms.readDraw(
                Long.parseLong(entry.key().text()), entry.key().party().orElseThrow(), entry.at(), entry.body());
    }

    static EntryKey ticket(String digest) {
        return EntryKey.of(TICKET, digest);
    }

    static Entry ticket(LotteryDraw draw) {
        return new Entry(
                ticket(draw.ticket()),
                draw.at(),
                Fields.write().number("number", draw.number()).done());
    }

    static OptionalLong told(Book activity, String digest) {
        return activity.entry(ticket(digest)).stream()
                .mapToLong(it -> Fields.read("ticket of a lottery", it.body()).number("number"))
                .findFirst();
    }

    static Entry drawn(long number, Instant at) {
        return new Entry(EntryKey.of(DRAWN, text(number)), at, Fields.write().done());
    }

    static Entry revealed(Instant at) {
        return new Entry(REVEALED, at, Fields.write().done());
    }

    static Activity activity(Book book) {
        return book.header().map(LotteryForms::readActivity).orElse(Activity.NEW);
    }

    static Player player(Book book) {
        return book.header().map(LotteryForms::readPlayer).orElse(Player.NEW);
    }
}
