package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LongStreamTest {

    private static final String LINE =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"shop\",\"type\":\"content.liked\","
                    + "\"time\":\"2024-05-01T08:30:00Z\",\"actor\":\"爱丽丝\",\"data\":{\"postKind\":\"note\"}}\n";

    @Test
    @DisplayName("a stream of 200,000 lines with one of 100 MB among them is read to its end")
    void readsLongStreams() {
        List<EventLine.Bad> bad = new ArrayList<>();
        GeneratedLines stream = new GeneratedLines(
                List.of(LINE, "{\"", "garden ".repeat(1_000), "\n", LINE),
                List.of(100_000, 1, 15_000, 1, 100_000),
                "{");
        try (EventReader reader =
                EventReader.builder(stream).onBadLine(BadLines.REPORT).build()) {
            assertThat(reader.forEach(event -> {}, bad::add)).isEqualTo(200_000);
        }
        assertThat(bad)
                .containsExactly(
                        new EventLine.Bad(100_001, "longer than the 1048576 bytes allowed"),
                        new EventLine.Bad(200_002, "not valid JSON near byte 1"));
    }
}
