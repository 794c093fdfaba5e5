package io.communitykit.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    @Test
    @DisplayName("a line every ten seconds and one at the end, nothing in between")
    void quiet() {
        var text = new StringWriter();
        var now = new AtomicLong(-5);
        try (Progress progress = new ProgressLines(new PrintWriter(text), "events told", now::get)) {
            progress.step(1);
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(9_999));
            progress.step(1_000);
            assertThat(text.toString()).isEmpty();
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(2));
            progress.step(1);
            progress.step(1);
        }
        assertThat(text.toString().lines())
                .containsExactly("events told: 1,002 in 10.00 s ...", "events told: 1,003 in 10.00 s");
    }
}
