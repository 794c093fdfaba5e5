package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What is left of a text, character by character, and what was seen through: the words of the tests. */
record Folded(String text, Set<Evasion> evasions) {

    static Folded of(String text, Folding folding) {
        return of(text, CodePointFolds.of(folding));
    }

    static Folded of(String text, CodePointFolds folds) {
        String left = text.codePoints()
                .flatMap(codePoint -> Arrays.stream(folds.fold(codePoint)))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        EnumSet<Evasion> evasions = EnumSet.noneOf(Evasion.class);
        text.codePoints().forEach(codePoint -> evasions.addAll(evasions(folds, codePoint)));
        return new Folded(left, evasions);
    }

    static Set<Evasion> evasions(CodePointFolds folds, int codePoint) {
        EnumSet<Evasion> evasions = EnumSet.noneOf(Evasion.class);
        long bits = folds.evasions(codePoint);
        for (Evasion evasion : Evasion.values()) {
            if ((bits & 1) == 1) {
                evasions.add(evasion);
            }
            bits >>>= 1;
        }
        return evasions;
    }

    /** Sees through nothing but these, with no gap. */
    static Folding only(Evasion... kinds) {
        return new Folding(Set.of(kinds), 0);
    }
}
