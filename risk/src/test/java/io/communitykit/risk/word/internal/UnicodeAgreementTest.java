package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table against Unicode's data as ICU4J tells them, for every assigned character. */
class UnicodeAgreementTest {

    private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();

    private final FoldTable table = FoldTable.get();

    @Test
    @DisplayName("seeing through case alone is Unicode's full case folding, of all but symbols and marks")
    void caseFolding() {
        CodePointFolds folds = CodePointFolds.of(Folded.only(Evasion.CASE));
        assigned(codePoint -> {
            if (table.skips(codePoint) == null) {
                String character = Character.toString(codePoint);
                assertThat(Folded.of(character, folds).text())
                        .as("U+%04X", codePoint)
                        .isEqualTo(UCharacter.foldCase(character, UCharacter.FOLD_CASE_DEFAULT));
            }
        });
    }

    @Test
    @DisplayName(
            "seeing through width and style is NFKC without parentheses, stops and blanks, where that leaves letters; what NFKC leaves alone may go on")
    void compatibility() {
        CodePointFolds folds = CodePointFolds.of(Folded.only(Evasion.WIDTH, Evasion.STYLED));
        Normalizer2 nfkc = Normalizer2.getNFKCInstance();
        assigned(codePoint -> {
            String character = Character.toString(codePoint);
            String plain = nfkc.normalize(character)
                    .codePoints()
                    .filter(UnicodeAgreementTest::isLetterMarkOrNumber)
                    .filter(part -> !UCharacter.hasBinaryProperty(part, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            boolean kept = nfkc.isNormalized(character)
                    || plain.codePoints().noneMatch(UnicodeAgreementTest::isLetterOrNumber);
            if (!kept && "™℠".indexOf(codePoint) < 0) {
                assertThat(Folded.of(character, folds).text())
                        .as("U+%04X", codePoint)
                        .isEqualTo(Folded.of(plain, folds).text());
            }
        });
    }

    @Test
    @DisplayName("every decimal digit of every script becomes that of ASCII")
    void digits() {
        CodePointFolds folds = CodePointFolds.of(Folding.DEFAULT);
        CodePointFolds digits = CodePointFolds.of(Folded.only(Evasion.DIGIT));
        assigned(codePoint -> {
            if (UCharacter.getType(codePoint) == ECharacterCategory.DECIMAL_DIGIT_NUMBER) {
                int[] value = {'0' + UCharacter.digit(codePoint, 10)};
                assertThat(folds.fold(codePoint)).as("U+%04X", codePoint).isEqualTo(value);
                assertThat(digits.fold(codePoint)).as("U+%04X", codePoint).isEqualTo(value);
            }
        });
    }

    @Test
    @DisplayName("whole numbers in circles become their digits")
    void circledNumbers() {
        CodePointFolds folds = CodePointFolds.of(Folding.DEFAULT);
        assigned(codePoint -> {
            if (UCharacter.getType(codePoint) == ECharacterCategory.OTHER_NUMBER
                    && UCharacter.getName(codePoint).matches(".*CIRCLED (DIGIT|NUMBER|SANS-SERIF DIGIT).*")) {
                assertThat(Folded.of(Character.toString(codePoint), folds).text())
                        .as("U+%04X", codePoint)
                        .isEqualTo(Integer.toString((int) UCharacter.getUnicodeNumericValue(codePoint)));
            }
        });
    }

    @Test
    @DisplayName(
            "a look-alike is confusable with its letter, itself or in its other case (Unicode Technical Standard 39)")
    void lookalikes() {
        assigned(codePoint -> table.steps(codePoint).forEach(step -> {
            if (step.kind() == Evasion.LOOKALIKE) {
                assertThat(step.target()).as("U+%04X", codePoint).matches("[A-Za-z]");
                Set<Integer> faces = Set.copyOf(
                        List.of(codePoint, UCharacter.toUpperCase(codePoint), UCharacter.toLowerCase(codePoint)));
                Set<String> shapes = faces.stream()
                        .map(face -> SPOOFS.getSkeleton(Character.toString(face)))
                        .collect(Collectors.toSet());
                assertThat(shapes)
                        .as("U+%04X", codePoint)
                        .containsAnyOf(
                                SPOOFS.getSkeleton(UCharacter.toLowerCase(step.target())),
                                SPOOFS.getSkeleton(UCharacter.toUpperCase(step.target())));
            }
        }));
    }

    @Test
    @DisplayName(
            "spaces, symbols, punctuation, controls and what Unicode calls ignorable are noise; letters and digits are not")
    void noise() {
        assigned(codePoint -> {
            boolean ignorable = UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
            if (ignorable
                    || !(UCharacter.isLetter(codePoint) || isLetterMarkOrNumber(codePoint) || isPrivate(codePoint))) {
                assertThat(table.skips(codePoint)).as("U+%04X", codePoint).isNotNull();
            } else if (!isToneOrStress(codePoint) && UCharacter.isLetterOrDigit(codePoint)) {
                assertThat(table.skips(codePoint)).as("U+%04X", codePoint).isNull();
            }
            if (UCharacter.getType(codePoint) == ECharacterCategory.SPACE_SEPARATOR) {
                assertThat(table.skips(codePoint)).as("U+%04X", codePoint).isEqualTo(Evasion.SPACE);
            }
            if (UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_PRESENTATION)) {
                assertThat(table.skips(codePoint)).as("U+%04X", codePoint).isEqualTo(Evasion.EMOJI);
            }
        });
    }

    @Test
    @DisplayName(
            "the simplified characters of GB 2312 stay, but for 14 that are traditional forms of others too, and digits")
    void simplified() {
        Charset gb2312 = Charset.forName("GB2312");
        String steps = IntStream.rangeClosed(0x4E00, 0x9FFF)
                .filter(codePoint -> gb2312.newEncoder().canEncode(Character.toString(codePoint)))
                .boxed()
                .flatMap(codePoint -> table.steps(codePoint).stream()
                        .filter(step -> step.kind() != Evasion.DIGIT)
                        .map(step -> Character.toString(codePoint) + step.target()))
                .collect(Collectors.joining(" "));
        assertThat(steps).isEqualTo("乾干 吒咤 夥伙 後后 徵征 摺折 於于 箝钳 菸烟 著着 藉借 阪坂 麴麹 麽么");
    }

    private static void assigned(IntConsumer check) {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(UCharacter::isDefined)
                .filter(codePoint -> UCharacter.getType(codePoint) != UCharacterCategory.SURROGATE)
                .forEach(check);
    }

    private static boolean isPrivate(int codePoint) {
        return UCharacter.getType(codePoint) == ECharacterCategory.PRIVATE_USE;
    }

    /** Spacing modifier letters, which spell nothing that a shop's members write; the raised letters before them do. */
    private static boolean isToneOrStress(int codePoint) {
        return codePoint >= 0x2B9 && codePoint <= 0x2FF;
    }

    private static boolean isLetterMarkOrNumber(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case ECharacterCategory.NON_SPACING_MARK,
                    ECharacterCategory.ENCLOSING_MARK,
                    ECharacterCategory.COMBINING_SPACING_MARK -> true;
            default -> isLetterOrNumber(codePoint);
        };
    }

    private static boolean isLetterOrNumber(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case ECharacterCategory.LETTER_NUMBER,
                    ECharacterCategory.OTHER_NUMBER,
                    ECharacterCategory.DECIMAL_DIGIT_NUMBER -> true;
            default -> UCharacter.isLetter(codePoint) && !isToneOrStress(codePoint);
        };
    }
}
