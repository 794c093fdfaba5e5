package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plays the same history on stores on the heap in ways that must not matter, and compares the ledgers. */
final class Twins {

    private static final int MANY_DAYS = 12;
    private static final int MANY_ORDERS = 3;
    private static final Reason REASON = new Reason("split");

    private final List<PointsProgram> programs;
    private final Collection<AccountId> accounts;

    Twins(List<PointsProgram> programs, Collection<AccountId> accounts) {
        this.programs = programs;
        this.accounts = accounts;
    }

    void check(PointsStore tested, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        PointsStore heap = play(steps);
        Broken.unlessSame(ledgers(heap), ledgers(tested), "a store keeps what a store on the heap keeps", "ledgers");
        List<Step> plain = steps.stream()
                .filter(step -> step.act() instanceof Step.Act.Tell || step.act() instanceof Step.Act.Order)
                .map(Step::withoutFaults)
                .toList();
        if (!plain.isEmpty()) {
            daily(plain);
            splits(plain);
        }
    }

    // ---- run daily or once

    private void daily(List<Step> steps) {
        Instant end = steps.get(steps.size() - 1).at().plus(Duration.ofDays(40));
        PointsStore once = play(steps);
        due(once, end);
        PointsStore daily = heap();
        Instant last = steps.get(0).at();
        for (Step step : steps) {
            everyDay(daily, last, step.at());
            new Host(daily, programs).perform(step);
            last = step.at();
        }
        everyDay(daily, last, end);
        due(daily, end);
        Map<AccountId, String> first = ledgers(once);
        ledgers(daily)
                .forEach((account, ledger) -> Broken.unlessSame(
                        first.getOrDefault(account, "nothing"),
                        ledger,
                        "run daily or once, the ledger is the same",
                        account.toString()));
    }

    private void everyDay(PointsStore store, Instant from, Instant until) {
        // Over a long silence every few days, which must not matter either.
        Duration every = Duration.ofDays(1 + Duration.between(from, until).toDays() / MANY_DAYS);
        for (Instant day = from.plus(every); day.isBefore(until); day = day.plus(every)) {
            due(store, day);
        }
    }

    private void due(PointsStore store, Instant at) {
        Host host = new Host(store, programs);
        for (int i = 0; i < programs.size(); i++) {
            host.points(i, at).runDue(at);
        }
    }

    // ---- refunded at once or in parts

    private void splits(List<Step> steps) {
        int tried = 0;
        for (Step step : steps) {
            if (tried < MANY_ORDERS && step.number() % 3 == 0 && step.act() instanceof Step.Act.Tell tell) {
                CommunityEvent event = tell.events().get(0);
                long paid = event.type().equals(EventType.ORDER_PAID) ? paid(event) : 0;
                if (paid > 1) {
                    split(steps, tell.program(), event, paid);
                    tried++;
                }
            }
        }
    }

    private static long paid(CommunityEvent event) {
        return event.attribute(RandomPrograms.AMOUNT)
                .map(value -> ((AttributeValue.Amount) value).value().minor())
                .orElse(0L);
    }

    private void split(List<Step> steps, int program, CommunityEvent order, long paid) {
        PointsStore whole = play(steps);
        AccountId account =
                new AccountId(programs.get(program).id(), order.actor().orElseThrow());
        Instant at = steps.get(steps.size() - 1).at().plus(Duration.ofMinutes(10));
        due(whole, at);
        AccountAudit audit = new AccountAudit(whole, account, programs.get(program));
        audit.check();
        if (!comparable(audit.fold(), programs.get(program), order, at)
                || !refund(whole, program, order, List.of(paid), paid, at)) {
            return;
        }
        PointsStore parts = play(steps);
        List<Long> amounts = parts(paid, order.key().hashCode());
        if (refund(parts, program, order, amounts, paid, at)) {
            Broken.unlessSame(
                    whole(whole, account, program),
                    whole(parts, account, program),
                    "refunds in parts end where one refund ends",
                    order.subject().orElseThrow() + " of " + account + " paid " + paid + " in parts " + amounts);
        }
    }

