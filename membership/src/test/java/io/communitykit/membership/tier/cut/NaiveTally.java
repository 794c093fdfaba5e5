package io.communitykit.membership.tier.cut;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a tally means, with maps of everything. */
final class NaiveTally {

    final List<SpendProblem> problems = new ArrayList<>();
    final List<Winner> members = new ArrayList<>();
    final long repeated;
    long later;
    long conflicts;

    private final Map<MemberId, Map<OrderId, List<SpendFact>>> orders = new TreeMap<>();

    NaiveTally(CutOff off, UnknownOrders policy, List<SpendFact> facts, List<MemberId> mentioned) {
        mentioned.forEach(member -> orders.computeIfAbsent(member, any -> new LinkedHashMap<>()));
        Map<Object, Set<SpendFact>> byKey = new LinkedHashMap<>();
        facts.forEach(fact ->
                byKey.computeIfAbsent(fact.key(), any -> new LinkedHashSet<>()).add(fact));
        repeated = facts.size() - byKey.values().stream().mapToLong(Set::size).sum();
        byKey.values().forEach(contents -> sort(contents, off.at()));
        orders.forEach((member, ofMember) -> sum(member, ofMember, off, policy));
    }

    private void sort(Set<SpendFact> contents, Instant at) {
        SpendFact fact = contents.iterator().next();
        if (contents.size() > 1) {
            conflicts++;
            contents.forEach(each -> problems.add(new SpendProblem.Conflicting(each)));
        } else if (!fact.amount().currency().equals(Year.CNY)) {
            problems.add(new SpendProblem.ForeignCurrency(fact));
        } else if (!fact.occurredAt().isBefore(at)) {
            later++;
        } else {
            orders.computeIfAbsent(fact.member(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(fact.order(), any -> new ArrayList<>())
                    .add(fact);
        }
    }

    private void sum(MemberId member, Map<OrderId, List<SpendFact>> ofMember, CutOff off, UnknownOrders policy) {
        BigInteger net = BigInteger.ZERO;
        for (Map.Entry<OrderId, List<SpendFact>> order : ofMember.entrySet()) {
            List<SpendFact> facts = order.getValue();
            Instant paid = facts.stream()
                    .filter(fact -> fact.kind() == SpendFact.Kind.PAID)
                    .map(SpendFact::occurredAt)
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
            BigInteger refunded = BigInteger.ZERO;
            for (SpendFact fact : facts) {
                BigInteger amount = BigInteger.valueOf(fact.amount().minor());
                Instant decides = paid;
                if (fact.kind() == SpendFact.Kind.REFUNDED) {
                    refunded = refunded.add(amount);
                    amount = amount.negate();
                    decides = paid.equals(Instant.MAX) && policy == UnknownOrders.BY_REFUND ? fact.occurredAt() : paid;
                }
                net = off.window().contains(decides) ? net.add(amount) : net;
            }
            if (paid.equals(Instant.MAX)) {
                problems.add(new SpendProblem.UnknownOrder(member, order.getKey(), Year.fen(bounded(refunded))));
            }
        }
        if (net.bitLength() >= Long.SIZE) {
            problems.add(new SpendProblem.OutOfRange(member));
        }
        members.add(new Winner(member, bounded(net)));
    }

    private static long bounded(BigInteger exact) {
        return exact.min(BigInteger.valueOf(Long.MAX_VALUE))
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .longValue();
    }
}
