package io.communitykit.examples.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.examples.words.ReadyScreen;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordTallyTest {

    private final WordTally tally = new WordTally(ReadyScreen.make());
    private int events;

    private void tell(String attribute, String text) {
        events++;
        IdempotencyKey key = new IdempotencyKey(new EventSource("test"), new EventId("e" + events));
        tally.add(CommunityEvent.builder(key, EventType.CONTENT_PUBLISHED, Instant.EPOCH)
                .with(attribute, AttributeValue.of(text))
                .build());
    }

    @Test
    @DisplayName("verdicts, categories, tricks and words are counted; other attributes are no texts")
    void counts() {
        tell("text", "路口交通");
        tell("text", "网*络*赌*博");
        tell("title", "加微信");
        tell("category", "网络赌博");
        WordSummary summary = tally.summary();
        assertThat(summary.texts()).isEqualTo(3);
        assertThat(summary.pass()).isEqualTo(1);
        assertThat(summary.review()).isEqualTo(1);
        assertThat(summary.block()).isEqualTo(1);
        assertThat(summary.tricks()).contains(new WordSummary.Count("symbol", 2));
        assertThat(summary.categories()).contains(new WordSummary.Count("gambling", 2));
        assertThat(summary.words()).contains(new WordSummary.Count("网络赌博", 1));
    }

    @Test
    @DisplayName("advertisements that are known are counted, found or not")
    void planted() {
        tally.planted("网络赌博");
        tally.planted("今天天气好");
        tell("text", "网络赌博");
        tell("text", "今天天气好");
        tell("text", "代开发票");
        assertThat(tally.summary().planted()).isEqualTo(2);
        assertThat(tally.summary().found()).isEqualTo(1);
    }

    @Test
    @DisplayName("a sample is cut where hits begin and end; hits that overlap are one piece")
    void pieces() {
        tell("text", "😀<b>网络赌博，代*开发票</b>");
        WordSummary.Sample sample = tally.summary().samples().get(0);
        assertThat(sample.verdict()).isEqualTo("block");
        assertThat(sample.pieces())
                .containsExactly(
                        new WordSummary.Piece("😀<b>", false),
                        new WordSummary.Piece("网络赌博", true),
                        new WordSummary.Piece("，", false),
                        new WordSummary.Piece("代*开发票", true),
                        new WordSummary.Piece("</b>", false));
        assertThat(sample.why()).contains("网络赌博 (gambling, exact)", "代开发票 (contraband, symbol)");
    }

    @Test
    @DisplayName("a shorter hit within a longer one does not cut its piece")
    void within() {
        tell("text", "兼职刷单");
        assertThat(tally.summary().samples().get(0).pieces()).containsExactly(new WordSummary.Piece("兼职刷单", true));
        assertThat(tally.summary().words()).contains(new WordSummary.Count("兼职", 1), new WordSummary.Count("刷单", 1));
    }
}
