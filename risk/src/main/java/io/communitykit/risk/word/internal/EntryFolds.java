package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the entries of the {@link FoldTable} where some tricks are seen through. The work is done once for each entry, some
 * thousands; a look-up is four reads. Immutable and safe for many threads.
 */
final class EntryFolds {

    /** Stands for a fold that is the character itself. */
    static final int[] ITSELF = {-1};

    private static final int[] SKIPPED = {};
    private static final Set<Evasion> NOTHING = Folding.NONE.through();
    private static final Set<Evasion> USUAL = Folding.DEFAULT.through();
    private static final Set<Evasion> SHOWN =
            CodePointFolds.shown(Folding.DEFAULT).through();

    private final FoldTable table;
    private final Evasion[] kinds = Evasion.values();
    /** By entry. */
    private final int[][] folds;
    /** By entry; the kinds seen through, as bits by ordinal. */
    private final int[] through;

    private EntryFolds(Set<Evasion> seen) {
        this.table = FoldTable.get();
        this.folds = new int[table.entries()][];
        this.through = new int[table.entries()];
        int bits = 0;
        for (int kind = 0; kind < kinds.length; kind++) {
            bits |= seen.contains(kinds[kind]) ? 1 << kind : 0;
        }
        Walk walk = new Walk(table, bits);
        for (int entry = 0; entry < folds.length; entry++) {
            folds[entry] = walk.from(entry);
            through[entry] = walk.through;
        }
    }

    /** For the usual tricks, once for all who see through just these. */
    private static final class Usual {
        private static final EntryFolds FOLDS = new EntryFolds(USUAL);
    }

    /** The same without what a judge of Chinese words should not see folded. */
    private static final class Shown {
        private static final EntryFolds FOLDS = new EntryFolds(SHOWN);
    }

    /** For those who see through nothing. */
    private static final class Plain {
        private static final EntryFolds FOLDS = new EntryFolds(NOTHING);
    }

    /** Works out what is left, unless it is usual and kept. */
    static EntryFolds of(Set<Evasion> seen) {
        if (seen.equals(USUAL)) {
            return Usual.FOLDS;
        }
        if (seen.equals(SHOWN)) {
            return Shown.FOLDS;
        }
        return seen.equals(NOTHING) ? Plain.FOLDS : new EntryFolds(seen);
    }

    /** The table. */
    FoldTable table() {
        return table;
    }

    /** What is left of a character; {@link #ITSELF}, or code points to be read only. */
    int[] fold(int codePoint) {
        return folds[table.entry(codePoint)];
    }

    /** What is left of the characters of an entry; {@link #ITSELF}, or code points to be read only. */
    int[] ofEntry(int entry) {
        return folds[entry];
    }

    /** The tricks that folding a character sees through, as bits by ordinal. */
    int through(int codePoint) {
        return through[table.entry(codePoint)];
    }

    /** As what a character is skipped; null if it is not. */
    @Nullable
    Evasion skipped(int codePoint) {
        int entry = table.entry(codePoint);
        return folds[entry].length == 0 ? kinds[table.skip(entry)] : null;
    }

    /** Follows the steps of one entry after another. */
    private static final class Walk {
        private final FoldTable table;
        private final int seen;
        /** Folds that are one character of ASCII, shared. */
        private final int[][] letters = new int[Byte.MAX_VALUE + 1][];

        private int[] left = new int[Long.SIZE];
        private int length;
        private int through;

        Walk(FoldTable table, int seen) {
            this.table = table;
            this.seen = seen;
        }

        int[] from(int entry) {
            length = 0;
            through = 0;
            follow(entry, ITSELF[0]);
            if (length == 0) {
                return SKIPPED;
            }
            if (length > 1 || left[0] >= letters.length) {
                return Arrays.copyOf(left, length);
            }
            return left[0] == ITSELF[0] ? ITSELF : letter(left[0]);
        }

        /** The steps come to an end after a few; the build proves it. */
        private void follow(int entry, int codePoint) {
            int step = table.step(entry, seen);
            int skip = table.skip(entry);
            if (step >= 0) {
                through |= 1 << table.kind(step);
                for (int place = step + 1; place < table.end(step); ) {
                    int part = table.codePoint(place);
                    follow(table.entry(part), part);
                    place += Character.charCount(part);
                }
            } else if (skip >= 0 && (seen >>> skip & 1) == 1) {
                through |= 1 << skip;
            } else {
                add(codePoint);
            }
        }

        private void add(int codePoint) {
            left = length < left.length ? left : Arrays.copyOf(left, 2 * length);
            left[length++] = codePoint;
        }

        private int[] letter(int codePoint) {
            if (letters[codePoint] == null) {
                letters[codePoint] = new int[] {codePoint};
            }
            return letters[codePoint];
        }
    }
}
