package io.communitykit.examples.segments;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.EventSource;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.history.History;
import io.communitykit.examples.stackexchange.StackExchangeHistory;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The public history of {@code QuantumReplayTest}, in the directory that {@code -Dcommunitykit.quantum} names. */
class QuantumSegmentsTest {

    private static final Console SILENT =
            new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);

    /** Tells a run everything. */
    private record Telling(ShopRun run) implements History.Listener {
        @Override
        public void event(CommunityEvent event) {
            run.hear(event);
        }

        @Override
        public void bad(History.BadLine line) {
            throw new AssertionError(line.toString());
        }
    }

    @Test
    @DisplayName("the ready-made segments know who asks, answers and stays away in a community without a shop")
    void quantum() {
        String dump = System.getProperty("communitykit.quantum");
        assumeTrue(dump != null, "-Dcommunitykit.quantum names no dump");
        ShopRun run = new ShopRun(30);
        StackExchangeHistory.read(Path.of(dump), new EventSource("quantum"), SILENT)
                .tell(new Telling(run));
        run.end();
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(run.results()).hasToString("{Counted=24002}");
            softly.assertThat(run.sizes())
                    .hasToString("{habit-afternoon=2, habit-evening=6, habit-morning=9, habit-night=8, habit-noon=2, "
                            + "habit-weekend=6, stage-active=15, stage-at-risk=409, stage-core=11, stage-lost=2800, "
                            + "stage-new=226, warning-yellow=3365, zombie=3161}");
            softly.assertThat(run.tags())
                    .hasToString(
                            "{answers-questions=34, appreciated=141, asks-questions=40, collects=3, comes-daily=1, "
                                    + "comments-much=11, criticised=56, early-bird=55, evening-visitor=33, expert=20, "
                                    + "grateful=61, left-waiting=30, lunch-browser=10, member-first-week=68, never-bought=3342, "
                                    + "night-owl=42, offers-bounties=10, overlooked=2, weekend-visitor=27}");
        });
    }
}
