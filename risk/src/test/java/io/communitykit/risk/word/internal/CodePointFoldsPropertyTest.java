package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Foldings by any set of tricks against a plain model that takes one step after another. */
class CodePointFoldsPropertyTest {

    private static final FoldTable TABLE = FoldTable.get();
    private static final int[] INTERESTING = interesting();

    @Property
    @Label(
            "a fold is what is left when the first step that is seen through is taken again and again, and noise dropped")
    void closure(@ForAll("tricks") Set<Evasion> tricks, @ForAll("characters") List<Integer> characters) {
        CodePointFolds folds = CodePointFolds.of(new Folding(tricks, 0));
        for (int character : characters) {
            Model model = new Model(tricks);
            model.take(character);
            assertThat(folds.fold(character)).as("U+%04X", character).containsExactly(model.left());
            assertThat(Folded.evasions(folds, character))
                    .as("U+%04X", character)
                    .isEqualTo(model.taken);
            for (int left : folds.fold(character)) {
                assertThat(folds.fold(left))
                        .as("U+%04X of U+%04X", left, character)
                        .containsExactly(left);
            }
        }
    }

    @Provide
    Arbitrary<Set<Evasion>> tricks() {
        return Arbitraries.of(Evasion.class)
                .filter(evasion -> evasion.strength() == Evasion.Strength.STRONG)
                .set();
    }

    @Provide
    Arbitrary<List<Integer>> characters() {
        Arbitrary<Integer> known =
                Arbitraries.integers().between(0, INTERESTING.length - 1).map(place -> INTERESTING[place]);
        Arbitrary<Integer> any = Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
        return Arbitraries.frequencyOf(Tuple.of(9, known), Tuple.of(1, any))
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    private static int[] interesting() {
        List<Integer> interesting = new ArrayList<>();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (!TABLE.steps(codePoint).isEmpty()) {
                interesting.add(codePoint);
            }
        }
        return interesting.stream().mapToInt(Integer::intValue).toArray();
    }

    private static final class Model {
        private final Set<Evasion> tricks;
        private final List<Integer> left = new ArrayList<>();
        private final Set<Evasion> taken = EnumSet.noneOf(Evasion.class);

        Model(Set<Evasion> tricks) {
            this.tricks = tricks;
        }

        void take(int character) {
            Optional<FoldTable.Step> step = TABLE.steps(character).stream()
                    .filter(each -> tricks.contains(each.kind()))
                    .findFirst();
            Evasion noise = TABLE.skips(character);
            if (step.isPresent()) {
                taken.add(step.get().kind());
                step.get().target().codePoints().forEach(this::take);
            } else if (noise != null && tricks.contains(noise)) {
                taken.add(noise);
            } else {
                left.add(character);
            }
        }

        int[] left() {
            return left.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
