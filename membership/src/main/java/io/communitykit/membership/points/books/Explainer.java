package io.communitykit.membership.points.books;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.internal.reading.AccountPages;
import io.communitykit.membership.points.internal.reading.Settled;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds where the numbers of one account come from. Used once. */
final class Explainer {

    private final PointsStore store;
    private final PointsProgram program;
    private final AccountId account;
    private final Instant now;
    private final PostingQuery.Whose whose;
    private final Map<Long, Posting> read = new TreeMap<>();

    Explainer(PointsStore store, PointsProgram program, AccountId account, Instant now) {
        this.store = store;
        this.program = program;
        this.account = account;
        this.now = now;
        this.whose = new PostingQuery.Whose.Member(account);
    }

    // ---- what expires when

    List<Expiring> expiring() {
        Map<Instant, Map<CurrencyId, Long>> schedule = new TreeMap<>();
        Map<CurrencyId, Pot> pots =
                store.read(List.of(Want.balances(account))).get(0).pots();
        Settled settled =
                settled(pots.keySet().stream().<LotWant>map(LotWant.Open::new).toList());
        for (Lot lot : settled.lots()) {
            boolean counts = lot.points() > 0 && lot.terms().active();
            Optional<Instant> at = lot.terms().expiry() instanceof LotExpiry.Inactive
                    ? settled.pot(lot.currency()).lapsesAt()
                    : lot.terms().expiry().instant();
            at.filter(end -> counts && end.isAfter(now))
                    .ifPresent(end -> schedule.computeIfAbsent(end, any -> new TreeMap<>())
                            .merge(lot.currency(), lot.points(), Math::addExact));
        }
        List<Expiring> list = new ArrayList<>();
        schedule.forEach((at, points) -> points.forEach((currency, n) -> list.add(new Expiring(currency, at, n))));
        return list;
    }

    private Settled settled(List<LotWant> lots) {
        return Settled.read(store, program, Want.due(account, now).with(lots), now);
    }

    // ---- a balance

    Explanation.OfBalance balance(CurrencyId currency) {
        Settled settled = settled(List.of(new LotWant.Open(currency)));
        settled.due().forEach(posting -> read.put(posting.sequence(), posting));
        Map<List<Object>, Explanation.Total> totals = new LinkedHashMap<>();
        List<Source> debts = new ArrayList<>();
        Map<IdempotencyKey, Source> holds = new LinkedHashMap<>();
        List<Source> due = new ArrayList<>();
        boolean open = settled.forEach(posting -> {
            for (int i = 0; i < posting.entries().size(); i++) {
                Entry entry = posting.entries().get(i);
                if (entry.currency().equals(currency)) {
                    totals.merge(List.of(entry.kind(), entry.rule()), total(entry), Explainer::sum);
                    if (settled.isDue(posting)) {
                        due.add(source(posting, i));
                    }
                    if (entry.shift().debt() != 0) {
                        debts.add(source(posting, i));
                    }
                    if (entry.kind() == EntryKind.HOLD) {
                        holds.put(posting.key().key(), source(posting, i));
                    } else if (posting.key().leg() == Leg.RESOLVED) {
                        holds.remove(posting.key().key());
                    }
                }
            }
        });
        if (!open) {
            return new Explanation.OfBalance(
                    currency, Pot.EMPTY, List.of(), List.of(), List.of(), List.of(), List.of());
        }
        return new Explanation.OfBalance(
                currency,
                settled.pot(currency),
                lots(settled, currency),
                List.copyOf(holds.values()),
                List.copyOf(totals.values()),
                debts,
                due);
    }

    private static Explanation.Total total(Entry entry) {
        return new Explanation.Total(entry.kind(), entry.rule(), 1, Balance.ZERO.plus(entry.shift()));
    }

    private static Explanation.Total sum(Explanation.Total a, Explanation.Total b) {
        Balance moved = new Balance(
                Math.addExact(a.moved().available(), b.moved().available()),
                Math.addExact(a.moved().pending(), b.moved().pending()),
                Math.addExact(a.moved().held(), b.moved().held()),
                Math.addExact(a.moved().debt(), b.moved().debt()));
        return new Explanation.Total(a.kind(), a.rule(), a.entries() + b.entries(), moved);
    }

    private List<Explanation.OpenLot> lots(Settled settled, CurrencyId currency) {
        LotPolicy policy =
                program.currency(currency).flatMap(PointsCurrency::lots).orElse(LotPolicy.DEFAULT);
        List<Explanation.OpenLot> lots = new ArrayList<>();
        settled.lots().stream()
                .filter(lot -> lot.currency().equals(currency) && lot.points() > 0)
                .sorted(policy.order().comparator())
                .forEach(lot -> source(lot.id()).ifPresent(source -> lots.add(new Explanation.OpenLot(lot, source))));
        return lots;
    }

    // ---- a posting

    List<Explanation.OfEntry> entries(long sequence) {
        List<Explanation.OfEntry> explanations = new ArrayList<>();
        Optional<Posting> posting = posting(sequence);
        for (int i = 0; posting.isPresent() && i < posting.get().entries().size(); i++) {
            Source source = source(posting.get(), i);
            List<Explanation.MovedLot> moved = new ArrayList<>();
            for (LotShare share : source.entry().lots()) {
                source(share.lot()).ifPresent(from -> moved.add(new Explanation.MovedLot(share, from)));
            }
            explanations.add(new Explanation.OfEntry(source, moved));
        }
        return explanations;
    }

    private Optional<Source> source(LotId lot) {
        return posting(lot.sequence())
                .filter(posting -> lot.entry() < posting.entries().size())
                .map(posting -> source(posting, lot.entry()));
    }

    private Optional<Posting> posting(long sequence) {
        if (!read.containsKey(sequence)) {
            AccountPages.posting(store, whose, sequence).ifPresent(posting -> read.put(sequence, posting));
        }
        return Optional.ofNullable(read.get(sequence));
    }

    private Source source(Posting posting, int index) {
        Optional<RuleId> id = posting.entries().get(index).rule();
        Optional<EarningRule> rule = program.rules().stream()
                .filter(each -> Optional.of(each.id()).equals(id))
                .filter(each -> posting.policy().equals(program.version()))
                .findFirst();
        List<CapWindow> windows = new ArrayList<>();
        if (rule.isPresent() && posting.entries().get(index).kind() == EntryKind.EARN) {
            for (CapId cap : rule.get().caps()) {
                program.cap(cap)
                        .ifPresent(
                                found -> windows.add(found.period().window(cap, posting.occurredAt(), program.zone())));
            }
        }
        return new Source(posting, index, windows, rule.map(EarningRule::quantity));
    }
}
