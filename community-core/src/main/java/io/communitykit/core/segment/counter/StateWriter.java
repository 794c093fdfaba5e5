package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a state. A counter is {@code [id, total?, [[key, total]..]?]}; a total {@code [count, first, last, number?,
 * [[currency, minor]..]?, values?]}; an event {@code [micros since the one before, key and content, hit..]}; a hit the
 * counter's index alone, or {@code [index, [text indexes]?, amount?, values?]}, money as {@code [minor, currency]}. Hashes
 * are base 64. What is absent is null, or nothing at the end.
 */
final class StateWriter {

    static final int VERSION = 1;

    private final CounterState state;
    private final SortedMap<String, Integer> texts = new TreeMap<>();
    private final List<Json> counters = new ArrayList<>();

    private StateWriter(CounterState state) {
        this.state = state;
    }

    static Json write(CounterState state) {
        return new StateWriter(state).write();
    }

    private Json write() {
        SortedSet<Told> events = new TreeSet<>(List.of(state.told));
        state.logs.forEach((id, log) -> {
            counters.add(list(Json.of(id.value()), total(log.total), keys(log.byKey)));
            for (Hit hit : log.hits) {
                events.add(hit.event);
                Arrays.stream(hit.keys).forEach(key -> texts.put(key, 0));
            }
        });
        int index = 0;
        for (Map.Entry<String, Integer> text : texts.entrySet()) {
            text.setValue(index++);
        }
        return Json.object(
                "v", Json.of(VERSION),
                "asOf", Json.of(state.asOf),
                "counters", new Json.Arr(counters),
                "texts", Json.ofTexts(texts.keySet()),
                "events", events(events));
    }

    private Json events(Collection<Told> events) {
        List<Hit[]> columns = state.logs.values().stream().map(log -> log.hits).toList();
        int[] next = new int[columns.size()];
        List<Json> written = new ArrayList<>();
        long before = 0;
        for (Told event : events) {
            List<Json> parts = new ArrayList<>();
            parts.add(Json.of(event.micros() - before));
            parts.add(Json.of(SortedLongs.pack(event.id(), event.content())));
            before = event.micros();
            for (int i = 0; i < next.length; i++) {
                Hit[] hits = columns.get(i);
                if (next[i] < hits.length && hits[next[i]].event.equals(event)) {
                    parts.add(hit(i, hits[next[i]++]));
                }
            }
            written.add(new Json.Arr(parts));
        }
        return new Json.Arr(written);
    }

    private Json hit(int counter, Hit hit) {
        List<Json> keys = new ArrayList<>();
        for (String key : hit.keys) {
            keys.add(Json.of(texts.getOrDefault(key, 0)));
        }
        Json.Arr all = list(
                Json.of(counter),
                keys.isEmpty() ? null : new Json.Arr(keys),
                amount(hit.amount),
                hit.values.length == 0 ? null : Json.of(SortedLongs.pack(hit.values)));
        return all.items().size() == 1 ? all.items().get(0) : all;
    }

    private static @Nullable Json amount(@Nullable Scalar amount) {
        if (amount instanceof Whole whole) {
            return Json.of(whole.value());
        } else if (amount instanceof Decimal decimal) {
            return new Json.Num(decimal.value());
        } else if (amount instanceof Amount money) {
            return list(
                    Json.of(money.value().minor()),
                    Json.of(money.value().currency().getCurrencyCode()));
        }
        return null;
    }

    private static @Nullable Json keys(SortedMap<String, Total> byKey) {
        List<Json> keys = new ArrayList<>();
        byKey.forEach((key, each) -> keys.add(list(Json.of(key), total(each))));
        return keys.isEmpty() ? null : new Json.Arr(keys);
    }

    private static @Nullable Json total(Total total) {
        if (total.count() == 0) {
            return null;
        }
        List<Json> money = new ArrayList<>();
        total.money().forEach((code, minor) -> money.add(list(Json.of(code), Json.of(minor))));
        return list(
                Json.of(total.count()),
                Json.of(total.first()),
                Json.of(total.last()),
                total.number().signum() == 0 ? null : new Json.Num(total.number()),
                money.isEmpty() ? null : new Json.Arr(money),
                total.distinct().length == 0 ? null : Json.of(SortedLongs.pack(total.distinct())));
    }

    private static Json.Arr list(@Nullable Json... parts) {
        int length = parts.length;
        while (parts[length - 1] == null) {
            length--;
        }
        List<Json> items = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Json part = parts[i];
            items.add(part == null ? new Json.Null() : part);
        }
        return new Json.Arr(items);
    }
}
