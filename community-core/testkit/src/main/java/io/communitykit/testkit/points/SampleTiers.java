package io.communitykit.testkit.points;

import io.communitykit.core.id.IdText;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tally;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierState;
import io.communitykit.testkit.internal.LookAlikes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Places on ladders and what became of them, for tests. */
final class SampleTiers {

    static final LadderId LADDER = new LadderId("ladder");
    static final TierId GOLD = new TierId("\u91d1\u5361 \ud83e\udd47");

    private static final LocalDate JOINED = LocalDate.of(2024, 2, 29);
    private static final String LONGEST = LookAlikes.longest(IdText.MAX_BYTES, "\ud842\udfb7");

    private SampleTiers() {}

    /** A place that is empty where it may be. */
    static TierState due(Optional<Instant> dueAt) {
        return place("", Optional.empty(), List.of(), Tally.EMPTY, dueAt);
    }

    static TierState locked(List<TierLock> locks) {
        return place("sum", Optional.of(GOLD), locks, Tally.EMPTY, Optional.empty());
    }

    static TierState counting(Tally tally) {
        return place("sum", Optional.empty(), List.of(), tally, Optional.empty());
    }

    private static TierState place(
            String counts, Optional<TierId> tier, List<TierLock> locks, Tally tally, Optional<Instant> dueAt) {
        return new TierState(
                counts,
                tier,
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                JOINED,
                JOINED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                locks,
                tally,
                dueAt);
    }

    /** Every field has another value, so that none is taken for its neighbour. */
    static TierState full() {
        return new TierState(
                "Earned growth Rolling[span=P1Y] \"\\\n\u79ef\u5206 \ud83d\ude00",
                Optional.of(GOLD),
                Optional.of(new TierId("silver")),
                SampleLots.day(1).plusNanos(1_000),
                SampleLots.day(2),
                3,
                JOINED,
                LocalDate.of(2026, 1, 1),
                Optional.of(SampleLots.day(4)),
                Optional.of(new TierState.Grace(LocalDate.of(2025, 7, 1), SampleLots.day(5))),
                Optional.of(SampleLots.day(6)),
                List.of(lock(1, TierLock.Hold.EXACTLY), lock(2, TierLock.Hold.AT_LEAST)),
                tally(7, 2),
                Optional.of(SampleLots.day(8)));
    }

    /** Every field at the ends of its range. */
    static TierState ends(Instant instant, LocalDate day, long number) {
        return new TierState(
                LONGEST.repeat(4),
                Optional.of(new TierId(LONGEST)),
                Optional.of(new TierId(LONGEST)),
                instant,
                instant,
                number,
                day,
                day,
                Optional.of(instant),
                Optional.of(new TierState.Grace(day, instant)),
                Optional.of(instant),
                longestLocks(instant),
                Tally.of(number, new TreeMap<>(Map.of(tallyDay(day), number))),
                Optional.of(instant));
    }

    /** Tallies reach less far than dates. */
    private static LocalDate tallyDay(LocalDate day) {
        return LocalDate.ofEpochDay(Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, day.toEpochDay())));
    }

    private static List<TierLock> longestLocks(Instant instant) {
        List<TierLock> locks = new ArrayList<>();
        for (int i = 0; i < TierState.MAX_LOCKS; i++) {
            locks.add(new TierLock(
                    SampleFact.key(LookAlikes.longest(IdText.MAX_BYTES, "" + i)).key(),
                    new TierId(LONGEST),
                    i % 2 == 0 ? TierLock.Hold.EXACTLY : TierLock.Hold.AT_LEAST,
                    new Reason(LONGEST),
                    i % 3 == 0 ? Optional.empty() : Optional.of(instant)));
        }
        return locks;
    }

    static TierLock lock(int number, TierLock.Hold hold) {
        return new TierLock(
                SampleFact.key("lock " + number).key(),
                GOLD,
                hold,
                new Reason("\u8865\u507f \"" + number + "\""),
                number % 2 == 0 ? Optional.empty() : Optional.of(SampleLots.day(number)));
    }

    /** Days in a row, of either sign. */
    static Tally tally(long base, int days) {
        NavigableMap<LocalDate, Long> byDay = new TreeMap<>();
        for (int i = 1; i <= days; i++) {
            byDay.put(JOINED.plusDays(i), i % 2 == 0 ? i * 1_000_000_007L : -i);
        }
        return Tally.of(base, byDay);
    }

    /** Every kind of change to a ladder, with and without what may be missing, at the ends of ranges too. */
    static List<TierChange> changes(LadderId ladder) {
        List<TierChange> changes = new ArrayList<>();
        TierId silver = new TierId("silver");
        TierId longest = new TierId(LONGEST);
        for (TierChange.Kind kind : TierChange.Kind.values()) {
            changes.add(new TierChange(
                    ladder,
                    kind,
                    Optional.empty(),
                    Optional.of(silver),
                    Optional.of(GOLD),
                    Long.MIN_VALUE,
                    OptionalLong.of(Long.MAX_VALUE),
                    Optional.of(Timestamps.MIN),
                    new PolicyVersion(LONGEST)));
            changes.add(new TierChange(
                    ladder,
                    kind,
                    Optional.of(longest),
                    Optional.empty(),
                    Optional.empty(),
                    Long.MAX_VALUE,
                    OptionalLong.empty(),
                    Optional.empty(),
                    new PolicyVersion("1")));
        }
        changes.add(new TierChange(
                ladder,
                TierChange.Kind.KEPT,
                Optional.of(silver),
                Optional.of(silver),
                Optional.empty(),
                0,
                OptionalLong.of(0),
                Optional.of(Timestamps.MAX),
                new PolicyVersion("1")));
        return changes;
    }
}
