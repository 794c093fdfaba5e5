package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Multiplier;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.TierState;
import io.communitykit.membership.tier.internal.TierCount;
import io.communitykit.membership.tier.internal.TierJudge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The member's places on the ladders of the program, as they follow from the postings of a decision. What an entry brings in
 * counts on the day of its posting; what a refund takes back counts on the day on which it had come in. Used once.
 */
final class Ladders {

    private final AccountState state;
    private final PointsProgram program;
    private final Optional<TierProgram> tiers;
    private final Map<LadderId, TierState> changed = new TreeMap<>();

    /** What the posting in progress counts on another day than its own. */
    private List<Counted> counted = List.of();

    /** Places that the posting in progress read anew. */
    private List<TierChange> enrolled = List.of();

    /** What a command does to a place with the posting in progress, after its entries are counted. */
    private Optional<Command> commanded = Optional.empty();

    Ladders(AccountState state, PointsProgram program) {
        this.state = state;
        this.program = program;
        this.tiers = program.tiers();
    }

    /** Points that came in, or left, on the day of a posting. */
    private record Counted(CurrencyId currency, Instant occurredAt, long sequence, long points) {}

    private record Command(LadderId ladder, Function<TierJudge, TierJudge.Judged> does) {}

    Optional<TierState> place(LadderId ladder) {
        TierState after = changed.get(ladder);
        return Optional.ofNullable(after != null ? after : state.tiers().get(ladder));
    }

    /** Whether the member has one of the tiers; who is new to the account has what everybody begins with. */
    boolean has(Multiplier.ForTiers wanted) {
        Optional<TierState> place = place(wanted.ladder());
        Optional<TierId> tier =
                tiers.isPresent() ? tiers.get().tier(wanted.ladder(), place) : place.flatMap(TierState::tier);
        return tier.filter(wanted.tiers()::contains).isPresent();
    }

    /** The places as they stand, changed and unchanged ones. */
    Map<LadderId, TierState> all() {
        Map<LadderId, TierState> all = new TreeMap<>(state.tiers());
        all.putAll(changed);
        return all;
    }

    Map<LadderId, TierState> changed() {
        return changed;
    }

    /** Counts points on the day of an earlier posting. */
    void count(CurrencyId currency, Instant occurredAt, long sequence, long points) {
        if (tiers.isPresent()) {
            counted = counted.isEmpty() ? new ArrayList<>() : counted;
            counted.add(new Counted(currency, occurredAt, sequence, points));
        }
    }

    /** Whether what an entry moved counts as come in. */
    static boolean counts(Entry entry) {
        return switch (entry.kind()) {
            case START, EARN, GRANT, ADJUST, RECEIVE, CONVERT_TO, CHARGE -> true;
            default -> false;
        };
    }

    /** When something happens to a place by itself; empty if nothing is ahead. */
    Optional<Instant> due() {
        if (tiers.isEmpty()) {
            return Optional.empty();
        }
        Instant first = null;
        for (TierState place : all().values()) {
            Optional<Instant> due = place.dueAt();
            if (due.isPresent() && (first == null || due.get().isBefore(first))) {
                first = due.get();
            }
        }
        return Optional.ofNullable(first);
    }

    /** Whether something happens to a place at an instant, though nothing was entered. */
    boolean ask(Instant at, long sequence, Function<CurrencyId, Pot> pots) {
        for (TierLadder ladder : ladders()) {
            Optional<TierState> place = place(ladder.id());
            boolean asks = place.isPresent()
                    && (place.get().isDue(at)
                            || !judge(ladder, place.get(), TierJudge.Cause.TIME, at, sequence, pots)
                                    .changes()
                                    .isEmpty());
            if (asks) {
                return true;
            }
        }
        return !toSleep(at).isEmpty();
    }

    /** Places on ladders that the program does not have any more, of which something is due. */
    private List<LadderId> toSleep(Instant at) {
        List<LadderId> gone = new ArrayList<>(0);
        all().forEach((id, place) -> {
            if (place.isDue(at) && tiers.flatMap(program -> program.ladder(id)).isEmpty()) {
                gone.add(id);
            }
        });
        return gone;
    }

    private List<TierLadder> ladders() {
        return tiers.map(TierProgram::ladders).orElse(List.of());
    }

    // ---- postings

