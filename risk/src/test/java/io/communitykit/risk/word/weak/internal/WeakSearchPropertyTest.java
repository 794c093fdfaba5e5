package io.communitykit.risk.word.weak.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.spi.SplitCharacters;
import io.communitykit.risk.word.weak.SplitTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;

@Label("Each search finds what a plain model of its trick finds")
class WeakSearchPropertyTest {

    // Few syllables, some of them read in two ways, some characters that are made of others.
    private static final String WORDS = "加佳微行女好信";
    private static final String HAN = WORDS + "威航子人言口力";
    /** For each character: its spelling, three characters that may sound like it, its parts. */
    private static final Map<String, List<String>> HIDDEN = Map.of(
            "加", List.of("jia", "佳", "家", "jia", "力口"),
            "佳", List.of("jia", "加", "家", "jia", "佳"),
            "微", List.of("wei", "威", "威", "wei", "微"),
            "行", List.of("xing", "航", "hang", "型", "行"),
            "女", List.of("nv", "nv", "女", "nv", "女"),
            "好", List.of("hao", "hao", "好", "号", "女子"),
            "信", List.of("xin", "新", "xin", "欣", "人言"));

    private static final List<String> BETWEEN = List.of(" ", "\u200b", "*");
    private static final String LETTERS = "jiaxnweghv";
    private static final Folding FOLDING = Folding.DEFAULT.withMaxGap(1);

    /** Words, and a text that has some of them in it, disguised. */
    record Scene(List<String> words, String text) {}

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<String> word =
                Arbitraries.strings().withChars(WORDS).ofMinLength(2).ofMaxLength(4);
        return word.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .flatMap(words ->
                        pieces(words).list().ofMaxSize(6).map(pieces -> new Scene(words, String.join("", pieces))));
    }

    private static Arbitrary<String> pieces(List<String> words) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, disguised(words)),
                Tuple.of(1, Arbitraries.strings().withChars(HAN).ofLength(1)),
                Tuple.of(1, Arbitraries.strings().withChars(LETTERS).ofLength(1)),
                Tuple.of(1, Arbitraries.of("女  子", "力 口", "人*言", "人  言")),
                Tuple.of(1, Arbitraries.of(" ", "  ", "*", "1", "\n", "\u200b")));
    }

    // Each trick has its turn; within it each character is hidden or not, with what stands between.
    private static Arbitrary<String> disguised(List<String> words) {
        Arbitrary<List<Integer>> choices =
                Arbitraries.integers().between(0, 11).list().ofSize(8);
        return Combinators.combine(Arbitraries.of(words), Arbitraries.integers().between(0, 4), choices)
                .as(WeakSearchPropertyTest::disguise);
    }

    private static String disguise(String word, int trick, List<Integer> choices) {
        String order = trick == 3 ? new StringBuilder(word).reverse().toString() : word;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < order.length(); i++) {
            String one = order.substring(i, i + 1);
            int choice = choices.get(i);
            List<String> hidden = HIDDEN.getOrDefault(one, List.of());
            text.append(
                    switch (trick) {
                        case 0 -> choice < 4 ? one : hidden.get(choice % 4);
                        case 1 -> hidden.get(0).substring(0, 1);
                        case 2 -> choice < 4 ? one : hidden.get(4);
                        default -> one;
                    });
            int between = choices.get(4 + i % 4);
            text.append(between > 8 ? BETWEEN.get(between - 9) : trick == 4 && between > 5 ? "x1" : "");
        }
        return text.toString();
    }

    @Property(tries = 1_500)
    @Label("sound and spelling")
    void sounds(@ForAll("scenes") Scene scene) {
        WeakWords words = words(scene.words());
        SoundSearch search = new SoundSearch(words, Set.of(Evasion.HOMOPHONE, Evasion.PINYIN), 2);

        assertThat(found(search, words, scene.text())).isEqualTo(new NaiveWeak(words, scene.text()).sounds());
    }

    @Property(tries = 1_000)
    @Label("first letters")
    void initials(@ForAll("scenes") Scene scene) {
        WeakWords words = words(scene.words());

        assertThat(found(new InitialsSearch(words), words, scene.text()))
                .isEqualTo(new NaiveWeak(words, scene.text()).initials());
    }

    @Property(tries = 1_000)
    @Label("backwards")
    void reversed(@ForAll("scenes") Scene scene) {
        WeakWords words = words(scene.words());

        assertThat(found(new ReversedSearch(new WrittenWords(words)), words, scene.text()))
                .isEqualTo(new NaiveWeak(words, scene.text()).reversed());
    }

    @Property(tries = 1_000)
    @Label("letters and digits strewn in")
    void noise(@ForAll("scenes") Scene scene) {
        WeakWords words = words(scene.words());

        assertThat(found(new NoiseSearch(new WrittenWords(words)), words, scene.text()))
                .isEqualTo(new NaiveWeak(words, scene.text()).noise());
    }

    @Property(tries = 1_500)
    @Label("taken apart")
    void split(@ForAll("scenes") Scene scene) {
        WeakWords words = words(scene.words());
        SplitCharacters split = SplitTable.shipped();

        assertThat(found(new SplitSearch(new WrittenWords(words), split), words, scene.text()))
                .isEqualTo(new NaiveWeak(words, scene.text()).split(split));
    }

    @Property(tries = 1_000)
    @Label("symbols for letters")
    void leet(
            @ForAll @Chars({'s', '3', 'e', '1', 'i'}) @StringLength(min = 2, max = 4) String word,
            @ForAll @Chars({'s', '3', 'e', '1', 'i', '!', '$', ' ', '好'}) @StringLength(max = 9) String around) {
        String text = around.replace("好", word);
        WeakWords words = words(List.of(word));

        assertThat(found(new LeetSearch(words), words, text)).isEqualTo(new NaiveWeak(words, text).leet());
    }

    private static WeakWords words(List<String> some) {
        List<Term> terms = some.stream()
                .distinct()
                .map(text -> (Term) Word.of(text, WordCategory.SPAM, Level.LOW))
                .collect(Collectors.toList());
        return new WeakWords(terms, FOLDING);
    }

    private static Set<String> found(WeakSearch search, WeakWords words, String text) {
        Set<String> found = new TreeSet<>();
        FoldedText folded = FoldedText.of(text, words.folds());
        search.find(folded, (word, in, first, last, kinds, confidence) -> {
            assertThat(confidence).isBetween(1, 9_999);
            found.add(NaiveWeak.place(
                    in.start(first), in.end(last), words.word(word).text()));
        });
        Statistics.collect(found.isEmpty() ? "nothing" : "some");
        return found;
    }
}
