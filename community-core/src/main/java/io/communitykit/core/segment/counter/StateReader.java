package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonWriter;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote, and nothing else. Not safe for many threads. */
final class StateReader {

    private static final List<String> FIELDS = List.of("v", "asOf", "counters", "texts", "events");
    private static final int SHOWN = 80;
    /** Those of an amount, and 19 for its count. */
    private static final int SUM_DIGITS = Numbers.MAX_DIGITS + 19;

    private static final long FIRST_INSTANT = Timestamps.toMicros(Timestamps.MIN);
    private static final long LAST_INSTANT = Timestamps.toMicros(Timestamps.MAX);

    private final List<CounterId> ids = new ArrayList<>();
    private final List<List<Hit>> hits = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    CounterState read(Json json) {
        if (!(json instanceof Json.Obj object)) {
            throw fault("an object", json);
        }
        Map<String, Json> fields = object.fields();
        if (!List.copyOf(fields.keySet()).equals(FIELDS)) {
            throw InvalidValueException.of("fields of a counter state", FIELDS.toString(), fields.keySet());
        }
        if (whole(fields.get("v")) != StateWriter.VERSION) {
            throw fault("of format version " + StateWriter.VERSION, fields.get("v"));
        }
        for (Json text : items(fields.get("texts"))) {
            rising(texts.isEmpty() || texts.get(texts.size() - 1).compareTo(text(text)) < 0, text);
            texts.add(text(text));
        }
        List<Parts> counters = new ArrayList<>();
        for (Json each : items(fields.get("counters"))) {
            Parts parts = new Parts(items(each), 3);
            CounterId id = new CounterId(text(parts.need(0)));
            rising(ids.isEmpty() || ids.get(ids.size() - 1).compareTo(id) < 0, each);
            ids.add(id);
            hits.add(new ArrayList<>());
            counters.add(parts);
        }
        Told[] told = events(items(fields.get("events")));
        SortedMap<CounterId, CounterLog> logs = new TreeMap<>();
        for (int i = 0; i < counters.size(); i++) {
            logs.put(ids.get(i), log(counters.get(i), hits.get(i).toArray(new Hit[0])));
        }
        long asOf = instant(whole(fields.get("asOf")), json);
        CounterState state = new CounterState(asOf, told, logs);
        if (!state.toJson().equals(json)) {
            throw fault("in its one form", json);
        }
        return state;
    }

    private static CounterLog log(Parts parts, Hit[] hits) {
        SortedMap<String, Total> byKey = new TreeMap<>();
        Json keys = parts.get(2);
        for (Json each : keys == null ? List.<Json>of() : items(keys)) {
            Parts entry = new Parts(items(each), 2);
            byKey.put(text(entry.need(0)), total(entry.need(1)));
        }
        Json total = parts.get(1);
        return new CounterLog(hits, total == null ? Total.NONE : total(total), byKey);
    }

    private static Total total(Json json) {
        Parts parts = new Parts(items(json), 6);
        SortedMap<String, Long> money = new TreeMap<>();
        Json sums = parts.get(4);
        for (Json each : sums == null ? List.<Json>of() : items(sums)) {
            Parts sum = new Parts(items(each), 2);
            money.put(currency(sum.need(0)).getCurrencyCode(), whole(sum.need(1)));
        }
        Json number = parts.get(3);
        long count = whole(parts.need(0));
        if (count < 1) {
            throw fault("a count of 1 or more", json);
        }
        return new Total(
                count,
                instant(whole(parts.need(1)), parts.need(1)),
                instant(whole(parts.need(2)), parts.need(2)),
                number == null ? BigDecimal.ZERO : sum(number),
                money,
                hashes(parts.get(5)));
    }

