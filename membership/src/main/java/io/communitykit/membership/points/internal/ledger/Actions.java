package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.lot.Reinstatement;
import io.communitykit.membership.points.spi.LotWant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out what a task asks for beyond giving and taking points. */
final class Actions {

    private final AccountBook book;
    private final Task task;
    private final PostingDraft draft;
    private final Movements movements;

    Actions(AccountBook book, Task task, PostingDraft draft, Movements movements) {
        this.book = book;
        this.task = task;
        this.draft = draft;
        this.movements = movements;
    }

    /**
     * What came of it.
     *
     * @param draft the posting, perhaps with more in it
     * @param nothing present if there was nothing to act on, which is a refusal unless the task does something else
     */
    record Outcome(PostingDraft draft, Optional<Rejection> nothing) {}

    Outcome carryOut(Action action) {
        try {
            return act(action);
        } catch (ArithmeticException overflow) {
            throw new Refused(new Rejection.Overflow(currencyOf(action)));
        } catch (InvalidValueException invalid) {
            if (invalid.code().equals(ErrorCode.VALUE_OVERFLOW)) {
                throw new Refused(new Rejection.Overflow(currencyOf(action)));
            }
            throw invalid;
        }
    }

    private Outcome act(Action action) {
        if (action instanceof Action.Activate activate) {
            return activate(activate.event());
        } else if (action instanceof Action.Reverse reverse) {
            return new Reversal(book, task, draft, reverse).carryOut();
        } else if (action instanceof Action.SetAside aside) {
            new Holding(book, task, movements).setAside(aside);
        } else if (action instanceof Action.CommitHold commit) {
            return done(draft.about(
                    new Holding(book, task, movements).commit(commit).subject()));
        } else if (action instanceof Action.VoidHold) {
            return done(draft.about(new Holding(book, task, movements).cancel().subject()));
        } else if (action instanceof Action.BringBack back) {
            bringBack(back);
        } else if (action instanceof Action.Convert convert) {
            convert(ruleOf(convert), convert.points());
        } else if (action instanceof Action.LockTier lock) {
            new TierActions(book).lock(lock);
        } else if (action instanceof Action.UnlockTier unlock) {
            new TierActions(book).unlock(unlock);
        } else if (action instanceof Action.BuyTier buy) {
            new TierActions(book).buy(buy, task.key().key());
        } else if (action instanceof Action.Enrol enrol) {
            enrol.places().forEach(book.ladders()::enrol);
        } else if (action instanceof Action.Use use) {
            new BenefitUse(book, movements, use, task.occurredAt()).carryOut();
        }
        return done(draft);
    }

    private CurrencyId currencyOf(Action action) {
        if (action instanceof Action.SetAside aside) {
            return aside.currency();
        } else if (action instanceof Action.BringBack back) {
            return back.currency();
        } else if (action instanceof Action.Convert convert) {
            return ruleOf(convert).to();
        }
        return action instanceof Action.Use use
                ? use.benefit()
                : book.program().currencies().get(0).id();
    }

    private static Outcome done(PostingDraft draft) {
        return new Outcome(draft, Optional.empty());
    }

    private Outcome activate(EventType event) {
        Subject subject = task.subject().orElseThrow();
        Set<LotId> opened = Origins.opened(book.state().origin());
        Map<CurrencyId, List<Lot>> waiting = new LinkedHashMap<>();
        for (Lot lot : book.lots()) {
            boolean waits = lot.points() > 0
                    && lot.terms().state() instanceof LotState.Waiting state
                    && state.event().equals(event);
            if (waits && opened.contains(lot.id())) {
                waiting.computeIfAbsent(lot.currency(), any -> new ArrayList<>())
                        .add(lot);
            }
        }
        waiting.forEach(this::activate);
        return new Outcome(
                draft, waiting.isEmpty() ? Optional.of(new Rejection.NothingFor(subject)) : Optional.empty());
    }

    private void activate(CurrencyId currency, List<Lot> lots) {
        List<LotShare> shares = new ArrayList<>();
        long points = 0;
        for (Lot lot : lots) {
            LotState.Waiting waiting = (LotState.Waiting) lot.terms().state();
            LotExpiry expiry =
                    waiting.then().expiry(task.occurredAt(), book.program().zone());
            shares.add(new LotShare(lot.id(), 0, lot.terms().activeUntil(expiry)));
            points += lot.points();
        }
        Lots.activateLate(book, currency, points, shares, task.occurredAt());
    }

