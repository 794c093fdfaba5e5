package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.spi.WordBoundaries;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScanGarbageTest {

    private static final int SCANS = 1_000;
    private static final String CLEAN = "这家店的面条很好吃，下次还会再来。";
    private static final String FULL = "想买的加 微*信，或者加薇信。";

    private final WordMatcher matcher = WordMatcher.builder()
            .rules(MatchRules.ALL.boundaries(WordBoundaries.NONE))
            .add(Word.of("加微信", WordCategory.CONTACT, Level.HIGH))
            .build();
    private int count;
    private final HitVisitor counting = (start, end, term) -> {
        count++;
        return true;
    };

    @Test
    @DisplayName("a warm matcher without boundaries asks and scans without garbage")
    void nothing() {
        scans();
        count = 0;
        long before = allocated();
        scans();
        long bytes = allocated() - before;

        assertThat(count).isEqualTo(SCANS);
        assertThat(bytes).as("bytes in %d scans", 3 * SCANS).isLessThan(SCANS);
    }

    private void scans() {
        for (int i = 0; i < SCANS; i++) {
            count += matcher.contains(CLEAN) ? 1 : 0;
            matcher.contains(FULL);
            matcher.scan(FULL, counting);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
