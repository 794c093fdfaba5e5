package io.communitykit.examples.segments;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.counter.CounterResult;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.history.History;
import io.communitykit.examples.replay.BadLineChoice;
import io.communitykit.examples.replay.SkippedLines;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects profiles, and lets members live through events: what a profile says counts from the member's first event on. Memory:
 * all members. Used once, profiles before events.
 */
final class MemberLoader implements History.Listener {

    private static final int SHOWN = 10;

    private final SegmentProgram program;
    private final @Nullable Instant until;
    private final SkippedLines skipped;
    private final Console console;
    private final Map<MemberId, MemberState> states = new LinkedHashMap<>();
    private final Map<MemberId, LiveProfile> lives = new HashMap<>();
    private EventTally events = EventTally.NONE;
    private Instant last = Timestamps.MIN;

    MemberLoader(SegmentProgram program, @Nullable Instant until, BadLineChoice onBadLine, Console console) {
        this.program = program;
        this.until = until;
        this.skipped = new SkippedLines(onBadLine, console);
        this.console = console;
    }

    /** Reads profiles. */
    void profiles(ProfileLines lines) {
        lines.forEach(
                profile -> {
                    if (states.containsKey(profile.member())) {
                        bad(lines.bad("/member: expected each member once, got \""
                                + Texts.printable(profile.member().value()) + "\" again"));
                    } else {
                        states.put(profile.member(), unjudged(profile));
                    }
                },
                this::bad);
    }

    private static MemberState unjudged(Profile profile) {
        MemberState nothing = MemberState.of(profile.member());
        return new MemberState(
                profile, CounterState.empty(), nothing.judgedAt(), Optional.empty(), Map.of(), Optional.empty());
    }

    /** Tells events. */
    void events(History history) {
        history.tell(this, console);
    }

    @Override
    public void event(CommunityEvent event) {
        if (until != null && event.occurredAt().isAfter(until)) {
            events = events.plusLater();
            return;
        }
        last = event.occurredAt().isAfter(last) ? event.occurredAt() : last;
        register(event);
        SortedSet<MemberId> members = program.counters().members(event);
        boolean counted = false;
        boolean repeated = false;
        for (MemberId member : members) {
            CounterResult result =
                    live(member, event.occurredAt()).advance(event.occurredAt()).tell(event);
            counted |= result instanceof CounterResult.Counted;
            repeated |= result instanceof CounterResult.Repeated;
            if (!counted && !repeated && events.refused() < SHOWN) {
                console.note("not counted: " + Texts.printable(result.toString()));
            }
        }
        if (members.isEmpty()) {
            events = events.plusUncounted();
        } else if (counted) {
            events = events.plusCounted();
        } else {
            events = repeated ? events.plusRepeated() : events.plusRefused();
        }
    }

    /** What a profile says counts more than what its registration says. */
    private void register(CommunityEvent event) {
        List<ProfileCommand> known = Registration.of(event, program);
        if (!known.isEmpty()) {
            event.actor()
                    .map(it -> live(it, event.occurredAt()).advance(event.occurredAt()))
                    .ifPresent(live -> known.stream()
                            .filter(it -> !(it instanceof ProfileCommand.Put put
                                    && live.facts().value(put.name()).isPresent()))
                            .forEach(live::apply));
        }
    }

    private LiveProfile live(MemberId member, Instant at) {
        return lives.computeIfAbsent(member, id -> {
            MemberState state = states.computeIfAbsent(id, MemberState::of);
            return LiveProfile.open(program, state, at);
        });
    }

    @Override
    public void bad(History.BadLine line) {
        skipped.add(line);
    }

    /**
     * Everybody, as of the instant asked for, else of the last event.
     *
     * @param ifNoEvent as of when, if neither is there
     */
    Members finish(Instant ifNoEvent) {
        skipped.end();
        boolean told = events.all() > events.later();
        Instant at = until != null ? until : told ? last : ifNoEvent;
        lives.forEach((member, live) -> states.put(member, live.advance(at).state()));
        if (states.isEmpty()) {
            console.note("note: there is no member");
        }
        return new Members(program, at, states, events, skipped.count());
    }
}
