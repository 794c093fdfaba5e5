package io.communitykit.risk.word.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.spi.SplitCharacters;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Weak evidence")
class WeakEvidenceTest {

    private static final Word WECHAT = Word.of("加微信", WordCategory.CONTACT, Level.HIGH);
    private static final List<Word> WORDS = List.of(
            WECHAT,
            Word.of("vx123", WordCategory.CONTACT, Level.HIGH),
            Word.of("vip", WordCategory.SPAM, Level.LOW),
            Word.of("sex", WordCategory.ADULT, Level.MEDIUM),
            Word.of("赌博网站", WordCategory.GAMBLING, Level.HIGH),
            Word.of("赌博", WordCategory.GAMBLING, Level.MEDIUM),
            Word.of("银行卡", WordCategory.FRAUD, Level.MEDIUM),
            Word.of("枪支", WordCategory.CONTRABAND, Level.HIGH));
    private static final WordMatcher MATCHER = WordMatcher.builder()
            .add(WORDS)
            .rules(MatchRules.ALL.boundaries(WordBoundaries.NONE))
            .build();
    private static final WeakEvidence WEAK = WeakEvidence.of(MATCHER);

    @ParameterizedTest(name = "{0} may be {1}: {2}")
    @DisplayName("is found with its place, its tricks and a confidence below certainty")
    @CsvSource(
            delimiter = '|',
            value = {
                "加威信|加微信|HOMOPHONE",
                "佳威心|加微信|HOMOPHONE",
                "嘉維信|加微信|HOMOPHONE,TRADITIONAL",
                "银杭卡|银行卡|HOMOPHONE",
                "堵博网站|赌博网站|HOMOPHONE",
                "加wei信|加微信|PINYIN",
                "加WEI信|加微信|PINYIN,CASE",
                "加 wei 信|加微信|PINYIN,SPACE",
                "jiaweixin|加微信|PINYIN",
                "jia wei xin|加微信|PINYIN,SPACE",
                "jia微xin|加微信|PINYIN",
                "佳wei信|加微信|HOMOPHONE,PINYIN",
                "du博|赌博|PINYIN",
                "jwx|加微信|INITIALS",
                "j.w.x|加微信|INITIALS,SYMBOL",
                "木仓支|枪支|SPLIT",
                "贝者博|赌博|SPLIT",
                "贝者十尃|赌博|SPLIT",
                "力口微亻言|加微信|SPLIT",
                "信微加|加微信|REVERSED",
                "站网博赌|赌博网站|REVERSED",
                "加a微b信|加微信|NOISE",
                "加11微信|加微信|NOISE",
                "vx!23|vx123|LEET",
                "v!p|vip|LEET",
                "s3x|sex|LEET",
                "$ex|sex|LEET",
            })
    void found(String disguised, String word, String kinds) {
        String text = "😀请，" + disguised + "。谢谢";
        Set<Evasion> expected =
                Arrays.stream(kinds.split(",", -1)).map(Evasion::valueOf).collect(Collectors.toSet());

        List<Hit> hits = WEAK.findAll(text);

        assertThat(hits).hasSize(1);
        Hit hit = hits.get(0);
        assertThat(hit.start()).isEqualTo(4);
        assertThat(hit.text()).isEqualTo(disguised).isEqualTo(text.substring(hit.start(), hit.end()));
        assertThat(hit.term().name()).isEqualTo(word);
        assertThat(hit.evasions()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(hit.weak()).isTrue();
        assertThat(hit.confidence()).isPositive().isLessThan(Hit.CERTAIN);
    }

    @ParameterizedTest
    @DisplayName("is not seen where the word stands, where letters go on, or where too little of it is left")
    @ValueSource(
            strings = {
                "请加微信",
                "加 微 信",
                "xjiaweixin",
                "jiaweixing",
                "jwxy",
                "jw",
                "ajwx9",
                "加abc微信",
                "加微",
                "强支",
                "信微",
                "vips!",
                "1v!p",
                "v!p2",
                "v1",
                "100%",
                "五折",
                "加微\n新",
                "今天天气很好，我们去吃火锅，味道不错。",
                "The service was excellent and the women at the desk were kind.",
            })
    void notFound(String text) {
        assertThat(WEAK.findAll(text)).isEmpty();
    }

    @Test
    @DisplayName("is surer the more of the word stands there and the longer it is, and unsure by initials")
    void confidence() {
        assertThat(List.of("木仓支", "加wei信", "jiaweixin", "加威信", "佳威心", "jwx"))
                .extracting(text -> WEAK.findAll(text).get(0).confidence())
                .containsExactly(8_000, 8_000, 6_000, 6_000, 4_000, 2_000);
        assertThat(WeakConfidence.of(WeakConfidence.SPLIT, 9, 9)).isEqualTo(WeakConfidence.MOST);
        assertThat(WeakConfidence.of(WeakConfidence.LEET, -9, 0)).isEqualTo(1);
    }

    @Test
    @DisplayName("is not given again for what the matcher found, nor in spans to be let pass")
    void known() {
        WordMatcher matcher = WordMatcher.builder()
                .add(WECHAT)
                .add(Word.of("佳威信", WordCategory.BRAND, Level.LOW))
                .allow(List.of("嘉薇馨"))
                .build();
        WeakEvidence weak = WeakEvidence.of(matcher);

        assertThat(weak.findAll("佳威信")).isEmpty();
        assertThat(weak.findAll("嘉薇馨")).isEmpty();
        assertThat(weak.findAll("嘉薇欣")).hasSize(1);
        assertThat(weak.with(matcher.rules().allowing(List.of("嘉薇欣"))).findAll("我爱嘉薇欣"))
                .isEmpty();
        assertThat(weak.findAll("嘉薇欣")).hasSize(1);
    }

    @Test
    @DisplayName("keeps to the rules of the matcher: category, level, time, boundaries")
    void rules() {
        MatchRules all = MATCHER.rules();
        assertThat(WEAK.with(all.only(WordCategory.FRAUD)).findAll("加威信")).isEmpty();
        assertThat(WEAK.with(all.only(WordCategory.CONTACT)).findAll("加威信")).hasSize(1);
        assertThat(WEAK.with(all.from(Level.HIGH)).findAll("v!p")).isEmpty();
        assertThat(WEAK.with(all.boundaries((text, start, end) -> {
                            assertThat(text.toString()).isEqualTo("参加威信任务");
                            assertThat(text.subSequence(start, end)).hasToString("加威信");
                            return WordBoundaries.Judgement.ACROSS_WORDS;
                        }))
                        .findAll("换行\n参加威 信任务"))
                .isEmpty();

        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        Word timed = new Word(
                "加微信",
                WordCategory.CONTACT,
                Level.HIGH,
                WordFit.ANYWHERE,
                "",
                new Validity(Optional.empty(), Optional.of(end)));
        WeakEvidence old = WeakEvidence.of(WordMatcher.builder().add(timed).build());
        assertThat(old.with(all.at(end)).findAll("加威信")).isEmpty();
        assertThat(old.with(all.at(end.minusSeconds(1))).findAll("加威信")).hasSize(1);
    }

    @Test
    @DisplayName("is looked for as asked: kinds, ways to split, the shortest word")
    void options() {
        assertThat(WeakEvidence.builder(MATCHER)
                        .kinds(Set.of(Evasion.SPLIT))
                        .build()
                        .findAll("加威信 木仓支 jwx"))
                .extracting(Hit::text)
                .containsExactly("木仓支");
        assertThat(WeakEvidence.builder(MATCHER)
                        .split(SplitCharacters.NONE)
                        .build()
                        .findAll("木仓支"))
                .isEmpty();
        assertThat(WeakEvidence.builder(MATCHER).fewestSyllables(2).build().findAll("强支"))
                .hasSize(1);
        assertThat(WeakEvidence.builder(MATCHER).fewestSyllables(4).build().findAll("加威信"))
                .isEmpty();
        assertThatThrownBy(() -> WeakEvidence.builder(MATCHER).fewestSyllables(1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> WeakEvidence.builder(MATCHER).kinds(Set.of(Evasion.CASE)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("counts supplementary characters and marks as the text has them")
    void supplementary() {
        String text = "𠮷加𝐰𝐞𝐢信\u0301呀";

        Hit hit = WEAK.findAll(text).get(0);

        assertThat(text.substring(hit.start(), hit.end())).isEqualTo("加𝐰𝐞𝐢信\u0301");
        assertThat(hit.start()).isEqualTo(2);
        WeakEvidence rare = WeakEvidence.of(WordMatcher.builder()
                .add(Word.of("𠮷祥物", WordCategory.BRAND, Level.LOW))
                .build());
        assertThat(rare.findAll("物祥𠮷")).extracting(Hit::evasions).containsExactly(Set.of(Evasion.REVERSED));
    }

    @Test
    @DisplayName("is the same to many threads")
    void threads() {
        String text = "加威信 x jwx 木仓支 加a微b信 v!p 信微加 jiaweixin".repeat(50);
        List<Hit> alone = WEAK.findAll(text);

        List<List<Hit>> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> WEAK.findAll(text))
                .toList();

        assertThat(alone).hasSizeGreaterThan(300);
        assertThat(together).allMatch(alone::equals);
    }

    @Test
    @DisplayName("has nothing to look for in an empty dictionary or text")
    void empty() {
        assertThat(WeakEvidence.of(WordMatcher.builder().build()).findAll("加威信"))
                .isEmpty();
        assertThat(WEAK.findAll("")).isEmpty();
    }

    @Test
    @DisplayName("is found in a long row of the same, place by place")
    void adversarial() {
        assertThat(WEAK.findAll("加威信".repeat(20_000))).hasSize(20_000);
        assertThat(WEAK.findAll("加".repeat(100_000))).isEmpty();
        assertThat(WEAK.findAll("xian".repeat(25_000))).isEmpty();
    }
}
