package io.communitykit.examples.summary;

import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.SegmentChange.Cause;
import io.communitykit.core.segment.SegmentChange.Kind;
import io.communitykit.core.segment.SegmentProgram;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentTallyTest {

    private static final SegmentProgram PROGRAM = SegmentProgram.builder(
                    "1", AttributeSchema.empty().with("n", AttributeType.NUMBER))
            .segment("stage-low", attribute("n").below(1))
            .segment("rich", attribute("n").atLeast(9))
            .segment("stage-high", attribute("n").atLeast(1))
            .build();

    private final SegmentTally tally = new SegmentTally(PROGRAM);

    private static SegmentChange change(String member, String segment, Kind kind, int second) {
        return new SegmentChange(
                new MemberId(member), new SegmentId(segment), 1, kind, Instant.ofEpochSecond(second), 1, Cause.FACT);
    }

    private static TierFlow step(String from, String to, long times) {
        return new TierFlow("life cycle", from, to, times);
    }

    @Test
    @DisplayName("leaving one stage and entering another at one instant is one step, in either order")
    void steps() {
        tally.add(List.of(
                change("a", "stage-low", Kind.ENTERED, 1),
                change("b", "stage-low", Kind.ENTERED, 1),
                change("a", "stage-low", Kind.LEFT, 2),
                change("a", "rich", Kind.ENTERED, 2),
                change("a", "stage-high", Kind.ENTERED, 2)));
        tally.add(List.of(change("b", "stage-high", Kind.ENTERED, 3), change("b", "stage-low", Kind.LEFT, 3)));
        tally.add(List.of(change("b", "stage-high", Kind.LEFT, 4)));

        SegmentSummary summary = tally.summary(2, 0);

        assertThat(summary.stages()).containsExactly("stage-low", "stage-high");
        assertThat(summary.flows())
                .containsExactly(
                        step(AccountTally.NO_TIER, "stage-low", 2),
                        step("stage-low", "stage-high", 2),
                        step("stage-high", AccountTally.NO_TIER, 1));
    }

    @Test
    @DisplayName("sizes are kept by day, with what was entered and left in all")
    void sizes() {
        tally.add(List.of(change("a", "rich", Kind.ENTERED, 1), change("b", "rich", Kind.ENTERED, 1)));
        tally.endOf(LocalDate.EPOCH);
        tally.add(List.of(change("a", "rich", Kind.LEFT, 100_000)));
        tally.endOf(LocalDate.EPOCH.plusDays(1));

        SegmentSummary summary = tally.summary(2, 0);

        assertThat(summary.days()).containsExactly(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1));
        assertThat(summary.segments())
                .contains(new SegmentTotal("rich", "", 1, 2, 1, List.of(2L, 1L)))
                .contains(new SegmentTotal("stage-low", "", 0, 0, 0, List.of(0L, 0L)));
        assertThat(summary.isStage(summary.segments().get(0))).isTrue();
        assertThat(summary.isStage(summary.segments().get(1))).isFalse();
    }
}
