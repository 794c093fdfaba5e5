package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("At its edges the matcher")
class MatchingEdgesTest {

    private static final MatchRules RULES = MatchRules.ALL.boundaries(WordBoundaries.NONE);

    private static Word word(String text, Level level) {
        return Word.of(text, WordCategory.SPAM, level);
    }

    private static WordMatcher.Builder builder(String... words) {
        WordMatcher.Builder builder = WordMatcher.builder().rules(RULES);
        for (String text : words) {
            builder.add(word(text, Level.LOW));
        }
        return builder;
    }

    private static List<String> hits(WordMatcher matcher, String text) {
        return matcher.findAll(text).stream()
                .map(hit -> hit.start() + "-" + hit.end() + " " + hit.term().name() + " "
                        + hit.term().level().text())
                .toList();
    }

    @Test
    @DisplayName("takes commas and full stops around a hit for edges of words, but not those within disguises")
    void clauses() {
        WordMatcher matcher = WordMatcher.builder()
                .add(word("口交", Level.LOW))
                .add(word("性爱", Level.LOW))
                .build();

        assertThat(hits(matcher, "路口交通")).isEmpty();
        assertThat(hits(matcher, "路。口。交。通")).isEmpty();
        assertThat(hits(matcher, "路。口交。通")).containsExactly("2-4 口交 low");
        assertThat(hits(matcher, "路,口交!通")).containsExactly("2-4 口交 low");
        assertThat(hits(matcher, "肉质比较韧，性爱，而且先不说")).containsExactly("6-8 性爱 low");
    }

    @Test
    @DisplayName("finds a word at the start of a text in one character that stands for several, and so behind a hit")
    void expandingFirst() {
        WordMatcher matcher = builder("kg", "123").build();

        assertThat(matcher.contains("㎏x")).isTrue();
        assertThat(hits(matcher, "㎏㎏⑫3")).containsExactly("0-1 kg low", "1-2 kg low", "2-4 123 low");
    }

    @Test
    @DisplayName("finds one character said twice wherever it is said twice, and only there")
    void saidTwice() {
        WordMatcher matcher = builder("aa", "ff").build();

        assertThat(hits(matcher, "xab a")).isEmpty();
        assertThat(hits(matcher, "xaab")).containsExactly("1-3 aa low");
        assertThat(hits(matcher, "a*a")).containsExactly("0-3 aa low");
        assertThat(hits(matcher, "aaaxＡA")).containsExactly("0-3 aa low", "4-6 aa low");
        assertThat(hits(matcher, "oﬀ f")).containsExactly("1-2 ff low");
    }

