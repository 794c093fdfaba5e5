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
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.tier.LadderId;
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
    private final Editions editions;
    private final Collection<AccountId> accounts;

    Twins(List<PointsProgram> programs, Editions editions, Collection<AccountId> accounts) {
        this.programs = programs;
        this.editions = editions;
        this.accounts = accounts;
    }

    void check(PointsStore tested, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        PointsStore heap = play(steps).store();
        Broken.unlessSame(ledgers(heap), ledgers(tested), "a store keeps what a store on the heap keeps", "ledgers");
        List<Step> plain = steps.stream()
                .filter(step -> !(step.act() instanceof Step.Act.Due || step.act() instanceof Step.Act.Erase))
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
        Host once = new Host(heap(), programs);
        Host daily = new Host(heap(), programs);
        Instant last = steps.get(0).at();
        for (Step step : steps) {
            everyDay(daily, last, step.at());
            if (step.act() instanceof Step.Act.Edit) {
                // What falls due is posted by the edition in force; so before another one is, that must be done.
                due(once, step.at());
                due(daily, step.at());
            }
            once.perform(step);
            daily.perform(step);
            last = step.at();
        }
        everyDay(daily, last, end);
        due(daily, end);
        due(once, end);
        Map<AccountId, String> first = ledgers(once.store());
        ledgers(daily.store())
                .forEach((account, ledger) -> Broken.unlessSame(
                        first.getOrDefault(account, "nothing"),
                        ledger,
                        "run daily or once, the ledger is the same",
                        account.toString()));
    }

    private void everyDay(Host host, Instant from, Instant until) {
        // Over a long silence every few days, which must not matter either.
        Duration every = Duration.ofDays(1 + Duration.between(from, until).toDays() / MANY_DAYS);
        for (Instant day = from.plus(every); day.isBefore(until); day = day.plus(every)) {
            due(host, day);
        }
    }

    private void due(Host host, Instant at) {
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
        Host whole = play(steps);
        AccountId account =
                new AccountId(programs.get(program).id(), order.actor().orElseThrow());
        Instant at = steps.get(steps.size() - 1).at().plus(Duration.ofMinutes(10));
        due(whole, at);
        AccountAudit audit = new AccountAudit(whole.store(), account, editions);
        audit.check();
        if (!comparable(audit.fold(), order) || !refund(whole, program, order, List.of(paid), paid, at)) {
            return;
        }
        Host parts = play(steps);
        List<Long> amounts = parts(paid, order.key().hashCode());
        if (refund(parts, program, order, amounts, paid, at)) {
            Broken.unlessSame(
                    whole(whole.store(), account),
                    whole(parts.store(), account),
                    "refunds in parts end where one refund ends",
                    order.subject().orElseThrow() + " of " + account + " paid " + paid + " in parts " + amounts);
        }
    }

    /** Nothing of it was refunded before. */
    private static boolean comparable(LedgerFold fold, CommunityEvent order) {
        return fold.postings.values().stream()
                .filter(posting -> posting.subject().equals(order.subject()))
                .noneMatch(posting -> posting.kind() == PostingKind.REFUND);
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

    private boolean refund(Host host, int program, CommunityEvent order, List<Long> amounts, long paid, Instant at) {
        boolean applied = true;
        for (int i = 0; i < amounts.size(); i++) {
            Money all = new Money(paid, RandomPrograms.MONEY);
            PointsCommand.Refund.Part part =
                    new PointsCommand.Refund.Part(new Money(amounts.get(i), RandomPrograms.MONEY), all);
            IdempotencyKey key = new IdempotencyKey(
                    new EventSource("split"), new EventId(order.key().id() + "-" + i));
            AccountResult result = host.points(program, at)
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

    /**
     * Pots, lots and holds. Of a lot without points the terms do not count: a part that comes back to a lot whose time is over,
     * and that the next part claims again, leaves the lot the end that a policy's grace gave it.
     */
    private String whole(PointsStore store, AccountId account) {
        AccountAudit audit = new AccountAudit(store, account, editions);
        audit.check();
        AccountAudit.Snapshot snapshot = audit.snapshot();
        return new TreeMap<>(snapshot.state().pots()) + "\n      "
                + snapshot.lots().values().stream().map(Twins::plain).toList() + "\n      " + snapshot.holds()
                + "\n      "
                + counted(snapshot);
    }

    /** What is counted towards each ladder. */
    private static Map<LadderId, String> counted(AccountAudit.Snapshot snapshot) {
        Map<LadderId, String> counted = new TreeMap<>();
        snapshot.state()
                .tiers()
                .forEach((ladder, place) -> counted.put(
                        ladder, place.tally().base() + " " + place.tally().byDay()));
        return counted;
    }

    private static String plain(Lot lot) {
        return lot.points() > 0 ? lot.toString() : lot.id() + " expired " + lot.expired();
    }

    // ---- playing and comparing

    private Host play(List<Step> steps) {
        Host host = new Host(heap(), programs);
        steps.forEach(host::perform);
        return host;
    }

    private static PointsStore heap() {
        return new InMemoryPointsStore(PseudonymKey.of(new byte[32]));
    }

    /** With what is counted by day, which a tally does not show of itself. */
    private static Map<LadderId, String> places(AccountAudit.Snapshot snapshot) {
        Map<LadderId, String> places = new TreeMap<>();
        snapshot.state()
                .tiers()
                .forEach((ladder, place) ->
                        places.put(ladder, "\n        " + place + place.tally().byDay()));
        return places;
    }

    private Map<AccountId, String> ledgers(PointsStore store) {
        Map<AccountId, String> ledgers = new LinkedHashMap<>();
        for (AccountId account : accounts) {
            AccountAudit audit = new AccountAudit(store, account, editions);
            audit.read();
            StringBuilder ledger = new StringBuilder();
            audit.fold()
                    .postings
                    .values()
                    .forEach(posting -> ledger.append("\n        ")
                            .append(posting)
                            .append(" recorded ")
                            .append(posting.recordedAt())
                            .append(posting.entries())
                            .append(posting.tiers()));
            AccountAudit.Snapshot snapshot = audit.snapshot();
            ledgers.put(
                    account,
                    ledger + "\n        " + new TreeMap<>(snapshot.state().pots()) + snapshot.lots() + snapshot.holds()
                            + places(snapshot));
        }
        return ledgers;
    }
}
