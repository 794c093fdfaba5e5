package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.Ask;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives and takes points, in lots or not, within caps and floors. */
final class Movements {

    private final AccountBook book;
    private final Instant occurredAt;

    Movements(AccountBook book, Instant occurredAt) {
        this.book = book;
        this.occurredAt = occurredAt;
    }

    /** Posts the starting balance of every currency that this account has not met yet. */
    void open() {
        for (PointsCurrency currency : book.program().currencies()) {
            if (currency.start() != 0 && !book.met(currency.id())) {
                give(currency.id(), EntryKind.START, currency.start(), LotTermsChoice.OF_CURRENCY);
            }
        }
    }

    void answer(Ask ask) {
        PointsCurrency currency = currency(ask.currency());
        try {
            if (ask.points() >= 0) {
                grant(ask.byTier().isEmpty() ? ask : byTier(ask));
            } else {
                deduct(ask, currency.floor());
            }
        } catch (ArithmeticException overflow) {
            throw new Refused(new Rejection.Overflow(ask.currency()));
        }
    }

    /** With the tier that the member has before this posting. */
    private Ask byTier(Ask ask) {
        try {
            return ask.of(book.program(), book.ladders()::has);
        } catch (InvalidValueException overflow) {
            throw new Refused(new Rejection.Overflow(ask.currency()));
        }
    }

    PointsCurrency currency(CurrencyId id) {
        return book.program().currency(id).orElseThrow(() -> new Refused(new Rejection.UnknownCurrency(id)));
    }

    /** The policy of a currency that must be kept in lots; its balance is in lots from then on. */
    LotPolicy lots(CurrencyId id) {
        CurrencyId known = currency(id).id();
        LotPolicy policy = book.policy(known).orElseThrow(() -> new Refused(new Rejection.NotInLots(known)));
        carryOver(known);
        return policy;
    }

    private void grant(Ask ask) {
        long applied = ask.points();
        Optional<Limit> limit = Optional.empty();
        for (CapWindow window : ask.windows()) {
            long room = Math.max(0, saturatedDifference(limitOf(window), book.usedIn(window)));
            if (room < applied) {
                applied = room;
                limit = Optional.of(new Limit.Cap(window, room));
            }
        }
        for (CapWindow window : ask.windows()) {
            book.count(window, applied);
        }
        give(ask, applied, limit);
    }

    private void give(Ask ask, long applied, Optional<Limit> limit) {
        Optional<LotPolicy> policy = book.policy(ask.currency());
        if (policy.isEmpty() || applied == 0) {
            Shift shift = Shift.available(applied);
            book.enter(
                    ask.currency(),
                    ask.kind(),
                    ask.rule(),
                    ask.multipliers(),
                    ask.points(),
                    applied,
                    limit,
                    shift,
                    List.of());
            return;
        }
        carryOver(ask.currency());
        LotTerms terms = terms(
                ask.activation().orElse(policy.get().activation()),
                ask.expiry().orElse(policy.get().expiry()));
        List<LotShare> shares = List.of(book.open(applied, terms));
        Shift shift = terms.active() ? Shift.available(applied) : Shift.pending(applied);
        book.enter(
                ask.currency(), ask.kind(), ask.rule(), ask.multipliers(), ask.points(), applied, limit, shift, shares);
        gained(ask.currency(), shares);
    }

    private LotTerms terms(ActivationRule activation, ExpiryRule expiry) {
        return activation.terms(occurredAt, book.now(), expiry, book.program().zone());
    }

    private void gained(CurrencyId currency, List<LotShare> shares) {
        Lots.touch(book, currency, occurredAt);
        if (book.pot(currency).debt() > 0) {
            book.expireNew(currency);
        }
        book.repay(currency, shares);
    }

    /** How long points that no rule gives can be spent. */
    enum LotTermsChoice {
        /** As the currency says. */
        OF_CURRENCY,
        /** Active at once; expiry as the currency says. */
        ACTIVE
    }