    @Test
    @DisplayName("sees through a character said again behind what is skipped, wherever in the word it stands")
    void saidAgain() {
        WordMatcher matcher = builder("abcd").build();

        assertThat(hits(matcher, "a*abcd")).containsExactly("2-6 abcd low");
        assertThat(hits(matcher, "ab*bcd")).containsExactly("0-6 abcd low");
        assertThat(hits(matcher, "ab*b*bcd")).containsExactly("0-8 abcd low");
        assertThat(hits(matcher, "abc*cd")).containsExactly("0-6 abcd low");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50, 256, 257, 8_192, 9_728, 9_729, 20_000})
    @DisplayName("answers the same for a text of any length, in any form, at any place")
    void anyLength(int length) {
        WordMatcher matcher = builder("赌博").build();
        String clean = "天气".repeat(length).substring(0, length);
        String hidden = clean.substring(2) + "赌博";

        assertThat(matcher.contains(hidden)).isTrue();
        assertThat(matcher.contains(clean)).isFalse();
        assertThat(matcher.contains(CharBuffer.wrap(hidden))).isTrue();
        assertThat(matcher.contains(CharBuffer.wrap(clean))).isFalse();
        assertThat(hits(matcher, hidden)).containsExactly((length - 2) + "-" + length + " 赌博 low");
        assertThat(hits(matcher, clean)).isEmpty();
        assertThat(hits(matcher, "赌博" + clean)).containsExactly("0-2 赌博 low");
    }

    @Test
    @DisplayName("spares no hit before an allowed span that shares a run of one character with it")
    void allowedSpanWithinRun() {
        WordMatcher matcher = builder("傻").allow(List.of("傻瓜")).build();

        assertThat(hits(matcher, "傻，傻瓜")).containsExactly("0-1 傻 low");
        assertThat(hits(matcher, "傻傻瓜")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"kkka kka", "🔞", "***"})
    @DisplayName(
            "lets spans pass for a call as it does for a dictionary: with other counts of the same characters, and as they are written")
    void spansOfCall(String span) {
        WordMatcher once =
                builder("a", "🔞", "***").allow(List.of("kkkkkka kka", span)).build();
        WordMatcher eachCall = builder("a", "🔞", "***").build().with(RULES.allowing(List.of("kkkkkka kka", span)));

        assertThat(once.contains(span)).isFalse();
        assertThat(eachCall.contains(span)).isFalse();
    }

    @Test
    @DisplayName("lets long spans pass for a call")
    void longSpanOfCall() {
        String span = "㎏".repeat(40);
        WordMatcher matcher = builder("kg").build().with(RULES.allowing(List.of(span)));

        assertThat(matcher.contains("㎏".repeat(39))).isTrue();
        assertThat(matcher.contains(span)).isFalse();
    }

    @ParameterizedTest(name = "beside {0}")
    @ValueSource(strings = {"另外", "🔞"})
    @DisplayName(
            "names the gravest of the words that stand on one place, then the first, but before all the one that repeats more")
    void gravest(String other) {
        WordMatcher matcher = builder("加a")
                .add(word("加A", Level.HIGH))
                .add(word("加ａ", Level.HIGH))
                .add(word("B", Level.HIGH))
                .add(word("BB", Level.LOW))
                .add(word(other, Level.LOW))
                .build();

        assertThat(hits(matcher, "加a")).containsExactly("0-2 加A high");
        assertThat(hits(matcher, "bb")).containsExactly("0-2 BB low");
    }

    @Test
    @DisplayName("finds private and unassigned characters of every plane")
    void everyPlane() {
        for (int plane = 0; plane <= 16; plane++) {
            String text = Character.toString(plane << 16 | 0xFABC);
            assertThat(hits(builder(text).build(), text)).as("plane %d", plane).hasSize(1);
        }
    }

    @Test
    @DisplayName("takes an empty dictionary and refuses empty words and half characters")
    void bad() {
        assertThat(builder().build().findAll("加微信")).isEmpty();
        assertThatThrownBy(() -> word("", Level.LOW)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> word("a\uD842", Level.LOW)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> word("\uDFB7a", Level.LOW)).isInstanceOf(InvalidValueException.class);
        assertThat(hits(builder("加").build(), "\uD842加\uDFB7")).containsExactly("1-2 加 low");
    }

    @Test
    @DisplayName("finds a word of 10,000 characters, over the borders of blocks")
    void longWord() {
        String text = Stretches.of(10_000, 1);
        WordMatcher matcher = builder(text, text.substring(0, 5_000)).build();

        assertThat(matcher.findAll("天".repeat(4_000) + text + "地"))
                .extracting(hit -> hit.start() + "-" + hit.end())
                .containsExactly("4000-14000");
    }

    @Test
    @DisplayName("stays within any text, in order, and says the same to many threads")
    void garbage() throws InterruptedException, ExecutionException {
        WordMatcher matcher =
                builder("a", "加微", "㎏", "12", "🔞", "\u5FAE", "ab", "é").build();
        List<String> texts = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            all.append((char) c);
        }
        texts.add(all.toString());
        for (int i = 0; i < 40; i++) {
            texts.add(Stretches.garbage(50_000, i));
        }
        List<List<Hit>> alone = texts.stream().map(matcher::findAll).toList();
        for (int i = 0; i < texts.size(); i++) {
            check(texts.get(i), alone.get(i), matcher);
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<List<Hit>>>> together = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<String> order = new ArrayList<>(texts);
            Collections.shuffle(order, new Random(i));
            together.add(threads.submit(() -> {
                order.forEach(matcher::contains);
                return matcher.findAll(texts);
            }));
        }
        for (Future<List<List<Hit>>> one : together) {
            assertThat(one.get()).isEqualTo(alone);
        }
        threads.shutdown();
    }

    private static void check(String text, List<Hit> hits, WordMatcher matcher) {
        int behind = 0;
        int removed = 0;
        for (Hit hit : hits) {
            assertThat(hit.start()).isBetween(behind, text.length() - 1);
            assertThat(hit.end()).isBetween(hit.start() + 1, text.length());
            assertThat(hit.text()).isEqualTo(text.substring(hit.start(), hit.end()));
            behind = hit.end();
            removed += hit.end() - hit.start();
        }
        assertThat(hits).isNotEmpty();
        assertThat(matcher.contains(text)).isTrue();
        assertThat(matcher.replace(text, Mask.fixed(""))).hasSize(text.length() - removed);
        assertThat(matcher.explain(text).stream()
                        .filter(place -> place.outcome() == HitOutcome.HIT)
                        .map(Explained::hit)
                        .toList())
                .isEqualTo(hits);
    }

    /** Texts out of seeds. */
    private static final class Stretches {
        static String of(int length, long seed) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append((char) ('一' + random.nextInt(5_000)));
            }
            return text.toString();
        }

        static String garbage(int length, long seed) {
            Random random = new Random(seed);
            String some = "a加微㎏⑫12 *b\uD83D\uDD1E\u0301\u200B\n";
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(
                        random.nextBoolean()
                                ? some.charAt(random.nextInt(some.length()))
                                : (char) random.nextInt(0x10000));
            }
            return text.toString();
        }
    }

    @Test
    @DisplayName("shows no text of a member when it is printed, and stands ten million repetitions of one character")
    void prints() {
        WordMatcher matcher = WordMatcher.builder()
                .add(Word.of("加微信", WordCategory.CONTACT, Level.HIGH))
                .build();

        Hit hit = matcher.findAll("加".repeat(10_000_000) + "微信").get(0);

        assertThat(hit.start()).isZero();
        assertThat(hit.end()).isEqualTo(10_000_002);
        assertThat(hit.evasions()).containsExactly(Evasion.REPEAT);
        assertThat(hit).hasToString("Hit[0..10000002, contact 加微信, [repeat], 10000]");
    }

    @Test
    @DisplayName("finds a word of one repeated character over a gap that is longer than what is read at once")
    void repeatedOverBorders() {
        WordMatcher matcher = WordMatcher.builder()
                .add(Word.of("傻傻", WordCategory.ABUSE, Level.HIGH))
                .build();
        String text = "天".repeat(8_000) + "傻" + "\u200b".repeat(20_000) + "傻" + "天".repeat(8_000);

        Hit hit = matcher.findAll(text).get(0);

        assertThat(hit.start()).isEqualTo(8_000);
        assertThat(hit.end()).isEqualTo(28_002);
    }

    @Test
    @DisplayName("names a repetition alone where a character is said again just as the dictionary has it")
    void repeatedAsWritten() {
        WordMatcher matcher = builder("VX号", "賭博").build();

        assertThat(matcher.findAll("VVXX号 賭賭博"))
                .extracting(Hit::evasions)
                .containsExactly(EnumSet.of(Evasion.REPEAT), EnumSet.of(Evasion.REPEAT));
        assertThat(matcher.findAll("VvX号 赌賭博"))
                .extracting(Hit::evasions)
                .containsExactly(
                        EnumSet.of(Evasion.CASE, Evasion.REPEAT), EnumSet.of(Evasion.TRADITIONAL, Evasion.REPEAT));
    }

    @Test
    @DisplayName("judges what lies across two words alike, wherever in a text the block of reading ends")
    void farNeighbours() {
        WordMatcher matcher = WordMatcher.builder().add(word("口交", Level.HIGH)).build();

        for (int dots : new int[] {300, 509, 600, 2_000}) {
            String passage = "\n路" + "。".repeat(dots) + "口交" + "。".repeat(dots) + "通";
            boolean alone = matcher.contains(passage);
            for (int before = 7_000; before < 9_000; before += 37) {
                assertThat(matcher.contains("界".repeat(before) + passage))
                        .as("%d dots behind %d", dots, before)
                        .isEqualTo(alone);
            }
        }
    }
}
