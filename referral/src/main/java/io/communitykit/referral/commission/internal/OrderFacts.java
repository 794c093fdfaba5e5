package io.communitykit.referral.commission.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.CommissionResult;
import io.communitykit.referral.commission.CommissionResult.Applied;
import io.communitykit.referral.commission.CommissionResult.Conflict;
import io.communitykit.referral.commission.CommissionResult.Declined;
import io.communitykit.referral.commission.CommissionResult.Kept;
import io.communitykit.referral.commission.CommissionResult.Telling;
import io.communitykit.referral.commission.internal.OrderParts.Arrival;
import io.communitykit.referral.commission.internal.OrderParts.Receipt;
import io.communitykit.referral.commission.internal.OrderParts.Refund;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.EntryKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What facts of orders do, in the books of the promoter and of the upline that the order's snapshot names. Two round trips: the books are
 * opened at once, and saved at once. Immutable and safe for many threads.
 *
 * @param program the edition that decides
 * @param now as of when
 */
public record OrderFacts(CommissionProgram program, Instant now) {

    /**
     * An order was paid.
     *
     * @param books of the update
     * @param order the order
     * @param attribution its snapshot
     * @return what came of it
     */
    public CommissionResult paid(Books books, PaidOrder order, OrderAttribution attribution) {
        check(order.order(), order.buyer(), attribution);
        Optional<Reason> nobody = nobody(attribution);
        if (nobody.isPresent()) {
            return new Declined(nobody.get());
        } else if (isUnpaidRole(attribution)) {
            return new Declined(Reason.NOT_PAID_FOR);
        }
        Sides sides = open(books, attribution, BuyerCount.wanted(program, attribution.buyer()));
        if (sides.first().isEmpty()) {
            return new Declined(Reason.ERASED);
        }
        ContentDigest digest = Digests.of(order);
        OrderDraft known = sides.first().get().order;
        if (known.decided.isPresent()) {
            List<ContentField> differing = known.snapshot().digest().differingFrom(digest);
            return differing.isEmpty() ? result(Telling.REPLAYED, sides, attribution) : new Conflict(differing);
        }
        if (!order.at().equals(Timestamps.cut("instant of an attribution", attribution.paidAt()))) {
            return new Conflict(List.of(ContentField.TIME));
        }
        if (!order.currency().equals(program.currency())) {
            return new Declined(Reason.OTHER_CURRENCY);
        }
        Sides decided = new PaidDecision(program, order, attribution, digest).decide(sides);
        books.save(decided.changes());
        return result(Telling.FIRST, decided, attribution);
    }

    private CommissionResult result(Telling telling, Sides sides, OrderAttribution attribution) {
        return new Applied(telling, new Movements(program, attribution, sides).paid(), List.of());
    }

    /**
     * An order was received.
     *
     * @param books of the update
     * @param receipt the receipt
     * @param attribution the order's snapshot
     * @return what came of it
     */
    public CommissionResult received(Books books, OrderReceipt receipt, OrderAttribution attribution) {
        check(receipt.order(), receipt.buyer(), attribution);
        Optional<Reason> nobody = nobody(attribution);
        if (nobody.isPresent()) {
            return new Declined(nobody.get());
        }
        Sides sides = open(books, attribution, List.of());
        Optional<OrderSide> lead = sides.lead();
        if (lead.isEmpty()) {
            return new Declined(Reason.ERASED);
        } else if (lead.get().order.decided.isEmpty() && isUnpaidRole(attribution)) {
            return new Declined(Reason.NOT_PAID_FOR);
        }
        Receipt told = new Receipt(FactKeys.of(receipt.key()), receipt.at());
        Optional<Receipt> before = lead.get().order.receipt;
        if (before.isEmpty()) {
            sides.known().forEach(side -> side.received(told));
            books.save(sides.changes());
        } else if (!before.get().at().equals(told.at())) {
            return before.get().key().equals(told.key())
                    ? new Conflict(List.of(ContentField.TIME))
                    : new Declined(Reason.ALREADY_TOLD);
        }
        return lead.get().order.decided.isEmpty()
                ? new Kept(receipt.order())
                : new Applied(before.isEmpty() ? Telling.FIRST : Telling.REPLAYED, List.of(), List.of());
    }

