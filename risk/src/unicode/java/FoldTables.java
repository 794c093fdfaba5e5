import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.VersionInfo;
import io.communitykit.risk.word.Evasion;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * Writes the table by which the matcher of sensitive words folds characters, out of the Unicode data of ICU4J. The jar carries
 * the table; nothing of ICU4J is needed where the matcher runs. Two runs write the same bytes.
 *
 * <p>Run by the build as {@code java FoldTables.java <file to write>}; {@code FoldTable} reads the file and describes it.
 */
class FoldTables {

    static final int CODE_POINTS = 0x110000;

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Row[] rows = rows();
        Proof.check(rows);
        byte[] image = Image.of(rows);
        Files.createDirectories(file.getParent());
        Files.write(file, image);
        long stepping =
                Arrays.stream(rows).filter(row -> !row.steps().isEmpty()).count();
        System.out.printf("%d bytes of folds, %d characters with steps.%n", image.length, stepping);
    }

    static Row[] rows() {
        Row[] rows = new Row[CODE_POINTS];
        for (int codePoint = 0; codePoint < CODE_POINTS; codePoint++) {
            boolean surrogate = UCharacter.getType(codePoint) == UCharacterCategory.SURROGATE;
            rows[codePoint] = surrogate ? Row.PLAIN : new Row(Skips.of(codePoint), Steps.of(codePoint));
        }
        return rows;
    }

    static String text(int codePoint) {
        return Character.toString(codePoint);
    }

    static boolean has(int codePoint, int property) {
        return UCharacter.hasBinaryProperty(codePoint, property);
    }

    /** One way to write a character more plainly. */
    record Step(Evasion kind, String target) {}

    /** All that the table says of a character: how it may be skipped, if at all, and its steps in order of preference. */
    record Row(Evasion skip, List<Step> steps) {
        static final Row PLAIN = new Row(null, List.of());
    }

    /** Which characters may be skipped, and as what. */
    static class Skips {
        /** Full-width forms that close or part sentences; the others of ASCII are symbols. */
        private static final String CHINESE_PUNCTUATION = "，！？：；（）［］｛｝．";

        private static final String LINE_BREAKS = "\n\u000B\f\r\u0085\u2028\u2029";
        /** Voiced sound marks make another kana. */
        private static final Set<Integer> KANA_MARKS = Set.of(0x3099, 0x309A);
        /** A braille cell without dots is a blank. */
        private static final int BRAILLE_BLANK = 0x2800;

        static Evasion of(int codePoint) {
            if (LINE_BREAKS.indexOf(codePoint) >= 0) {
                return Evasion.LINE_BREAK;
            }
            if (codePoint == 0xAD) {
                return Evasion.SOFT_HYPHEN;
            }
            if (has(codePoint, UProperty.VARIATION_SELECTOR)) {
                return Evasion.VARIATION_SELECTOR;
            }
            if (codePoint == '\t' || codePoint == BRAILLE_BLANK) {
                return Evasion.SPACE;
            }
            if (has(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
                return Evasion.ZERO_WIDTH;
            }
            return isEmoji(codePoint) ? Evasion.EMOJI : byCategory(codePoint);
        }

        /** Pictures; letters, punctuation and signs of Latin-1 that may be shown as pictures are text. */
        private static boolean isEmoji(int codePoint) {
            boolean picture = has(codePoint, UProperty.EMOJI)
                    || (codePoint >= 0x1F000 && has(codePoint, UProperty.EXTENDED_PICTOGRAPHIC));
            boolean text = codePoint <= 0xFF || Styles.SIGNS.contains(codePoint) || UCharacter.isLetter(codePoint);
            return picture && !text && !isPunctuation(codePoint);
        }

        private static Evasion byCategory(int codePoint) {
            return switch (UCharacter.getType(codePoint)) {
                case UCharacterCategory.SPACE_SEPARATOR -> Evasion.SPACE;
                case UCharacterCategory.CONTROL, UCharacterCategory.FORMAT -> Evasion.ZERO_WIDTH;
                case UCharacterCategory.NON_SPACING_MARK,
                        UCharacterCategory.ENCLOSING_MARK,
                        UCharacterCategory.COMBINING_SPACING_MARK -> mark(codePoint);
                case UCharacterCategory.MATH_SYMBOL,
                        UCharacterCategory.CURRENCY_SYMBOL,
                        UCharacterCategory.MODIFIER_SYMBOL,
                        UCharacterCategory.OTHER_SYMBOL -> Evasion.SYMBOL;
                case UCharacterCategory.MODIFIER_LETTER -> toneOrStress(codePoint) ? Evasion.SYMBOL : null;
                default -> isPunctuation(codePoint) ? punctuation(codePoint) : null;
            };
        }

        /** Marks that go with any letter; those of one script spell its words, save the Cyrillic ones, which only adorn. */
        private static Evasion mark(int codePoint) {
            int script = UScript.getScript(codePoint);
            boolean adorns = script == UScript.COMMON || script == UScript.INHERITED || script == UScript.CYRILLIC;
            return adorns && !KANA_MARKS.contains(codePoint) ? Evasion.MARK : null;
        }

        private static boolean toneOrStress(int codePoint) {
            return codePoint >= 0x2B9
                    && codePoint <= 0x2FF
                    && Normalizer2.getNFKCInstance().isNormalized(text(codePoint));
        }

        private static Evasion punctuation(int codePoint) {
            boolean latin = codePoint <= 0xFF;
            boolean wide = codePoint >= 0xFF01 && codePoint <= 0xFF5E && CHINESE_PUNCTUATION.indexOf(codePoint) < 0;
            return latin || wide ? Evasion.SYMBOL : Evasion.PUNCTUATION;
        }

        private static boolean isPunctuation(int codePoint) {
            return switch (UCharacter.getType(codePoint)) {
                case UCharacterCategory.CONNECTOR_PUNCTUATION,
                        UCharacterCategory.DASH_PUNCTUATION,
                        UCharacterCategory.START_PUNCTUATION,
                        UCharacterCategory.END_PUNCTUATION,
                        UCharacterCategory.INITIAL_PUNCTUATION,
                        UCharacterCategory.FINAL_PUNCTUATION,
                        UCharacterCategory.OTHER_PUNCTUATION -> true;
                default -> false;
            };
        }
    }

    /** The steps of a character, in order of preference. */
    static class Steps {
        static List<Step> of(int codePoint) {
            if (Skips.of(codePoint) == Evasion.MARK) {
                return List.of();
            }
            List<Step> steps = new ArrayList<>();
            boolean shape = Lookalikes.ofAnotherShapeThanItsSmallLetter(codePoint);
            if (shape) {
                add(steps, Evasion.LOOKALIKE, codePoint, Lookalikes::of);
            }
            boolean late = isSmallOrLong(codePoint);
            if (!late) {
                add(steps, Evasion.CASE, codePoint, Steps::folded);
            }
            add(steps, Evasion.WIDTH, codePoint, Steps::usualWidth);
            add(steps, Evasion.TRADITIONAL, codePoint, Simplified::of);
            add(steps, Evasion.STYLED, codePoint, Styles::of);
            add(steps, Evasion.DIGIT, codePoint, Digits::of);
            add(steps, Evasion.MARK, codePoint, Accents::of);
            if (!shape) {
                add(steps, Evasion.LOOKALIKE, codePoint, Lookalikes::of);
            }
            if (late) {
                add(steps, Evasion.CASE, codePoint, Steps::folded);
            }
            return List.copyOf(steps);
        }

        /** Where nothing of the target would be left, the character has no step; most such may be skipped themselves. */
        private static void add(List<Step> steps, Evasion kind, int codePoint, IntFunction<String> source) {
            String target = source.apply(codePoint);
            if (target != null
                    && !target.equals(text(codePoint))
                    && target.codePoints().anyMatch(part -> Skips.of(part) == null)) {
                steps.add(new Step(kind, target));
            }
        }

        /** Ligatures, odd forms and letters with accents have a case folding too; the other steps say better what they are. */
        private static boolean isSmallOrLong(int codePoint) {
            boolean small = UCharacter.getType(codePoint) == UCharacterCategory.LOWERCASE_LETTER;
            return small
                    || folded(codePoint).codePointCount(0, folded(codePoint).length()) > 1;
        }

        private static String folded(int codePoint) {
            return UCharacter.foldCase(text(codePoint), UCharacter.FOLD_CASE_DEFAULT);
        }

        private static String usualWidth(int codePoint) {
            return isOfAnotherWidth(codePoint) ? Normalizer2.getNFKCInstance().getRawDecomposition(codePoint) : null;
        }

        static boolean isOfAnotherWidth(int codePoint) {
            int type = UCharacter.getIntPropertyValue(codePoint, UProperty.DECOMPOSITION_TYPE);
            return type == UCharacter.DecompositionType.WIDE || type == UCharacter.DecompositionType.NARROW;
        }
    }

    /** Simplified characters for traditional ones, one for one. */
    static class Simplified {
        private static final Transliterator TO_SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
        /** Simplified ones that the transliterator takes for traditional ones or variants of others. */
        private static final String KEPT = "苎俱僇垵姊跤";
        /** Pairs that it does not know, traditional and simplified: variants that people type today. */
        private static final String MORE = "礮炮薴苎閤合囌苏鞦秋韆千濛蒙矇蒙嶽岳擡抬幷并朮术榦干殻壳滙汇畵画舘馆蔘参衕同遶绕鉆钻鎌镰鎭镇麪面麫面"
                + "峯峰敎教旣既卽即彫雕鵰雕遡溯泝溯棊棋簑蓑糉粽緼缊鍼针譭毁輼辒蓴莼巹卺襉裥鷴鹇飱飧冑胄儁俊嵗岁"
                + "硃朱箚札篠筿殭僵牴抵犛牦璿璇枴拐柺拐淩凌灩滟擽㧰嫺娴廕荫壜坛墰坛厤历寀采彔录";

        private static final Map<Integer, String> OWN = pairs();

        private static Map<Integer, String> pairs() {
            int[] parts = MORE.codePoints().toArray();
            Map<Integer, String> pairs = new HashMap<>();
            for (int i = 0; i < parts.length; i += 2) {
                pairs.put(parts[i], text(parts[i + 1]));
            }
            return Map.copyOf(pairs);
        }

        static String of(int codePoint) {
            if (OWN.containsKey(codePoint)) {
                return OWN.get(codePoint);
            }
            boolean han = has(codePoint, UProperty.UNIFIED_IDEOGRAPH) && KEPT.indexOf(codePoint) < 0;
            return han ? TO_SIMPLIFIED.transliterate(text(codePoint)) : null;
        }
    }

    /** Letters and numbers in circles, squares, parentheses, other fonts and compatibility forms. */
    static class Styles {
        private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
        private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();
        /** Signs after a name, not letters of it. */
        static final Set<Integer> SIGNS = Set.of(0x2120, 0x2122);

        private static final Map<Integer, String> OWN =
                Map.of(0xE6, "ae", 0xC6, "AE", 0x153, "oe", 0x152, "OE", 0x1F51F, "10", 0x1F199, "up");
        private static final Pattern LETTER =
                Pattern.compile("(?:.* )?(?:CIRCLED|SQUARED|INDICATOR SYMBOL)(?: LATIN CAPITAL)? LETTER ([A-Z])");
        private static final Pattern SMALL_CAPITAL = Pattern.compile("LATIN LETTER SMALL CAPITAL ([A-Z])");
        private static final Pattern SQUARED_LETTERS = Pattern.compile("(?:NEGATIVE )?SQUARED ([A-Z]+)");

        static String of(int codePoint) {
            if (OWN.containsKey(codePoint)) {
                return OWN.get(codePoint);
            }
            if (SIGNS.contains(codePoint) || Steps.isOfAnotherWidth(codePoint)) {
                return null;
            }
            String plain = NFKC.normalize(text(codePoint));
            return plain.equals(text(codePoint)) ? byName(codePoint) : withoutFrame(plain);
        }

        /** Without parentheses, stops, slashes and blanks around or between the letters. */
        private static String withoutFrame(String plain) {
            return plain.codePoints()
                    .filter(part -> Skips.of(part) == null || Skips.of(part) == Evasion.MARK)
                    .mapToObj(FoldTables::text)
                    .collect(Collectors.joining());
        }

        private static String byName(int codePoint) {
            String name = UCharacter.getName(codePoint);
            if (name == null) {
                return null;
            }
            Matcher smallCapital = SMALL_CAPITAL.matcher(name);
            if (smallCapital.matches()) {
                return UCharacter.toLowerCase(smallCapital.group(1));
            }
            return switch (UCharacter.getType(codePoint)) {
                case UCharacterCategory.OTHER_NUMBER -> circledNumber(codePoint, name);
                case UCharacterCategory.OTHER_SYMBOL ->
                    isRadical(codePoint) ? character(codePoint) : letters(codePoint, name);
                default -> null;
            };
        }

        private static String circledNumber(int codePoint, String name) {
            double value = UCharacter.getUnicodeNumericValue(codePoint);
            boolean whole = value >= 0 && value == (int) value;
            return whole && name.contains("CIRCLED") ? Integer.toString((int) value) : null;
        }

        private static String letters(int codePoint, String name) {
            Matcher letter = LETTER.matcher(name);
            if (letter.matches()) {
                return letter.group(1);
            }
            Matcher squared = SQUARED_LETTERS.matcher(name);
            return codePoint >= 0x1F100 && codePoint <= 0x1F1FF && squared.matches() ? squared.group(1) : null;
        }

        private static boolean isRadical(int codePoint) {
            return codePoint >= 0x2E80 && codePoint <= 0x2EFF;
        }

        /** A radical of the supplement that looks like a character; NFKC leaves most of them alone. */
        private static String character(int codePoint) {
            String seen = SPOOFS.getSkeleton(text(codePoint));
            boolean one = seen.codePointCount(0, seen.length()) == 1;
            return one && has(seen.codePointAt(0), UProperty.UNIFIED_IDEOGRAPH) ? seen : null;
        }
    }

    /** Digits of all scripts. */
    static class Digits {
        /** A digit's place is its value. */
        private static final List<String> HAN = List.of("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "零弌弍弎");

        static String of(int codePoint) {
            int value = UCharacter.digit(codePoint, 10);
            boolean letter = UCharacter.getType(codePoint) == UCharacterCategory.OTHER_LETTER;
            if (codePoint > 0x7F && value >= 0 && !letter) {
                return Integer.toString(value);
            }
            boolean counted = codePoint >= 0x3021 && codePoint <= 0x3029;
            return counted ? Integer.toString(codePoint - 0x3020) : han(codePoint);
        }

        private static String han(int codePoint) {
            for (String digits : HAN) {
                if (digits.indexOf(codePoint) >= 0) {
                    return Integer.toString(digits.indexOf(codePoint));
                }
            }
            return null;
        }
    }

    /** Letters of Latin, Greek and Cyrillic without accents, hooks and strokes. */
    static class Accents {
        private static final Set<Integer> SCRIPTS = Set.of(UScript.LATIN, UScript.GREEK, UScript.CYRILLIC);
        private static final Map<Integer, String> ETH = Map.of(0xD0, "D", 0xF0, "d");
        private static final Pattern ADORNED = Pattern.compile("LATIN (CAPITAL|SMALL) LETTER ([A-Z]) WITH .*");

        static String of(int codePoint) {
            if (!SCRIPTS.contains(UScript.getScript(codePoint)) || !UCharacter.isLetter(codePoint)) {
                return null;
            }
            String parts = Normalizer2.getNFDInstance().getDecomposition(codePoint);
            if (parts != null) {
                return text(parts.codePointAt(0));
            }
            Matcher adorned = ADORNED.matcher(UCharacter.getName(codePoint));
            if (adorned.matches()) {
                String letter = adorned.group(2);
                return adorned.group(1).equals("SMALL") ? UCharacter.toLowerCase(letter) : letter;
            }
            return ETH.get(codePoint);
        }
    }

    /** Letters that look like one of ASCII (Unicode Technical Standard 39, confusables). */
    static class Lookalikes {
        private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();
        private static final Map<String, String> LETTER_OF_SHAPE = shapes();
        /** Of the scripts that people write today, those whose letters pass for Latin ones. */
        private static final Set<Integer> LIVING =
                Set.of(UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.ARMENIAN);

        private static Map<String, String> shapes() {
            Map<String, String> shapes = new HashMap<>();
            for (char letter = 'A'; letter <= 'Z'; letter++) {
                shapes.put(SPOOFS.getSkeleton(text(letter)), text(letter));
            }
            for (char letter = 'a'; letter <= 'z'; letter++) {
                shapes.put(SPOOFS.getSkeleton(text(letter)), text(letter));
            }
            return Map.copyOf(shapes);
        }

        static String of(int codePoint) {
            if (codePoint < 0x80 || !UCharacter.isLetter(codePoint) || !passes(UScript.getScript(codePoint))) {
                return null;
            }
            boolean capital = UCharacter.isUUppercase(codePoint);
            String seen = seen(codePoint);
            if (seen == null) {
                String upper = capital ? null : seen(UCharacter.toUpperCase(codePoint));
                return upper == null ? null : UCharacter.toLowerCase(upper);
            }
            if (seen.equals("l") && capital && "i".equals(seen(UCharacter.toLowerCase(codePoint)))) {
                return "I";
            }
            return capital ? seen : UCharacter.toLowerCase(seen);
        }

        /** As Greek {@code Ν} looks like N and {@code ν} like v. */
        static boolean ofAnotherShapeThanItsSmallLetter(int codePoint) {
            int small = UCharacter.toLowerCase(codePoint);
            if (small == codePoint) {
                return false;
            }
            String capital = of(codePoint);
            return capital != null && !UCharacter.toLowerCase(capital).equals(of(small));
        }

        private static String seen(int codePoint) {
            return LETTER_OF_SHAPE.get(SPOOFS.getSkeleton(text(codePoint)));
        }

        private static boolean passes(int script) {
            return LIVING.contains(script)
                    || script != UScript.HAN
                            && script != UScript.COMMON
                            && UScript.getUsage(script) != UScript.ScriptUsage.RECOMMENDED;
        }
    }

    /** What must hold whichever kinds of evasion are enabled. */
    static class Proof {
        private final Row[] rows;
        /** 0 not seen, 1 on the way, 2 ends. */
        private final byte[] seen = new byte[CODE_POINTS];

        private Proof(Row[] rows) {
            this.rows = rows;
        }

        static void check(Row[] rows) {
            Proof proof = new Proof(rows);
            for (int codePoint = 0; codePoint < CODE_POINTS; codePoint++) {
                proof.ends(codePoint);
                proof.leavesSomething(codePoint);
            }
        }

        /** No path of steps comes back, so that every folding ends. */
        private void ends(int codePoint) {
            if (seen[codePoint] == 1) {
                throw new IllegalStateException("The steps of " + named(codePoint) + " come back to it.");
            }
            if (seen[codePoint] == 0) {
                seen[codePoint] = 1;
                for (Step step : rows[codePoint].steps()) {
                    step.target().codePoints().forEach(this::ends);
                }
                seen[codePoint] = 2;
            }
        }

        private void leavesSomething(int codePoint) {
            for (Step step : rows[codePoint].steps()) {
                if (step.target().codePoints().allMatch(part -> rows[part].skip() != null)) {
                    throw new IllegalStateException("Nothing need be left of " + named(codePoint) + " after " + step);
                }
            }
        }

        private static String named(int codePoint) {
            return String.format("U+%04X", codePoint);
        }
    }

    /** The bytes of the table; all numbers are big-endian. */
    static class Image {
        private static final int MAGIC = 0x434B464C;
        private static final int FORMAT = 1;
        private static final int BLOCK = 64;

        private final Map<Row, Integer> entries = new LinkedHashMap<>();
        private final Map<String, Integer> blocks = new LinkedHashMap<>();
        private final StringBuilder index = new StringBuilder();
        private final StringBuilder offsets = new StringBuilder();
        private final StringBuilder pool = new StringBuilder();

        static byte[] of(Row[] rows) throws IOException {
            Image image = new Image();
            image.entry(Row.PLAIN);
            for (int start = 0; start < CODE_POINTS; start += BLOCK) {
                StringBuilder block = new StringBuilder();
                for (int codePoint = start; codePoint < start + BLOCK; codePoint++) {
                    block.append(unsigned(image.entry(rows[codePoint])));
                }
                image.index.append(unsigned(image.blocks.computeIfAbsent(block.toString(), b -> image.blocks.size())));
            }
            return image.bytes();
        }

        private int entry(Row row) {
            Integer known = entries.get(row);
            if (known == null) {
                known = entries.size();
                entries.put(row, known);
                offsets.append(unsigned(pool.length()));
                int skip = row.skip() == null ? 0 : row.skip().ordinal() + 1;
                pool.append(unsigned(skip << 8 | row.steps().size()));
                for (Step step : row.steps()) {
                    pool.append(
                            unsigned(step.kind().ordinal() << 8 | step.target().length()));
                    pool.append(step.target());
                }
            }
            return known;
        }

        private byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            VersionInfo unicode = UCharacter.getUnicodeVersion();
            out.writeInt(MAGIC);
            out.writeShort(FORMAT);
            out.writeByte(unicode.getMajor());
            out.writeByte(unicode.getMinor());
            for (CharSequence part : List.of(index, String.join("", blocks.keySet()), offsets, pool)) {
                out.writeInt(part.length());
                out.writeChars(part.toString());
            }
            CRC32C check = new CRC32C();
            check.update(bytes.toByteArray());
            out.writeInt((int) check.getValue());
            return bytes.toByteArray();
        }

        private static char unsigned(int value) {
            if (value < 0 || value > Character.MAX_VALUE) {
                throw new IllegalStateException(value + " does not fit into 16 bits.");
            }
            return (char) value;
        }
    }
}
