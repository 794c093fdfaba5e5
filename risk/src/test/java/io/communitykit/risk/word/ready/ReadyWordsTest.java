package io.communitykit.risk.word.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.risk.word.FindMode;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordMatcher;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The ready dictionary")
class ReadyWordsTest {

    private static final WordMatcher MATCHER = matcher();

    private static WordMatcher matcher() {
        WordMatcher.Builder builder = WordMatcher.builder();
        ReadyWords.all().forEach(builder::add);
        return builder.build();
    }

    @Test
    @DisplayName("holds more than 2,000 different words, each with a reason")
    void size() {
        List<Word> words =
                ReadyWords.all().stream().flatMap(list -> list.words().stream()).toList();

        assertThat(words.stream().map(Word::text).distinct().count())
                .isEqualTo(words.size())
                .isGreaterThan(2_000);
        assertThat(words).allSatisfy(word -> assertThat(word.note()).isNotEmpty());
        assertThat(words.stream().map(Term::category).collect(Collectors.toSet()))
                .hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("io.communitykit.risk.word.ready.ReadyWords#names")
    @DisplayName("has nothing that its lint warns of")
    void lint(String name) {
        WordList list = ReadyWords.list(name);

        assertThat(WordList.KIND.lint(list))
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .extracting(LintFinding::message)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "路口交通很堵，但是女装店的女儿装最近上新了",
                "三黄鸡很好吃，最后加了个微辣",
                "assistant of the classic bass shop in Scunthorpe",
                "生日快乐！干杯，火车上见",
                "第一次来，服务员小姐姐很热情，最喜欢他家的毛肚",
            })
    @DisplayName("leaves honest talk alone, but for words of level low")
    void honest(String text) {
        assertThat(MATCHER.findAll(text))
                .filteredOn(hit -> hit.term().level() != Level.LOW)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "打赌马上就到货",
                "叫床垫客服来看看",
                "印刷赞",
                "精仿古砖很好看",
                "买了张彩票包中午送到",
                "店家代开发票吗",
                "我的wx坏了",
                "你的line id是什么",
                "这个牌子的奶粉比母乳更好消化吗",
                "锅底绝对没有罂粟壳",
                "请不要刷单，我不做刷单兼职",
            })
    @DisplayName("leaves to a person what honest members also say")
    void notBlocked(String text) {
        assertThat(MATCHER.findAll(text, FindMode.OVERLAPPING))
                .extracting(hit -> hit.term().level())
                .doesNotContain(Level.HIGH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "加 薇 信 领红包",
                "加v❤信：abc12345",
                "兼职刷单日结",
                "全网最低价，假一赔十，国家级产品",
                "代开發票",
                "高仿Ａ货",
            })
    @DisplayName("finds what spammers write")
    void spam(String text) {
        assertThat(MATCHER.findAll(text)).isNotEmpty();
    }

    @Test
    @DisplayName("names its lists when asked for one that is not there")
    void unknown() {
        assertThatThrownBy(() -> ReadyWords.list("politics"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("politics")
                .hasMessageContaining("advertising");
    }
}