    private Told[] events(List<Json> items) {
        Told[] told = new Told[items.size()];
        long micros = 0;
        for (int i = 0; i < told.length; i++) {
            List<Json> event = items(items.get(i));
            Parts parts = new Parts(event, 2 + ids.size());
            micros = instant(micros + whole(parts.need(0)), parts.need(0));
            long[] hashes = SortedLongs.unpack(text(parts.need(1)));
            if (hashes.length != 2) {
                throw fault("the hashes of key and content", parts.need(1));
            }
            told[i] = new Told(micros, hashes[0], hashes[1]);
            rising(i == 0 || told[i - 1].compareTo(told[i]) < 0, items.get(i));
            for (Json hit : event.subList(2, event.size())) {
                hit(told[i], hit);
            }
        }
        return told;
    }

    private void hit(Told event, Json json) {
        Parts parts = new Parts(json instanceof Json.Arr list ? list.items() : List.of(json), 4);
        List<String> keys = new ArrayList<>();
        Json given = parts.get(1);
        for (Json key : given == null ? List.<Json>of() : items(given)) {
            keys.add(texts.get(index(key, texts.size())));
        }
        Json amount = parts.get(2);
        hits.get(index(parts.need(0), ids.size()))
                .add(new Hit(
                        event,
                        keys.toArray(Hit.NO_KEYS),
                        amount == null ? null : amount(amount),
                        hashes(parts.get(3))));
    }

    private static Scalar amount(Json json) {
        if (json instanceof Json.Num) {
            return Numbers.of(number(json));
        }
        Parts parts = new Parts(items(json), 2);
        return AttributeValue.of(new Money(whole(parts.need(0)), currency(parts.need(1))));
    }

    private static Currency currency(Json json) {
        try {
            return Currency.getInstance(text(json));
        } catch (IllegalArgumentException e) {
            throw fault("a currency", json);
        }
    }

    private static long[] hashes(@Nullable Json json) {
        long[] hashes = json == null ? SortedLongs.NONE : SortedLongs.unpack(text(json));
        if (json != null && (hashes.length == 0 || !SortedLongs.rising(hashes))) {
            throw fault("rising hashes", json);
        }
        return hashes;
    }

    private static long instant(long micros, Json json) {
        if (micros < FIRST_INSTANT || micros > LAST_INSTANT) {
            throw fault("an instant within the years 0001 to 9999", json);
        }
        return micros;
    }

    private static int index(Json json, int size) {
        long index = whole(json);
        if (index < 0 || index >= size) {
            throw fault("an index below " + size, json);
        }
        return (int) index;
    }

    private static long whole(@Nullable Json json) {
        try {
            return number(json).longValueExact();
        } catch (ArithmeticException e) {
            throw fault("a whole number of 64 bits", json);
        }
    }

    private static BigDecimal number(@Nullable Json json) {
        if (json instanceof Json.Num number) {
            return number.value();
        }
        throw fault("a number", json);
    }

    private static BigDecimal sum(Json json) {
        BigDecimal sum = number(json).stripTrailingZeros();
        if (Numbers.digits(sum) > SUM_DIGITS) {
            throw fault("of at most " + SUM_DIGITS + " digits before and behind its point", json);
        }
        return sum;
    }

    private static String text(@Nullable Json json) {
        if (json instanceof Json.Str text) {
            return text.value();
        }
        throw fault("text", json);
    }

    private static List<Json> items(@Nullable Json json) {
        if (json instanceof Json.Arr list) {
            return list.items();
        }
        throw fault("a list", json);
    }

    private static void rising(boolean rising, Json json) {
        if (!rising) {
            throw fault("above the one before", json);
        }
    }

    private static InvalidValueException fault(String expected, @Nullable Json got) {
        return InvalidValueException.of(
                "part of a counter state", expected, got == null ? "nothing" : JsonWriter.start(got, SHOWN));
    }

    /** The parts of a list in which null, or nothing at the end, means absent. */
    private record Parts(List<Json> items, int most) {

        Parts {
            if (items.size() > most) {
                throw fault("a list of at most " + most, new Json.Arr(items));
            }
        }

        @Nullable
        Json get(int index) {
            Json part = index < items.size() ? items.get(index) : null;
            return part instanceof Json.Null ? null : part;
        }

        Json need(int index) {
            Json part = get(index);
            if (part == null) {
                throw fault("a list with a part " + index, new Json.Arr(items));
            }
            return part;
        }
    }
}
