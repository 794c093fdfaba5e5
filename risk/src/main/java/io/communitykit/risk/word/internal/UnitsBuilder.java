package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.util.Arrays;

/**
 * Fills {@link Units}. What the characters of an entry of the {@link FoldTable} become is worked out once, then laid out for each of the
 * table's different blocks; all characters are put together from those, and the ones that stand for themselves come from the alphabet. So
 * the work grows with the table and the words, not with Unicode. Used once.
 */
final class UnitsBuilder {

    private static final int BMP = 0x10000;
    private static final int BLOCK = FoldTable.BLOCK;

    private final EntryFolds folds;
    private final boolean repeats;
    private final FoldTable table;
    private final Alphabet alphabet;
    private final char[] units = new char[BMP];
    /** By different block, what its characters become; {@link Units#OTHER} for those that stand for themselves. */
    private final char[] blocks;
    /** By different block, whether some character becomes anything. */
    private final boolean[] told;
    /** By different block, whether some character becomes {@link Units#COMPLEX}. */
    private final boolean[] complex;
    /** By block beyond the BMP, whether a word holds one of its characters. */
    private final boolean[] inWords = new boolean[(Character.MAX_CODE_POINT + 1 - BMP) / BLOCK];

    private final Units.Expansions expansions = new Units.Expansions();
    private char[] unfolded = new char[32];

    UnitsBuilder(CodePointFolds folds, Alphabet alphabet) {
        this.folds = folds.entries();
        this.repeats = folds.folding().sees(Evasion.REPEAT);
        this.table = this.folds.table();
        this.alphabet = alphabet;
        this.blocks = new char[table.blocks() * BLOCK];
        this.told = new boolean[table.blocks()];
        this.complex = new boolean[table.blocks()];
    }

    Units build() {
        layOut(entries());
        for (int c = 0; c < BMP; c += BLOCK) {
            System.arraycopy(blocks, table.block(c) * BLOCK, units, c, BLOCK);
        }
        themselves();
        for (int c = 0; c < BMP; c += BLOCK) {
            if (complex[table.block(c)]) {
                expandComplex(c);
            }
        }
        for (int i = 0; i < inWords.length; i++) {
            int from = BMP + i * BLOCK;
            if (inWords[i] || told[table.block(from)]) {
                expandAll(from, inWords[i]);
            }
        }
        Arrays.fill(units, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, (char) Units.COMPLEX);
        return expansions.build(units, repeats ? alphabet.digits() : Units.LARGEST);
    }

    // By entry, what its characters become.
    private char[] entries() {
        char[] entries = new char[table.entries()];
        for (int entry = 0; entry < entries.length; entry++) {
            entries[entry] = (char) becomes(folds.ofEntry(entry));
        }
        return entries;
    }

    private int becomes(int[] folded) {
        if (folded.length == 1) {
            return folded == EntryFolds.ITSELF ? Units.OTHER : alphabet.unit(folded[0]);
        }
        if (folded.length == 0) {
            return Units.SKIP;
        }
        return known(folded) ? Units.COMPLEX : Units.OTHER;
    }

    private void layOut(char[] entries) {
        char[] entryOf = table.blockEntries();
        for (int i = 0; i < blocks.length; i++) {
            char unit = entries[entryOf[i]];
            if (unit != Units.OTHER) {
                blocks[i] = unit;
                told[i / BLOCK] = true;
                complex[i / BLOCK] |= unit == Units.COMPLEX;
            }
        }
    }

    // Characters of words are what something folds to, so they fold to themselves.
    private void themselves() {
        for (int unit = 1; unit <= alphabet.size(); unit++) {
            int codePoint = alphabet.character(unit);
            if (codePoint < BMP) {
                units[codePoint] = (char) unit;
            } else {
                inWords[(codePoint - BMP) / BLOCK] = true;
            }
        }
    }

    private void expandComplex(int from) {
        for (int c = from; c < from + BLOCK; c++) {
            if (units[c] == Units.COMPLEX) {
                add(c, folds.fold(c));
            }
        }
    }

    private void expandAll(int from, boolean own) {
        int at = table.block(from) * BLOCK - from;
        for (int codePoint = from; codePoint < from + BLOCK; codePoint++) {
            char unit = blocks[at + codePoint];
            if (unit == Units.SKIP) {
                expansions.skip(codePoint);
            } else if (unit != Units.OTHER) {
                add(codePoint, folds.fold(codePoint));
            } else if (own && alphabet.unit(codePoint) != Units.OTHER) {
                add(codePoint, new int[] {codePoint});
            }
        }
    }

    private boolean known(int[] folded) {
        for (int codePoint : folded) {
            if (alphabet.unit(codePoint) != Units.OTHER) {
                return true;
            }
        }
        return false;
    }

    private void add(int codePoint, int[] folded) {
        if (folded.length > unfolded.length) {
            unfolded = new char[folded.length];
        }
        for (int i = 0; i < folded.length; i++) {
            unfolded[i] = (char) alphabet.unit(folded[i]);
        }
        expansions.add(codePoint, unfolded, folded.length);
    }
}