    /**
     * An order was paid back in part or in full.
     *
     * @param books of the update
     * @param refund the refund
     * @param attribution the order's snapshot
     * @return what came of it
     */
    public CommissionResult refunded(Books books, OrderRefund refund, OrderAttribution attribution) {
        check(refund.order(), refund.buyer(), attribution);
        Optional<Reason> nobody = nobody(attribution);
        if (nobody.isPresent()) {
            return new Declined(nobody.get());
        }
        Sides sides = open(books, attribution, List.of());
        Optional<OrderSide> lead = sides.lead();
        if (lead.isEmpty()) {
            return new Declined(Reason.ERASED);
        } else if (lead.get().order.decided.isEmpty() && isUnpaidRole(attribution)) {
            return new Declined(Reason.NOT_PAID_FOR);
        }
        OrderDraft order = lead.get().order;
        String key = FactKeys.of(refund.key());
        Optional<Refund> before = order.refund(key);
        if (before.isPresent()) {
            List<ContentField> differing = before.get().digest().differingFrom(Digests.of(refund));
            return differing.isEmpty() ? result(Telling.REPLAYED, sides, attribution, key) : new Conflict(differing);
        }
        Arrival arrival = order.decided.isPresent() ? Arrival.IN_ORDER : Arrival.EARLY;
        Refund told = new Refund(key, Digests.of(refund), refund.at(), refund.lines(), arrival, Optional.empty());
        sides.known().forEach(side -> side.refunded(told));
        books.save(sides.changes());
        return result(Telling.FIRST, sides, attribution, key);
    }

    private CommissionResult result(Telling telling, Sides sides, OrderAttribution attribution, String key) {
        OrderDraft order = sides.lead().orElseThrow().order;
        Refund refund = order.refund(key).orElseThrow();
        return refund.outcome().isEmpty()
                ? new Kept(order.order)
                : new Applied(
                        telling,
                        new Movements(program, attribution, sides).refunded(key),
                        refund.outcome().get().excess());
    }

    private static void check(OrderId order, MemberId buyer, OrderAttribution attribution) {
        if (!order.equals(attribution.order()) || !buyer.equals(attribution.buyer())) {
            throw InvalidValueException.of(
                    "attribution of order " + order, "that of the order and its buyer", attribution.order());
        }
    }

    /** Why nobody is paid for the order, by whichever edition. */
    private static Optional<Reason> nobody(OrderAttribution attribution) {
        // With an upline and no credit, the promoter was erased since: what follows of the order still reaches level 2.
        return attribution.credit().isEmpty() && attribution.upline().isEmpty()
                ? Optional.of(Reason.REFERRER_NOT_FOUND)
                : Optional.empty();
    }

    /** An order that an edition paid for goes on by its snapshot, though this one does not pay the role. */
    private boolean isUnpaidRole(OrderAttribution attribution) {
        return attribution
                .credit()
                .filter(it -> !program.promoters().contains(it.promoter().kind()))
                .isPresent();
    }

    private Sides open(Books books, OrderAttribution attribution, List<EntryKey> more) {
        Optional<MemberId> promoter =
                attribution.credit().map(it -> it.promoter().member());
        LocalDate period = program.calendar().periodOf(attribution.paidAt());
        List<EntryKey> keys = new ArrayList<>(more);
        keys.add(Kinds.order(attribution.order()));
        keys.add(Kinds.period(period));
        List<BookWant> wants = new ArrayList<>();
        promoter.ifPresent(it -> wants.add(want(it, keys)));
        Optional<MemberId> upline =
                attribution.upline().map(Promoter::member).filter(it -> !promoter.equals(Optional.of(it)));
        upline.ifPresent(it -> wants.add(want(it, List.of(Kinds.order(attribution.order())))));
        List<Book> opened = books.open(wants);
        Optional<PromoterBook> first = promoter.isEmpty() ? Optional.empty() : book(opened.get(0));
        Optional<PromoterBook> second = upline.isEmpty() ? Optional.empty() : book(opened.get(wants.size() - 1));
        return Sides.of(attribution.order(), first, second);
    }

    private BookWant want(MemberId owner, List<EntryKey> keys) {
        return BookWant.change(BookId.of(Kinds.BOOK, program.id(), owner), keys.toArray(EntryKey[]::new));
    }

    private Optional<PromoterBook> book(Book book) {
        return PromoterBook.isErased(book) ? Optional.empty() : Optional.of(new PromoterBook(program, book, now));
    }
}
