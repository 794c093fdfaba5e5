package io.communitykit.risk.word.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An automaton as it stands in an image. */
final class LayerImage {

    private static final int CODE_UNITS = 0x10000;

    private LayerImage() {}

    static void write(ImageWriter image, Layer layer) {
        Units units = layer.units();
        image.runs(units.table);
        image.number(units.lastSingle);
        image.ints(units.complexCodePoints());
        image.ints(units.expansionPlaces());
        image.chars(units.expansionUnits());
        image.longs(layer.filter().pairs);
        image.longs(layer.filter().triples);
        image.longs(layer.filter().singles);
        image.longs(layer.filter().doubles);
        image.ints(layer.trie().base);
        image.chars(layer.trie().label);
        image.chars(layer.trie().tails);
        Entries entries = layer.entries();
        image.bytes(entries.flags);
        image.bytes(entries.categories);
        image.ints(entries.entriesWithRuns());
        image.ints(entries.runLengths());
        image.chars(entries.runs());
        image.ints(layer.groupStarts());
        image.ints(layer.groupEntries());
        image.number(layer.longKeys().length);
        for (LongKeys keys : layer.longKeys()) {
            write(image, keys);
        }
        image.number(layer.allows() ? 1 : 0);
    }

    private static void write(ImageWriter image, @Nullable LongKeys keys) {
        if (keys == null) {
            image.number(0);
            return;
        }
        List<LongKeys.Key> sorted = keys.keys();
        image.number(sorted.size());
        for (LongKeys.Key key : sorted) {
            image.chars(key.units());
            image.ints(key.entries());
        }
    }

    static Layer read(ImageReader image, CodePointFolds folds) {
        Units units = new Units(image.runs(CODE_UNITS), image.number(), image.ints(), image.ints(), image.chars());
        PrefixFilter filter = new PrefixFilter(image.longs(), image.longs(), image.longs(), image.longs());
        DoubleArray trie = new DoubleArray(image.ints(), image.chars(), image.chars());
        return new Layer(
                folds,
                units,
                filter,
                trie,
                new Entries(image.bytes(), image.bytes(), image.ints(), image.ints(), image.chars()),
                image.ints(),
                image.ints(),
                longKeys(image),
                image.number(2) == 1);
    }

    private static @Nullable LongKeys[] longKeys(ImageReader image) {
        @Nullable LongKeys[] longKeys = new LongKeys[image.count(Integer.BYTES)];
        for (int i = 0; i < longKeys.length; i++) {
            List<char[]> keys = new ArrayList<>();
            List<int[]> entries = new ArrayList<>();
            for (int left = image.count(2 * Integer.BYTES); left > 0; left--) {
                keys.add(image.chars());
                entries.add(image.ints());
            }
            longKeys[i] = keys.isEmpty() ? null : LongKeys.of(keys, entries);
        }
        return longKeys;
    }
}
