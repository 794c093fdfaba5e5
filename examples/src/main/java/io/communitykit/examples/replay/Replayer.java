package io.communitykit.examples.replay;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.Progress;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.history.History;
import io.communitykit.examples.summary.PostingTally;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.spi.PointsStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a history to the points facade, some hundred facts at a time, and counts what became of them. The facade's clock
 * follows the facts: it stands at the latest fact of a batch, and a batch never spans two days. Memory: one batch. Used
 * once.
 */
final class Replayer implements History.Listener {

    private final FactClock clock = new FactClock();
    private final Points points;
    private final PointsProgram program;
    private final PostingTally tally;
    private final @Nullable SegmentWatch watch;
    private final ReplaySettings settings;
    private final SkippedLines skipped;
    private final Progress progress;
    private final List<CommunityEvent> batch = new ArrayList<>();
    private LocalDate day = LocalDate.MIN;
    private long read;
    private long applied;
    private long known;
    private long unruled;
    private long rejected;

    Replayer(ReplayRun.Judges judges, PointsStore store, ReplaySettings settings, Console console, Progress progress) {
        this.program = judges.program();
        this.points = Points.builder(program, store).clock(clock).build();
        this.watch = judges.segments()
                .map(it -> new SegmentWatch(it, judges.program()))
                .orElse(null);
        this.tally = new PostingTally(program.zone());
        this.settings = settings;
        this.skipped = new SkippedLines(settings.onBadLine(), console);
        this.progress = progress;
    }

    @Override
    public void event(CommunityEvent event) {
        LocalDate occurred = CalendarWindow.dayOf(event.occurredAt(), program.zone());
        if (occurred.isAfter(day)) {
            flush();
            day = occurred;
        }
        batch.add(event);
        if (batch.size() >= settings.batchSize()) {
            flush();
        }
    }

    @Override
    public void bad(History.BadLine line) {
        if (settings.onBadLine() == BadLineChoice.STOP) {
            flush();
            throw new CommandFailure(
                    ExitCode.INPUT,
                    line + ". Maybe --on-bad-line skip. Events told before it: " + Texts.grouped(read),
                    null);
        }
        read++;
        skipped.add(line);
    }

    /** Tells what is left and says what became of everything. */
    EventCounts finish() {
        flush();
        skipped.end();
        return new EventCounts(read, applied, known, unruled, rejected, skipped.count());
    }

    /** What this run posted, added up. */
    PostingTally tally() {
        return tally;
    }

    /** What became of segments. */
    SegmentSummary segments() {
        return watch == null ? SegmentSummary.NONE : watch.finish();
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        batch.forEach(event -> clock.reach(event.occurredAt()));
        List<FactResult> results = points.applyAll(batch);
        for (int i = 0; i < results.size(); i++) {
            count(results.get(i));
            if (watch != null) {
                watch.tell(batch.get(i), results.get(i));
            }
        }
        progress.step(batch.size());
        read += batch.size();
        batch.clear();
    }

    private void count(FactResult result) {
        boolean anyApplied = false;
        boolean anyRejected = false;
        for (AccountResult account : result.accounts()) {
            if (account instanceof AccountResult.Applied posted) {
                anyApplied = true;
                tally.add(posted.posting());
            }
            anyRejected |= account instanceof AccountResult.Rejected;
        }
        if (result.unruled()) {
            unruled++;
        } else if (anyRejected) {
            rejected++;
        } else if (anyApplied) {
            applied++;
        } else {
            known++;
        }
    }
}