    /** What becomes of the places by a posting. */
    List<TierChange> judge(
            PostingDraft draft, List<Entry> entries, long sequence, Instant recorded, Function<CurrencyId, Pot> pots) {
        // A seal changes nothing; after a release comes what else is due at its instant.
        if (tiers.isEmpty() || draft.kind() == PostingKind.SEAL || draft.kind() == PostingKind.RELEASE) {
            return List.of();
        }
        List<TierChange> changes = new ArrayList<>(enrolled);
        TierJudge.Cause cause = draft.kind() == PostingKind.DUE ? TierJudge.Cause.TIME : TierJudge.Cause.TOLD;
        for (TierLadder ladder : ladders()) {
            Optional<TierState> before = place(ladder.id()).or(() -> joined(ladder, draft, recorded));
            if (before.isPresent()) {
                TierState told = counted(ladder, before.get(), draft, entries, sequence);
                if (commands(ladder)) {
                    TierJudge command = judging(ladder, told, recorded, sequence, pots);
                    TierJudge.Judged done = commanded.orElseThrow().does().apply(command);
                    changes.addAll(done.changes());
                    told = done.state();
                }
                TierJudge.Judged judged = judge(ladder, told, cause, recorded, sequence, pots);
                if (changed.containsKey(ladder.id())
                        || !judged.state().equals(state.tiers().get(ladder.id()))) {
                    changed.put(ladder.id(), judged.state());
                }
                changes.addAll(judged.changes());
            }
        }
        for (LadderId gone : toSleep(recorded)) {
            place(gone).ifPresent(place -> changed.put(gone, place.asleep()));
        }
        counted = List.of();
        enrolled = List.of();
        commanded = Optional.empty();
        return changes;
    }

    private boolean commands(TierLadder ladder) {
        return commanded.filter(command -> command.ladder().equals(ladder.id())).isPresent();
    }

    private TierJudge.Judged judge(
            TierLadder ladder,
            TierState before,
            TierJudge.Cause cause,
            Instant at,
            long sequence,
            Function<CurrencyId, Pot> pots) {
        return judging(ladder, before, at, sequence, pots).judge(cause);
    }

    private TierJudge judging(
            TierLadder ladder, TierState before, Instant at, long sequence, Function<CurrencyId, Pot> pots) {
        long balance = ladder.climb()
                .map(climb -> pots.apply(climb.measure().currency()).balance())
                .orElse(0L);
        return new TierJudge(ladder, program.zone(), tiers.orElseThrow().version(), before, balance, at, sequence);
    }

    /** A new account is on every ladder; an older one joins a ladder that needs its history when that was read. */
    private Optional<TierState> joined(TierLadder ladder, PostingDraft draft, Instant recorded) {
        Optional<Climb> climb = ladder.climb();
        boolean knowsAll = climb.isEmpty() || climb.get().measure() instanceof Measure.Balance || state.sequence() == 0;
        boolean joins = commands(ladder) || (climb.isPresent() && knowsAll);
        LocalDate day = dayOf(draft.occurredAt());
        return joins
                ? Optional.of(knowsAll ? TierCount.fresh(ladder, day, recorded) : TierCount.notEnrolled(day, recorded))
                : Optional.empty();
    }

    private LocalDate dayOf(Instant instant) {
        return CalendarWindow.dayOf(instant, program.zone());
    }

    private TierState counted(
            TierLadder ladder, TierState before, PostingDraft draft, List<Entry> entries, long sequence) {
        if (ladder.climb().isEmpty()) {
            return before;
        }
        Climb climb = ladder.climb().get();
        CurrencyId currency = climb.measure().currency();
        TierCount count = new TierCount(climb, before);
        for (Entry entry : entries) {
            if (entry.currency().equals(currency) && counts(entry)) {
                count.add(dayOf(draft.occurredAt()), sequence, entry.applied());
            } else if (entry.currency().equals(currency) && entry.kind() == EntryKind.CANCEL) {
                for (LotShare share : entry.lots()) {
                    count.add(dayOf(share.terms().earnedAt()), share.lot().sequence(), share.points());
                }
            }
        }
        for (Counted other : counted) {
            if (other.currency().equals(currency)) {
                count.add(dayOf(other.occurredAt()), other.sequence(), other.points());
            }
        }
        return count.state();
    }

    // ---- commands

    /** Puts a lock on a tier with the posting in progress. */
    void lock(TierLadder ladder, TierLock lock) {
        commanded = Optional.of(new Command(ladder.id(), judge -> judge.lock(lock)));
    }

    /** Ends the locks on a tier with the posting in progress; false if there is none. */
    boolean unlock(TierLadder ladder, TierId tier) {
        boolean locked = place(ladder.id())
                .filter(place ->
                        place.locks().stream().anyMatch(lock -> lock.tier().equals(tier)))
                .isPresent();
        if (locked) {
            commanded = Optional.of(new Command(ladder.id(), judge -> judge.unlock(tier)));
        }
        return locked;
    }

    /** Puts the member on a ladder with the posting in progress, or lets it count anew where the member is on it already. */
    void enrol(LadderId ladder, TierState counted) {
        Optional<TierState> before = place(ladder);
        TierState place = before.map(old -> old.countedAs(counted)).orElse(counted);
        changed.put(ladder, place);
        enrolled = enrolled.isEmpty() ? new ArrayList<>() : enrolled;
        enrolled.add(new TierChange(
                ladder,
                TierChange.Kind.ENROLLED,
                place.climbed(),
                place.climbed(),
                place.tier(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                tiers.orElseThrow().version()));
    }
}
