package io.communitykit.membership.points;

import io.communitykit.core.event.ContentField;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides one task on one account's state. Used once. */
final class AccountDecision {

    private final AccountState state;
    private final Task task;
    private final PointsProgram program;
    private final Instant now;
    private final Map<CurrencyId, Pot> pots = new LinkedHashMap<>();
    private final Map<CapWindow, Long> used = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    AccountDecision(AccountState state, Task task, PointsProgram program, Instant now) {
        this.state = state;
        this.task = task;
        this.program = program;
        this.now = now;
    }

    Decision<AccountResult> decide() {
        if (state.status() == AccountState.Status.ERASED) {
            return reject(new Rejection.Erased());
        }
        if (state.told().isPresent()) {
            return repeat(state.told().get());
        }
        open();
        for (Ask ask : task.asks()) {
            Optional<Rejection> rejection = answer(ask);
            if (rejection.isPresent()) {
                return reject(rejection.get());
            }
        }
        return commit();
    }

    private Decision<AccountResult> repeat(Posting told) {
        List<ContentField> differing = told.content().differingFrom(task.content());
        if (differing.isEmpty()) {
            return new Decision.Keep<>(new AccountResult.Replayed(task.account(), told));
        }
        return reject(new Rejection.Conflicting(task.key().key(), differing));
    }

    /** Posts the starting balance of every currency that this account has not met yet. */
    private void open() {
        for (PointsCurrency currency : program.currencies()) {
            if (currency.start() != 0 && !state.pots().containsKey(currency.id())) {
                Pot pot = Pot.EMPTY.plus(currency.start());
                pots.put(currency.id(), pot);
                entries.add(new Entry(
                        currency.id(),
                        Optional.empty(),
                        List.of(),
                        currency.start(),
                        currency.start(),
                        pot.balance(),
                        Optional.empty()));
            }
        }
    }

    /** Makes the entry that answers an ask, or says why the whole task is refused. */
    private Optional<Rejection> answer(Ask ask) {
        Optional<PointsCurrency> currency = program.currency(ask.currency());
        if (currency.isEmpty()) {
            return Optional.of(new Rejection.UnknownCurrency(ask.currency()));
        }
        Pot pot = pots.getOrDefault(ask.currency(), state.pot(ask.currency()));
        try {
            return ask.points() >= 0
                    ? grant(ask, pot)
                    : deduct(ask, pot, currency.get().floor());
        } catch (ArithmeticException overflow) {
            return Optional.of(new Rejection.Overflow(ask.currency()));
        }
    }

    private Optional<Rejection> grant(Ask ask, Pot pot) {
        long applied = ask.points();
        Optional<Limit> limit = Optional.empty();
        for (CapWindow window : ask.windows()) {
            long room = Math.max(0, saturatedDifference(limitOf(window), usedIn(window)));
            if (room < applied) {
                applied = room;
                limit = Optional.of(new Limit.Cap(window, room));
            }
        }
        post(ask, applied, pot, limit);
        return Optional.empty();
    }

    private Optional<Rejection> deduct(Ask ask, Pot pot, long floor) {
        long available = Math.max(0, saturatedDifference(pot.balance(), floor));
        long applied = Math.max(ask.points(), -available);
        if (applied != ask.points() && ask.shortfall() == Ask.Shortfall.REJECT) {
            long missing = Math.subtractExact(Math.negateExact(ask.points()), available);
            return Optional.of(new Rejection.Insufficient(ask.currency(), available, missing));
        }
        post(ask, applied, pot, applied == ask.points() ? Optional.empty() : Optional.of(new Limit.Floor(floor)));
        return Optional.empty();
    }

    /** A floor or a limit at the end of the range means none at all, so a difference beyond it is as good as its end. */
    private static long saturatedDifference(long a, long b) {
        long difference = a - b;
        boolean overflow = ((a ^ b) & (a ^ difference)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }

    private void post(Ask ask, long applied, Pot pot, Optional<Limit> limit) {
        Pot after = pot.plus(applied);
        pots.put(ask.currency(), after);
        for (CapWindow window : ask.windows()) {
            if (applied > 0 || deductionsCount(window)) {
                used.put(window, Math.addExact(usedIn(window), applied));
            }
        }
        entries.add(new Entry(
                ask.currency(), ask.rule(), ask.multipliers(), ask.points(), applied, after.balance(), limit));
    }

    private long usedIn(CapWindow window) {
        Long changed = used.get(window);
        return changed != null ? changed : state.used().getOrDefault(window, 0L);
    }

    private long limitOf(CapWindow window) {
        return program.cap(window.cap()).map(Cap::limit).orElse(Long.MAX_VALUE);
    }

    private boolean deductionsCount(CapWindow window) {
        return program.cap(window.cap())
                .filter(cap -> cap.deductions() == Cap.Deductions.GIVE_ROOM_BACK)
                .isPresent();
    }

    private Decision<AccountResult> reject(Rejection rejection) {
        return new Decision.Keep<>(new AccountResult.Rejected(task.account(), rejection));
    }

    private Decision<AccountResult> commit() {
        Instant clock = Timestamps.cut("now", now);
        Instant recordedAt =
                state.lastRecorded().filter(last -> last.isAfter(clock)).orElse(clock);
        Posting posting = new Posting(
                state.sequence() + 1,
                task.key(),
                task.content(),
                task.kind(),
                task.type(),
                task.subject(),
                task.reason(),
                task.occurredAt(),
                recordedAt,
                program.version(),
                entries);
        Changes changes = new Changes(task.account(), posting, pots, used);
        return new Decision.Commit<>(List.of(changes), new AccountResult.Applied(task.account(), posting));
    }
}
