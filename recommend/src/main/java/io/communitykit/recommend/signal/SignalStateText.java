package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of a state: {@code 1 <newest> <openFrom> <facts>}, then for each signal {@code <id> <halfLife> <newest> <sum> <carry>}, all parted
 * by one blank. Times and durations are microseconds, sums are hexadecimal (the form of {@link Double#toHexString}), which is exact and the
 * same on every JVM.
 */
final class SignalStateText {

    private static final String VERSION = "1";
    private static final int HEAD = 4;
    private static final int COUNTER = 5;

    private SignalStateText() {}

    static String write(SignalState state) {
        StringBuilder text = new StringBuilder(VERSION);
        text.append(' ').append(state.newestMicros());
        text.append(' ').append(state.openFromMicros());
        text.append(' ').append(state.facts());
        state.counters()
                .forEach((signal, counter) -> text.append(' ')
                        .append(signal.value())
                        .append(' ')
                        .append(counter.halfLifeMicros())
                        .append(' ')
                        .append(counter.newestMicros())
                        .append(' ')
                        .append(Double.toHexString(counter.sum()))
                        .append(' ')
                        .append(Double.toHexString(counter.carry())));
        return text.toString();
    }

    static SignalState read(String text) {
        String[] words = text.split(" ", -1);
        if (!words[0].equals(VERSION)) {
            throw fault("of format version " + VERSION);
        }
        if (words.length < HEAD || (words.length - HEAD) % COUNTER != 0) {
            throw fault("of " + HEAD + " words and " + COUNTER + " for each signal");
        }
        SignalState state = parse(words);
        // One form a state: what would be written otherwise was not written here.
        if (!write(state).equals(text)) {
            throw fault("in the form in which it was written");
        }
        return state;
    }

    private static SignalState parse(String[] words) {
        try {
            SortedMap<SignalId, DecayedCounter> counters = new TreeMap<>();
            for (int at = HEAD; at < words.length; at += COUNTER) {
                DecayedCounter counter = DecayedCounter.restored(
                        Long.parseLong(words[at + 1]),
                        Long.parseLong(words[at + 2]),
                        Double.parseDouble(words[at + 3]),
                        Double.parseDouble(words[at + 4]));
                counters.put(new SignalId(words[at]), counter);
            }
            long facts = Long.parseLong(words[3]);
            if (facts < 0) {
                throw fault("of 0 or more facts");
            }
            return SignalState.restored(instant(words[1]), instant(words[2]), facts, counters);
        } catch (NumberFormatException e) {
            throw fault("of numbers where numbers belong");
        }
    }

    private static long instant(String word) {
        long micros = Long.parseLong(word);
        if (micros < Timestamps.toMicros(Timestamps.MIN) || micros > Timestamps.toMicros(Timestamps.MAX)) {
            throw fault("of instants within the years 0001 to 9999");
        }
        return micros;
    }

    private static InvalidValueException fault(String expected) {
        return InvalidValueException.of("stored state of signals", expected, "other text");
    }
}
