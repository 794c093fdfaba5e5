package io.communitykit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What deadlines make happen between two facts, against polling every hour and every instant that could matter. */
class DeadlinePropertyTest {

    /** A member's time from one fact to the next, and what polling found in it. */
    private record Stretch(SegmentHistory history, MemberState state, Instant until, List<SegmentChange> polled) {

        LiveProfile open(Instant at) {
            return LiveProfile.open(history.program, SegmentHistory.saved(state), at);
        }

        SortedSet<Instant> stops() {
            SortedSet<Instant> stops = new TreeSet<>();
            long seconds = Duration.between(state.judgedAt(), until).toSeconds();
            for (int i = 0; i < 20; i++) {
                stops.add(state.judgedAt().plusSeconds(history.values.below((int) seconds + 1)));
            }
            stops.add(until);
            return stops;
        }
    }

    @Property(tries = 60)
    void time_alone_changes_exactly_what_polling_finds(@ForAll long seed) {
        int changes = check(seed);
        Statistics.label("changes")
                .collect(changes > 0)
                .coverage(it -> it.check(true).percentage(share -> share > 10));
    }

    /** How many changes time brought about. */
    private static int check(long seed) {
        SegmentHistory history = new SegmentHistory(seed);
        int changes = 0;
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 12; i++) {
                history.tellSomething();
            }
            history.check();
            Stretch stretch = pollOn(history);
            checkOthers(stretch);
            changes += stretch.polled().size();
        }
        return changes;
    }

    /** Lets the model poll, checks the promises made before, and the member that stayed open. */
    private static Stretch pollOn(SegmentHistory history) {
        LiveProfile live = history.live;
        Instant until = live.now().plus(Duration.ofMinutes(history.values.below(15_000)));
        MemberState state = live.state();
        Optional<Instant> deadline = live.nextDeadline();
        Map<SegmentId, Instant> validUntil = new TreeMap<>();
        live.memberships()
                .forEach(it -> validUntil.put(it.segment(), it.validUntil().orElse(Instant.MAX)));
        assertThat(state.dueAt()).isEqualTo(deadline);

        int seen = history.model.changes().size();
        history.model.advance(until, Optional.of(Duration.ofHours(1)));
        List<SegmentChange> all = history.model.changes();
        List<SegmentChange> polled = List.copyOf(all.subList(seen, all.size()));

        for (SegmentChange change : polled) {
            assertThat(deadline).hasValueSatisfying(it -> assertThat(it).isBeforeOrEqualTo(change.at()));
            assertThat(validUntil.getOrDefault(change.segment(), Instant.MAX)).isBeforeOrEqualTo(change.at());
        }
        live.advance(until);
        history.check();
        return new Stretch(history, state, until, polled);
    }

    /** However the time is cut into pieces, and whether it is kept open or saved meanwhile, comes to the same. */
    private static void checkOthers(Stretch stretch) {
        LiveProfile jump = stretch.open(stretch.until());
        checkSame(stretch, jump, jump.changes());

        LiveProfile small = stretch.open(stretch.state().judgedAt());
        stretch.stops().forEach(small::advance);
        checkSame(stretch, small, small.changes());

        LiveProfile saved = stretch.open(stretch.state().judgedAt());
        List<SegmentChange> told = new ArrayList<>(saved.changes());
        for (Instant stop : stretch.stops()) {
            saved = LiveProfile.open(stretch.history().program, SegmentHistory.saved(saved.state()), stop);
            told.addAll(saved.changes());
        }
        checkSame(stretch, saved, told);

        checkSame(stretch, byDeadlines(stretch), stretch.polled());
    }

    /** Wakes only when told to; in between nothing happens. */
    private static LiveProfile byDeadlines(Stretch stretch) {
        LiveProfile live = stretch.open(stretch.state().judgedAt());
        Optional<Instant> next = live.nextDeadline();
        while (next.isPresent() && !next.get().isAfter(stretch.until())) {
            int before = live.changes().size();
            live.advance(next.get().minusNanos(1_000));
            assertThat(live.changes()).hasSize(before);
            live.advance(next.get());
            assertThat(live.now()).isEqualTo(next.get());
            assertThat(live.changes().stream().skip(before))
                    .allMatch(it -> it.at().equals(live.now()));
            assertThat(live.nextDeadline().orElse(Instant.MAX)).isAfter(next.get());
            next = live.nextDeadline();
        }
        int before = live.changes().size();
        live.advance(stretch.until());
        assertThat(live.changes()).hasSize(before);
        assertThat(SegmentHistory.sorted(live.changes())).isEqualTo(SegmentHistory.sorted(stretch.polled()));
        return live;
    }

    private static void checkSame(Stretch stretch, LiveProfile other, List<SegmentChange> told) {
        LiveProfile open = stretch.history().live;
        assertThat(SegmentHistory.sorted(told)).isEqualTo(SegmentHistory.sorted(stretch.polled()));
        assertThat(other.memberships()).isEqualTo(open.memberships());
        assertThat(other.nextDeadline()).isEqualTo(open.nextDeadline());
        MemberState one = other.state();
        MemberState two = open.state();
        assertThat(one.changes()).isEqualTo(two.changes());
        assertThat(one.counters()).isEqualTo(two.counters());
        assertThat(one.judgedAt()).isEqualTo(stretch.until());
        assertThat(one.profile().attributes()).isEqualTo(two.profile().attributes());
        assertThat(tags(one)).isEqualTo(tags(two));
    }

    /** The tags of which something is left. */
    private static Map<AttributeName, Map<TagId, Tag>> tags(MemberState state) {
        SortedMap<AttributeName, Map<TagId, Tag>> left = new TreeMap<>();
        state.profile().tags().forEach((name, set) -> {
            Map<TagId, Tag> some = new TreeMap<>(set);
            some.values().removeIf(it -> it.confidence(state.judgedAt()) == 0);
            left.put(name, some);
        });
        return left;
    }
}