    private void bringBack(Action.BringBack back) {
        LotPolicy policy = movements.lots(back.currency());
        Reinstatement window =
                policy.reinstatement().orElseThrow(() -> new Refused(new Rejection.NotAllowed(back.currency())));
        Instant since = CalendarWindow.startOfDay(
                CalendarWindow.dayOf(book.now(), book.program().zone()).minus(window.within()),
                book.program().zone());
        book.requireLots(new LotWant.Expired(back.currency(), since));
        List<Lot> lots = book.lots().stream()
                .filter(lot -> lot.currency().equals(back.currency()) && expiredSince(lot, since))
                .sorted(Comparator.comparing(
                                (Lot lot) -> lot.terms().lostSince().orElseThrow())
                        .thenComparing(Lot::id)
                        .reversed())
                .toList();
        long within = lots.stream().mapToLong(Lot::expired).reduce(0, Math::addExact);
        if (within < back.points()) {
            throw new Refused(new Rejection.NotReinstatable(back.currency(), within, back.points() - within));
        }
        Instant until = Lots.endOf(window.validFor(), book.now(), book.program().zone());
        bringBack(back, lots, until);
    }

    private void bringBack(Action.BringBack back, List<Lot> lots, Instant until) {
        List<LotShare> shares = new ArrayList<>();
        long left = back.points();
        for (Lot lot : lots) {
            long part = Math.min(left, lot.expired());
            if (part > 0) {
                LotTerms prolonged = lot.terms().prolonged(until);
                // Points that are there already may live longer.
                LotTerms terms = lot.points() > 0 ? Lots.later(lot.terms(), prolonged) : prolonged;
                shares.add(new LotShare(lot.id(), part, terms));
                left -= part;
            }
        }
        book.enter(back.currency(), EntryKind.REINSTATE, Shift.available(back.points()), shares);
        book.repay(back.currency(), shares);
        Lots.keepAlive(book, back.currency(), book.now());
    }

    private static boolean expiredSince(Lot lot, Instant since) {
        return lot.expired() > 0
                && lot.terms().active()
                && lot.terms().lostSince().filter(at -> !at.isBefore(since)).isPresent();
    }

    private ExchangeRule ruleOf(Action.Convert convert) {
        return book.program()
                .exchange(convert.rule())
                .filter(rule -> rule.program().isEmpty())
                .orElseThrow(() -> new Refused(new Rejection.UnknownExchange(convert.rule())));
    }

    private void convert(ExchangeRule rule, long offered) {
        long times = times(rule, offered);
        give(book, movements, rule, times, task.occurredAt());
        movements.currency(rule.to());
        movements.give(
                rule.to(),
                EntryKind.CONVERT_TO,
                Math.multiplyExact(times, rule.get()),
                Movements.LotTermsChoice.ACTIVE);
    }

    /** How often the rate divides what is offered. */
    static long times(ExchangeRule rule, long offered) {
        long times = offered / rule.give();
        if (times == 0) {
            throw new Refused(new Rejection.BelowRate(rule.id(), rule.give()));
        }
        return times;
    }

    static void give(AccountBook book, Movements movements, ExchangeRule rule, long times, Instant occurredAt) {
        long given = Math.multiplyExact(times, rule.give());
        long floor = movements.currency(rule.from()).floor();
        Optional<LotPolicy> policy = book.policy(rule.from());
        if (policy.isPresent()) {
            movements.carryOver(rule.from());
            List<LotShare> taken = movements.takeAll(rule.from(), given, policy.get());
            book.enter(rule.from(), EntryKind.CONVERT_FROM, Shift.available(-given), taken);
            Lots.touch(book, rule.from(), occurredAt);
            return;
        }
        long available =
                Math.max(0, Movements.saturatedDifference(book.pot(rule.from()).available(), floor));
        if (available < given) {
            throw Movements.insufficient(rule.from(), given, available);
        }
        book.enter(rule.from(), EntryKind.CONVERT_FROM, Shift.available(-given), List.of());
    }
}
