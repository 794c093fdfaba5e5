package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A list of words")
class WordListTest {

    private static final String DOCUMENT = """
            {"kind": "word-list", "version": "1", "list": "shop",
             "groups": [
              {"category": "contact", "level": "high", "note": "messengers", "words": ["加微信", "私聊🌹", "𠮷牌"]},
              {"category": "abuse", "level": "medium", "match": "whole-word", "until": "2027-01-01T00:00:00Z", "words": ["ass"]}],
             "patterns": [{"id": "qq", "pattern": "qq\\\\d{5,11}", "category": "contact", "level": "medium"}],
             "allow": ["加微信号码牌"]}
            """;

    @Test
    @DisplayName("is read from a document, each word with what its group says")
    void read() {
        WordList list = WordList.KIND.read(DOCUMENT);

        assertThat(list.name()).isEqualTo("shop");
        assertThat(list.words()).extracting(Word::text).containsExactly("加微信", "私聊🌹", "𠮷牌", "ass");
        assertThat(list.words().get(0))
                .isEqualTo(new Word(
                        "加微信", WordCategory.CONTACT, Level.HIGH, WordFit.ANYWHERE, "messengers", Validity.ALWAYS));
        assertThat(list.words().get(3).fit()).isEqualTo(WordFit.WHOLE_WORD);
        assertThat(list.words().get(3).validity().until()).contains(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(list.patterns()).extracting(WordPattern::id).containsExactly("qq");
        assertThat(list.allowed()).containsExactly("加微信号码牌");
    }

    @Test
    @DisplayName("finds what it holds, patterns and spans to be let pass included")
    void finds() {
        WordMatcher matcher =
                WordMatcher.builder().add(WordList.KIND.read(DOCUMENT)).build();

        assertThat(matcher.findAll("ＱＱ１２３４５６，加微信！"))
                .extracting(hit -> hit.term().name())
                .containsExactly("qq", "加微信");
        assertThat(matcher.contains("加微信号码牌")).isFalse();
        assertThat(matcher.findAll("找𠮷牌"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.end()).isEqualTo(4));
    }

    @Test
    @DisplayName("tells all its faults at once, each with its place")
    void faults() {
        String bad = """
                {"kind": "word-list", "version": "1", "list": "Shop!",
                 "groups": [{"category": "Contact", "level": "hihg", "words": ["a"]},
                            {"category": "spam", "level": "low", "words": []}]}
                """;
        assertThatThrownBy(() -> WordList.KIND.read(bad))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/groups/0/category")
                .hasMessageContaining("/groups/0/level")
                .hasMessageContaining("high")
                .hasMessageContaining("/groups/1/words");

        String worse = """
                {"kind": "word-list", "version": "1", "list": "shop",
                 "groups": [{"category": "spam", "level": "low", "words": ["", "a\\nb"]}],
                 "patterns": [{"id": "p", "pattern": "a*", "category": "spam", "level": "low"},
                              {"id": "p", "pattern": "b", "category": "spam", "level": "low"}],
                 "allow": [""]}
                """;
        assertThatThrownBy(() -> WordList.KIND.read(worse))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/groups/0/words/0")
                .hasMessageContaining("/groups/0/words/1")
                .hasMessageContaining("/patterns/0/pattern")
                .hasMessageContaining("/patterns/1/id")
                .hasMessageContaining("/allow/0");
    }

    @Test
    @DisplayName("is linted for contradictions, single characters, short words and idle spans")
    void lint() {
        WordList list = WordList.KIND.read("""
                {"kind": "word-list", "version": "1", "list": "shop",
                 "groups": [{"category": "spam", "level": "low", "words": ["ＶＸ号", "日", "qq", "🔞"]},
                            {"category": "spam", "level": "high", "words": ["vx号"]}],
                 "allow": ["生日快乐", "无关", "日"]}
                """);

        assertThat(WordList.KIND.lint(list))
                .extracting(LintFinding::code)
                .containsExactlyInAnyOrder(
                        "word-contradicts",
                        "word-of-one-character",
                        "short-word-anywhere",
                        "word-only-noise",
                        "span-covers-nothing",
                        "span-hides-word");
    }

    @Test
    @DisplayName("refuses spans that no matcher could look for, and says where a document has them")
    void spans() {
        String longest = "长".repeat(Word.LONGEST);
        for (String bad : List.of("", longest + "长")) {
            assertThatThrownBy(() ->
                            new WordList("shop", new PolicyVersion("1"), List.of(), List.of(), List.of(longest, bad)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("allowed span");
            assertThatThrownBy(() -> WordList.KIND.read(
                            "{\"kind\": \"word-list\", \"version\": \"1\", \"list\": \"shop\", \"allow\": [\"a\", \""
                                    + bad + "\"]}"))
                    .isInstanceOf(InvalidPolicyException.class)
                    .hasMessageContaining("/allow/1");
        }
    }

    @Test
    @DisplayName("of a hundred thousand words and six thousand spans is linted in seconds")
    void lintOfMany() {
        List<Word> words = IntStream.range(0, 100_000)
                .mapToObj(i -> Word.of(
                        Character.toString(0x4E00 + i % 5_000) + Character.toString(0x6200 + i / 5_000) + "号",
                        WordCategory.SPAM,
                        Level.LOW))
                .toList();
        List<String> spans = IntStream.range(0, 6_000)
                .mapToObj(i -> i % 2 == 0 ? "某" + words.get(i).text() + "些" : "没有这样的东西" + i)
                .toList();
        WordList list = new WordList("many", new PolicyVersion("1"), words, List.of(), spans);

        List<LintFinding> findings = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> WordList.KIND.lint(list));

        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("span-covers-nothing"))
                .hasSize(3_000);
    }

    @Test
    @DisplayName("is asked for categories in the order in which they are named, however often")
    void categories() {
        MatchRules rules = MatchRules.ALL.only(
                WordCategory.SPAM, WordCategory.FRAUD, WordCategory.SPAM, WordCategory.ABUSE, WordCategory.ADULT);

        assertThat(rules.categories())
                .containsExactly(WordCategory.SPAM, WordCategory.FRAUD, WordCategory.ABUSE, WordCategory.ADULT);
    }
}
