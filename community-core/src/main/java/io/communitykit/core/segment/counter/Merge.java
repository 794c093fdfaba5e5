package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue.Amount;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two states of one member added. Nothing is folded here, so that the order of merging cannot matter. */
final class Merge {

    private Merge() {}

    static CounterState of(CounterState a, CounterState b) {
        SortedMap<CounterId, CounterLog> logs = new TreeMap<>(a.logs);
        b.logs.forEach((id, two) ->
                logs.merge(id, two, (one, same) -> checked(id, one.plusFolded(same, hits(one.hits, same.hits)))));
        SortedSet<Told> told = new TreeSet<>(List.of(a.told));
        told.addAll(List.of(b.told));
        return new CounterState(Math.max(a.asOf, b.asOf), told.toArray(new Told[0]), logs);
    }

    /** One hit of each event. */
    private static Hit[] hits(Hit[] one, Hit[] two) {
        List<Hit> both = new ArrayList<>(List.of(one));
        both.addAll(List.of(two));
        both.sort(Hit::compare);
        Set<Told> seen = new HashSet<>();
        both.removeIf(hit -> !seen.add(hit.event));
        return both.toArray(new Hit[0]);
    }

    private static CounterLog checked(CounterId id, CounterLog log) {
        Set<Currency> currencies = new HashSet<>();
        log.total.money().keySet().forEach(code -> currencies.add(Currency.getInstance(code)));
        for (Hit hit : log.hits) {
            if (hit.amount instanceof Amount amount) {
                currencies.add(amount.value().currency());
            }
        }
        for (Currency currency : currencies) {
            if (log.moneyBound(currency, log.byKey.keySet()).bitLength() >= Long.SIZE) {
                throw InvalidValueException.overflow("sum of " + currency + " of counter " + id + " in two states");
            }
        }
        return log;
    }
}
