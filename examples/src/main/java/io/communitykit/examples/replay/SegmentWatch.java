package io.communitykit.examples.replay;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.SegmentResult;
import io.communitykit.core.segment.Segments;
import io.communitykit.core.segment.counter.CounterResult;
import io.communitykit.core.segment.memory.InMemoryProfileStore;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.examples.segments.Registration;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.examples.summary.SegmentTally;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierLadder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps segments beside points while a history is told: facts feed the counters, a registration fills the profile, the tier that points came to becomes the
 * attribute {@code tier}, and what is due happens at the end of each day. On the heap. Used once.
 */
final class SegmentWatch {

    private static final AttributeName TIER = new AttributeName("tier");
    /** Of a longer silence only the ends are kept. */
    private static final long LONGEST_SILENCE = 3_660;

    private final FactClock clock = new FactClock();
    private final SegmentProgram program;
    private final Segments segments;
    private final SegmentTally tally;
    private final ZoneId zone;
    private final Optional<LadderId> ladder;
    private LocalDate day = LocalDate.MIN;
    private long refused;

    SegmentWatch(SegmentProgram program, PointsProgram points) {
        this.program = program;
        this.zone = points.zone();
        this.ladder =
                points.tiers().flatMap(it -> it.ladders().stream().findFirst()).map(TierLadder::id);
        this.tally = new SegmentTally(program);
        this.segments = Segments.builder(program, new InMemoryProfileStore(PseudonymKey.of(new byte[16])))
                .clock(clock)
                .build();
    }

    /**
     * Tells a fact, and what it did to points.
     *
     * @param event the fact
     * @param result what became of it
     */
    void tell(CommunityEvent event, FactResult result) {
        LocalDate occurred = CalendarWindow.dayOf(event.occurredAt(), zone);
        if (occurred.isAfter(day)) {
            endDays(occurred);
        }
        clock.reach(event.occurredAt());
        segments.tell(event).forEach(this::count);
        List<ProfileCommand> known = Registration.of(event, program);
        if (!known.isEmpty()) {
            event.actor().ifPresent(member -> count(segments.execute(member, known)));
        }
        result.accounts().forEach(this::tier);
    }

    private void count(SegmentResult result) {
        tally.add(result.changes());
        if (result instanceof SegmentResult.Applied applied) {
            refused += applied.counted().filter(SegmentWatch::isRefusal).isPresent() ? 1 : 0;
        }
    }

    private static boolean isRefusal(CounterResult result) {
        return result instanceof CounterResult.Conflict
                || result instanceof CounterResult.TooLate
                || result instanceof CounterResult.TooEarly
                || result instanceof CounterResult.OverLimit;
    }

    /** The tier on the first ladder is the member's. */
    private void tier(AccountResult account) {
        if (program.attributes().typeOf(TIER).filter(AttributeType.TEXT::equals).isEmpty()) {
            return;
        }
        for (TierChange change : account.posted().map(Posting::tiers).orElse(List.of())) {
            if (ladder.filter(change.ladder()::equals).isPresent()) {
                ProfileCommand command = change.tier()
                        .<ProfileCommand>map(it -> new ProfileCommand.Put(TIER, AttributeValue.of(it.value())))
                        .orElseGet(() -> new ProfileCommand.Forget(TIER));
                count(segments.execute(account.account().member(), command));
            }
        }
    }

    /** Lets happen what is due by the end of each day before another. */
    private void endDays(LocalDate next) {
        if (!day.equals(LocalDate.MIN)) {
            boolean silent = ChronoUnit.DAYS.between(day, next) > LONGEST_SILENCE;
            endOf(day);
            for (LocalDate each = silent ? next.minusDays(1) : day.plusDays(1);
                    each.isBefore(next);
                    each = each.plusDays(1)) {
                endOf(each);
            }
        }
        day = next;
    }

    private void endOf(LocalDate ended) {
        Instant last = CalendarWindow.startOfDay(ended.plusDays(1), zone).minus(1, ChronoUnit.MICROS);
        clock.reach(last);
        drain(last);
        tally.endOf(ended);
    }

    private void drain(Instant until) {
        List<SegmentChange> changes = new ArrayList<>();
        segments.drainDue(until, changes::add);
        tally.add(changes);
    }

    /** What came of it, as of the last fact. */
    SegmentSummary finish() {
        drain(clock.instant());
        if (!day.equals(LocalDate.MIN)) {
            tally.endOf(day);
        }
        return tally.summary(segments.walk(state -> {}), refused);
    }
}
