package io.communitykit.referral.lottery;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.lottery.internal.LotteryForms;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One ticket, or the payment of one draw, decided within one update of the store. Used once, by one thread.
 *
 * @param rules what decides
 * @param books the update's
 * @param who the member whom it concerns
 */
record LotteryUpdate(LotteryRules rules, Books books, MemberId who) {

    private LotteryBooks names() {
        return new LotteryBooks(rules.policy().program());
    }

    DrawResult draw(String ticket, Instant now) {
        List<Book> opened = books.open(List.of(
                BookWant.change(names().activity(), LotteryBooks.ticket(ticket), LotteryBooks.REVEALED),
                BookWant.change(names().member(who))));
        Book members = opened.get(1);
        if (members.standing() == Book.Standing.ERASED) {
            return new DrawResult.Erased(who);
        }
        OptionalLong told = LotteryBooks.told(opened.get(0), ticket);
        if (told.isEmpty() && opened.get(0).entry(LotteryBooks.REVEALED).isPresent()) {
            return new DrawResult.Declined(Reason.NOT_RUNNING);
        }
        LotteryState before = new LotteryState(
                LotteryBooks.activity(opened.get(0)),
                LotteryBooks.player(members),
                told,
                told.isPresent() ? find(told.getAsLong()) : Optional.empty());
        LotteryDecision decision = rules.decide(before, ticket, Party.of(who), now);
        LotteryState after = decision.after();
        if (!after.equals(before)) {
            LotteryDraw draw = decision.result().kept().orElseThrow();
            books.save(List.of(
                    new BookChange(
                            names().activity(),
                            LotteryForms.write(after.activity()),
                            Optional.empty(),
                            List.of(LotteryBooks.entry(draw), LotteryBooks.ticket(draw))),
                    member(after.player(), List.of(LotteryBooks.drawn(draw.number(), draw.at())))));
        }
        return decision.result();
    }

    /** A draw of this member's. */
    private Optional<LotteryDraw> find(long number) {
        Book book = books.open(List.of(BookWant.change(names().activity(), LotteryBooks.draw(number, Party.of(who)))))
                .get(0);
        return book.entry(LotteryBooks.draw(number, Party.of(who))).map(LotteryBooks::draw);
    }

    private BookChange member(Player player, List<Entry> entries) {
        return new BookChange(names().member(who), LotteryForms.write(player), dueAt(player), entries);
    }

    private static Optional<Instant> dueAt(Player player) {
        return player.owed().isEmpty()
                ? Optional.empty()
                : Optional.of(player.retryAt().orElse(Instant.EPOCH));
    }

    /** The draw as it is then; also of a member who was erased meanwhile, whose entry is found by the pseudonym. */
    Optional<LotteryDraw> settle(long number, LotteryDraw.Status status) {
        List<Book> opened = books.open(List.of(
                BookWant.change(names().activity(), LotteryBooks.draw(number, Party.of(who))),
                BookWant.change(names().member(who))));
        Book members = opened.get(1);
        LotteryState before = new LotteryState(
                LotteryBooks.activity(opened.get(0)),
                LotteryBooks.player(members),
                OptionalLong.of(number),
                opened.get(0).entry(LotteryBooks.draw(number, Party.of(who))).map(LotteryBooks::draw));
        LotteryState after = LotteryRules.settle(before, status);
        if (!after.equals(before)) {
            List<BookChange> changes = new ArrayList<>();
            changes.add(new BookChange(
                    names().activity(),
                    LotteryForms.write(after.activity()),
                    Optional.empty(),
                    List.of(LotteryBooks.entry(after.draw().orElseThrow()))));
            if (members.standing() != Book.Standing.ERASED) {
                changes.add(member(after.player(), List.of()));
            }
            books.save(changes);
        }
        return after.draw();
    }

    /** Puts what is owed off. */
    boolean postpone(Instant until) {
        Book book = books.open(List.of(BookWant.change(names().member(who)))).get(0);
        Player player = LotteryBooks.player(book);
        if (book.standing() == Book.Standing.ERASED || player.owed().isEmpty()) {
            return false;
        }
        books.save(List.of(member(player.retrying(until), List.of())));
        return true;
    }
}
