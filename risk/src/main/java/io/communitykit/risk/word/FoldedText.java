package io.communitykit.risk.word;

import io.communitykit.risk.word.internal.CodePointFolds;

/** A text as the usual folding sees it. Stateless. */
final class FoldedText {

    private static final CodePointFolds FOLDS = CodePointFolds.of(Folding.DEFAULT);

    private FoldedText() {}

    static String of(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            for (int one : FOLDS.fold(codePoint)) {
                folded.appendCodePoint(one);
            }
        });
        return folded.toString();
    }
}
