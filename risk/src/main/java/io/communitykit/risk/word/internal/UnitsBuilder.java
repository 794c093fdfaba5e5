package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;

/** Fills {@link Units}. Used once. */
final class UnitsBuilder {

    private static final int BMP = 0x10000;
    // Nothing beyond folds to anything; tags and selectors of plane 14 are skipped.
    private static final int END_OF_IDEOGRAPHS = 0x40000;
    private static final int PLANE_14 = 0xE0000;
    private static final int END_OF_SELECTORS = 0xE1000;

    private final CodePointFolds folds;
    private final Alphabet alphabet;
    private final char[] table = new char[BMP];
    private final Units.Expansions expansions = new Units.Expansions();
    private char[] unfolded = new char[32];

    UnitsBuilder(CodePointFolds folds, Alphabet alphabet) {
        this.folds = folds;
        this.alphabet = alphabet;
    }

    Units build() {
        for (int c = 0; c < BMP; c++) {
            table[c] = Character.isSurrogate((char) c) ? (char) Units.COMPLEX : (char) simple(c);
        }
        for (int codePoint = BMP; codePoint < END_OF_IDEOGRAPHS; codePoint++) {
            supplementary(codePoint);
        }
        for (int codePoint = END_OF_IDEOGRAPHS; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            // Elsewhere nothing folds, but words may still hold private and unassigned characters.
            if (alphabet.unit(codePoint) != Units.OTHER || (codePoint >= PLANE_14 && codePoint < END_OF_SELECTORS)) {
                supplementary(codePoint);
            }
        }
        boolean repeats = folds.folding().sees(Evasion.REPEAT);
        return expansions.build(table, repeats ? alphabet.digits() : Units.LARGEST);
    }

    private int simple(int c) {
        if (folds.keeps(c)) {
            return alphabet.unit(c);
        }
        int[] folded = folds.fold(c);
        if (folded.length == 0) {
            return Units.SKIP;
        }
        if (folded.length == 1) {
            return alphabet.unit(folded[0]);
        }
        if (!known(folded)) {
            return Units.OTHER;
        }
        add(c, folded);
        return Units.COMPLEX;
    }

    private void supplementary(int codePoint) {
        if (folds.keeps(codePoint) && alphabet.unit(codePoint) == Units.OTHER) {
            return;
        }
        int[] folded = folds.fold(codePoint);
        if (folded.length == 0 || known(folded)) {
            add(codePoint, folded);
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
        if (folded.length == 0) {
            expansions.skip(codePoint);
            return;
        }
        if (folded.length > unfolded.length) {
            unfolded = new char[folded.length];
        }
        for (int i = 0; i < folded.length; i++) {
            unfolded[i] = (char) alphabet.unit(folded[i]);
        }
        expansions.add(codePoint, unfolded, folded.length);
    }
}
