package io.communitykit.risk.word.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.report.FalsePositiveReport.Example;
import io.communitykit.risk.word.report.FalsePositiveReport.Offender;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report over honest texts")
class FalsePositiveReportTest {

    private static final WordMatcher ALL = WordMatcher.builder()
            .add(List.of(
                    Word.of("口交", WordCategory.ADULT, Level.HIGH),
                    Word.of("日", WordCategory.ABUSE, Level.LOW),
                    Word.of("ass", WordCategory.ABUSE, Level.LOW),
                    Word.of("枪支", WordCategory.CONTRABAND, Level.HIGH)))
            .build()
            .with(io.communitykit.risk.word.MatchRules.ALL.boundaries(WordBoundaries.NONE));

    @Test
    @DisplayName("names the words that hit, those that hit most texts first, with what stands around them")
    void report() {
        FalsePositiveReport report =
                FalsePositiveReport.of(ALL, List.of("😀生日快乐，日日开心", "路口交通", "assistant", "没事", "节日愉快，路口交界"));

        assertThat(report.texts()).isEqualTo(5);
        assertThat(report.textsHit()).isEqualTo(4);
        assertThat(report.hits()).isEqualTo(6);
        assertThat(report.characters()).isEqualTo(11 + 4 + 9 + 2 + 9);
        assertThat(report.offenders())
                .extracting(offender -> offender.term().name())
                .containsExactly("日", "口交", "ass");
        Offender day = report.offenders().get(0);
        assertThat(day.texts()).isEqualTo(2);
        assertThat(day.hits()).isEqualTo(3);
        Example first = day.examples().get(0);
        assertThat(first.before() + "[" + first.hit().text() + "]" + first.after())
                .isEqualTo("😀生[日]快乐，日日开心");
    }

    @Test
    @DisplayName("keeps a few examples of a word, however often it hits, and cuts no character in two")
    void examples() {
        List<String> corpus = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            corpus.add("😀".repeat(20) + "日" + "😀".repeat(20));
        }

        Offender offender = FalsePositiveReport.of(ALL, corpus).offenders().get(0);

        assertThat(offender.texts()).isEqualTo(20);
        assertThat(offender.examples()).hasSize(FalsePositiveReport.MOST_EXAMPLES);
        assertThat(offender.examples())
                .allSatisfy(example ->
                        assertThat(example.before() + example.after()).isEqualTo("😀".repeat(12)));
    }

    @Test
    @DisplayName("of nothing is empty")
    void nothing() {
        assertThat(FalsePositiveReport.of(ALL, List.of())).isEqualTo(new FalsePositiveReport(0, 0, 0, 0, List.of()));
    }
}