    /**
     * Not refunded before, and paid from no lot whose time is over and that a policy's grace would prolong: a part that comes
     * back and is claimed again leaves the lot its new end.
     */
    private static boolean comparable(LedgerFold fold, PointsProgram program, CommunityEvent order, Instant at) {
        for (Posting posting : fold.postings.values()) {
            if (posting.subject().equals(order.subject())) {
                boolean lost = posting.entries().stream()
                        .filter(entry -> entry.applied() < 0 && graced(program, entry.currency()))
                        .flatMap(entry -> entry.lots().stream())
                        .map(share -> fold.lots.get(share.lot()))
                        .anyMatch(lot -> lot != null && lot.terms().overdue(at));
                if (lost || posting.kind() == PostingKind.REFUND) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean graced(PointsProgram program, CurrencyId currency) {
        return program.currency(currency)
                .flatMap(PointsCurrency::lots)
                .flatMap(LotPolicy::grace)
                .isPresent();
    }

    private static List<Long> parts(long paid, int seed) {
        Dice dice = new Dice(seed);
        List<Long> parts = new ArrayList<>();
        long left = paid;
        while (left > 0) {
            long part = dice.percent(25) ? left : dice.between(1, (int) left);
            parts.add(part);
            left -= part;
        }
        return parts;
    }

    private boolean refund(
            PointsStore store, int program, CommunityEvent order, List<Long> amounts, long paid, Instant at) {
        boolean applied = true;
        for (int i = 0; i < amounts.size(); i++) {
            Money all = new Money(paid, RandomPrograms.MONEY);
            PointsCommand.Refund.Part part =
                    new PointsCommand.Refund.Part(new Money(amounts.get(i), RandomPrograms.MONEY), all);
            IdempotencyKey key = new IdempotencyKey(
                    new EventSource("split"), new EventId(order.key().id() + "-" + i));
            AccountResult result = new Host(store, programs)
                    .points(program, at)
                    .execute(new PointsCommand.Refund(
                            key,
                            order.actor().orElseThrow(),
                            order.subject().orElseThrow(),
                            Optional.of(part),
                            REASON,
                            at));
            applied &= result instanceof AccountResult.Applied;
        }
        return applied;
    }

    /** Pots, lots and holds. */
    private String whole(PointsStore store, AccountId account, int program) {
        AccountAudit audit = new AccountAudit(store, account, programs.get(program));
        audit.check();
        AccountAudit.Snapshot snapshot = audit.snapshot();
        return new TreeMap<>(snapshot.state().pots()) + "\n      "
                + snapshot.lots().values() + "\n      " + snapshot.holds();
    }

    // ---- playing and comparing

    private PointsStore play(List<Step> steps) {
        PointsStore store = heap();
        Host host = new Host(store, programs);
        steps.forEach(host::perform);
        return store;
    }

    private static PointsStore heap() {
        return new InMemoryPointsStore(PseudonymKey.of(new byte[32]));
    }

    private Map<AccountId, String> ledgers(PointsStore store) {
        Map<AccountId, String> ledgers = new LinkedHashMap<>();
        for (AccountId account : accounts) {
            PointsProgram program = programs.get(0).id().equals(account.program()) ? programs.get(0) : programs.get(1);
            AccountAudit audit = new AccountAudit(store, account, program);
            audit.read();
            StringBuilder ledger = new StringBuilder();
            audit.fold()
                    .postings
                    .values()
                    .forEach(posting -> ledger.append("\n        ")
                            .append(posting)
                            .append(" recorded ")
                            .append(posting.recordedAt())
                            .append(posting.entries()));
            AccountAudit.Snapshot snapshot = audit.snapshot();
            ledgers.put(
                    account,
                    ledger + "\n        " + new TreeMap<>(snapshot.state().pots()) + snapshot.lots()
                            + snapshot.holds());
        }
        return ledgers;
    }
}
