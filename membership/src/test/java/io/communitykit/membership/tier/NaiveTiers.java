package io.communitykit.membership.tier;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One member's tiers by the words of TIERS.md. Is told what the ledger posted, without what it says of tiers, and goes from day
 * to day.
 */
final class NaiveTiers {

    /** Of those that this history brings about; what an account starts with comes in with whatever comes first. */
    private static final Set<EntryKind> COUNTING =
            Set.of(EntryKind.EARN, EntryKind.GRANT, EntryKind.ADJUST, EntryKind.CHARGE);

    private final ZoneId zone;
    private final List<TierLadder> program;
    private final PolicyVersion version;
    private final List<NaiveLadder> ladders = new ArrayList<>();

    /** What an order or gift has paid, was refunded, and has been claimed by currency. */
    private static final class Refunds {
        long refunded;
        final Map<String, Long> earned = new HashMap<>();
        final Map<String, Long> claimed = new HashMap<>();
    }

    private final Map<String, Refunds> refunds = new HashMap<>();
    private Instant walked = Instant.MIN;
    private long moments;

    NaiveTiers(ZoneId zone, List<TierLadder> program, PolicyVersion version) {
        this.zone = zone;
        this.program = program;
        this.version = version;
    }

    boolean isEmpty() {
        return ladders.isEmpty();
    }

    /** Whether this is where the days were gone to. */
    boolean standsAt(Instant clock) {
        return !isEmpty() && walked.equals(clock);
    }

    NaiveLadder ladder(int index) {
        return ladders.get(index);
    }

    /** Everything that came in by the posting came in under its origin. */
    void posted(Posting posting, String origin) {
        posted(posting, ladder -> {
            for (Entry entry : posting.entries()) {
                if (ladder.counts(entry.currency()) && COUNTING.contains(entry.kind())) {
                    ladder.comesIn(day(posting), origin, entry.applied());
                }
            }
        });
    }

    private LocalDate day(Posting posting) {
        return CalendarWindow.dayOf(posting.occurredAt(), zone);
    }

    /** A share of what came in under a name is taken back. */
    void refunded(Posting posting, String origin, long refunded, long paid) {
        Refunds all = refunds.computeIfAbsent(origin, name -> new Refunds());
        all.refunded += refunded;
        posted(posting, ladder -> {
            long earned = all.earned.computeIfAbsent(ladder.name(), name -> ladder.earned(origin));
            long claim = -Math.floorDiv(-earned * all.refunded, paid);
            ladder.claim(origin, claim - all.claimed.getOrDefault(ladder.name(), 0L));
            all.claimed.put(ladder.name(), claim);
        });
    }

    void undone(Posting posting, String origin) {
        posted(posting, ladder -> ladder.takeBackAll(origin));
    }

    /** The posting, with what it does to each ladder besides the balance. */
    void posted(Posting posting, Consumer<NaiveLadder> effect) {
        boolean due = posting.kind() == PostingKind.DUE;
        if (isEmpty()) {
            begin(posting);
        }
        walk(posting.recordedAt(), !due);
        walked = posting.recordedAt();
        moments++;
        for (NaiveLadder ladder : ladders) {
            ladder.begin(posting.recordedAt(), moments);
            for (Entry entry : posting.entries()) {
                if (ladder.counts(entry.currency())) {
                    ladder.balanceIs(entry.balance());
                    if (entry.kind() == EntryKind.START) {
                        ladder.comesIn(day(posting), "start", entry.applied());
                    }
                }
            }
            ladder.endLocks();
            effect.accept(ladder);
            ladder.judge();
        }
        if (due) {
            // What comes with the time comes after what else falls on the instant.
            walked = posting.recordedAt().minusNanos(1);
        }
    }

    private void begin(Posting first) {
        LocalDate joined = CalendarWindow.dayOf(first.occurredAt(), zone);
        for (TierLadder ladder : program) {
            ladders.add(new NaiveLadder(ladder, zone, version, joined, first.recordedAt()));
        }
        walked = first.recordedAt();
    }

    /** Goes from day to day and from end to end of a lock. */
    void walk(Instant to, boolean included) {
        for (Instant next = next(); next.isBefore(to) || (included && next.equals(to)); next = next()) {
            walked = next;
            moments++;
            for (NaiveLadder ladder : ladders) {
                ladder.begin(next, moments);
                ladder.endLocks();
                ladder.judge();
            }
        }
        if (included && to.isAfter(walked)) {
            walked = to;
        }
    }

    private Instant next() {
        LocalDate tomorrow = CalendarWindow.dayOf(walked, zone).plusDays(1);
        Instant next = CalendarWindow.startOfDay(tomorrow, zone);
        for (NaiveLadder ladder : ladders) {
            Optional<Instant> end = ladder.nextEndOfLock(walked);
            if (end.isPresent() && end.get().isBefore(next)) {
                next = end.get();
            }
        }
        return next;
    }
}