    /** Gives points by no rule. */
    void give(CurrencyId currency, EntryKind kind, long points, LotTermsChoice choice) {
        Optional<LotPolicy> policy = book.policy(currency);
        if (policy.isEmpty()) {
            book.enter(currency, kind, Shift.available(points), List.of());
            return;
        }
        carryOver(currency);
        ActivationRule activation = choice == LotTermsChoice.ACTIVE
                ? ActivationRule.AtOnce.INSTANCE
                : policy.get().activation();
        give(currency, kind, points, terms(activation, policy.get().expiry()));
    }

    /** Gives points on terms. */
    void give(CurrencyId currency, EntryKind kind, long points, LotTerms terms) {
        List<LotShare> shares = List.of(book.open(points, terms));
        book.enter(currency, kind, terms.active() ? Shift.available(points) : Shift.pending(points), shares);
        gained(currency, shares);
    }

    private void deduct(Ask ask, long floor) {
        Optional<LotPolicy> policy = book.policy(ask.currency());
        policy.ifPresent(any -> {
            carryOver(ask.currency());
            book.expireNew(ask.currency());
        });
        Pot pot = book.pot(ask.currency());
        long available =
                Math.max(0, policy.isPresent() ? pot.available() : saturatedDifference(pot.available(), floor));
        long applied = Math.max(ask.points(), -available);
        if (applied != ask.points() && ask.shortfall() == Ask.Shortfall.REJECT) {
            throw insufficient(ask.currency(), -ask.points(), available);
        }
        List<LotShare> shares = policy.isPresent()
                ? book.take(ask.currency(), -applied, policy.get().order())
                : List.of();
        for (CapWindow window : ask.windows()) {
            if (deductionsCount(window)) {
                book.count(window, applied);
            }
        }
        Optional<Limit> limit = applied == ask.points() ? Optional.empty() : Optional.of(new Limit.Floor(floor));
        Shift shift = Shift.available(applied);
        book.enter(
                ask.currency(), ask.kind(), ask.rule(), ask.multipliers(), ask.points(), applied, limit, shift, shares);
        Lots.touch(book, ask.currency(), occurredAt);
    }

    static Refused insufficient(CurrencyId currency, long wanted, long available) {
        return new Refused(new Rejection.Insufficient(currency, available, wanted - available));
    }

    /** What must be there in lots, and leaves them. */
    List<LotShare> takeAll(CurrencyId currency, long points, LotPolicy policy) {
        book.expireNew(currency);
        long available = Math.max(0, book.pot(currency).available());
        if (available < points) {
            throw insufficient(currency, points, available);
        }
        return book.take(currency, points, policy.order());
    }

    /** A balance from before the currency was kept in lots becomes a lot that never expires; a negative one, debt. */
    void carryOver(CurrencyId currency) {
        long loose = book.pot(currency).loose();
        if (loose > 0) {
            LotTerms terms = new LotTerms(occurredAt, LotState.Active.INSTANCE, LotExpiry.Never.INSTANCE);
            book.enter(currency, EntryKind.CARRY_OVER, Shift.NONE, List.of(book.open(loose, terms)));
        } else if (loose < 0) {
            book.enter(currency, EntryKind.CARRY_OVER, new Shift(-loose, 0, 0, -loose), List.of());
        }
    }

    /** A floor or a limit at the end of the range means none at all, so a difference beyond it is as good as its end. */
    static long saturatedDifference(long a, long b) {
        long difference = a - b;
        boolean overflow = ((a ^ b) & (a ^ difference)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }

    private long limitOf(CapWindow window) {
        return book.program().cap(window.cap()).map(Cap::limit).orElse(Long.MAX_VALUE);
    }

    boolean deductionsCount(CapWindow window) {
        return book.program()
                .cap(window.cap())
                .filter(cap -> cap.deductions() == Cap.Deductions.GIVE_ROOM_BACK)
                .isPresent();
    }
}
