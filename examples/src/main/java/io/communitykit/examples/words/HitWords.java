package io.communitykit.examples.words;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Hit;
import java.util.Comparator;
import java.util.stream.Collectors;

/** How the tricks of a hit are called. */
public final class HitWords {

    /** What stands for no trick. */
    private static final String EXACT = "exact";

    /** A weak trick before the strong; upper case, which is often no trick, last. */
    private static final Comparator<Evasion> TELLING = Comparator.comparing(
                    (Evasion it) -> it.strength() == Evasion.Strength.STRONG)
            .thenComparing(it -> it == Evasion.CASE)
            .thenComparing(Comparator.naturalOrder());

    private HitWords() {}

    /** The trick that tells most. */
    public static String main(Hit hit) {
        return hit.evasions().stream().min(TELLING).map(Evasion::text).orElse(EXACT);
    }

    /** All tricks. */
    public static String tricks(Hit hit) {
        return hit.evasions().isEmpty()
                ? EXACT
                : hit.evasions().stream().map(Evasion::text).collect(Collectors.joining(" "));
    }
}
