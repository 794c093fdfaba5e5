package io.communitykit.core.segment.memory;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.internal.ProfileRules;
import io.communitykit.core.segment.spi.ProfileStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps members on the heap: for tests, examples, simulations and a first run. Nothing survives the process. One lock a member,
 * held while a decider runs; members run side by side. Finding a member and moving a deadline take O(log n), listing what is due
 * looks at nothing else. Lists members in the order of their ids. Safe for many threads.
 */
public final class InMemoryProfileStore implements ProfileStore {

    private final PseudonymKey key;

    /** Among them, for a moment, one that a decider looks at before its first state is saved. */
    private final ConcurrentNavigableMap<MemberId, Cell> cells = new ConcurrentSkipListMap<>();

    private final Set<Pseudonym> erased = ConcurrentHashMap.newKeySet();
    private final Deadlines deadlines = new Deadlines();

    /**
     * Creates an empty store.
     *
     * @param key turns a member into the pseudonym that is all that stays after an erasure
     */
    public InMemoryProfileStore(PseudonymKey key) {
        this.key = key;
    }

    /** One member's place. Everything is read and written under its lock, except that lists read the state as it is. */
    private static final class Cell {
        volatile @Nullable MemberState state;
        boolean givenUp;
    }

    @Override
    public <R> Optional<R> update(MemberId member, Function<Optional<MemberState>, Saved<R>> decide) {
        while (true) {
            Cell cell = cells.computeIfAbsent(member, absent -> new Cell());
            synchronized (cell) {
                if (!cell.givenUp) {
                    return updateLocked(member, cell, decide);
                }
                // The cell was given up while its lock was waited for; find it anew.
            }
        }
    }

    private <R> Optional<R> updateLocked(MemberId member, Cell cell, Function<Optional<MemberState>, Saved<R>> decide) {
        try {
            MemberState before = cell.state;
            if (before == null && isErased(member)) {
                return Optional.empty();
            }
            Saved<R> saved = decide.apply(Optional.ofNullable(before));
            saved.state().ifPresent(after -> save(cell, ProfileRules.requireOf(member, after)));
            return Optional.of(saved.result());
        } finally {
            // Of a member of whom nothing was saved nothing is kept, not even the id.
            if (cell.state == null) {
                cell.givenUp = true;
                cells.remove(member, cell);
            }
        }
    }

    private void save(Cell cell, MemberState after) {
        MemberState before = cell.state;
        cell.state = after;
        deadlines.move(after.member(), before == null ? Optional.empty() : before.dueAt(), after.dueAt());
    }

    private boolean isErased(MemberId member) {
        return !erased.isEmpty() && erased.contains(ProfileRules.pseudonym(key, member));
    }

    @Override
    public Optional<MemberState> read(MemberId member) {
        Cell cell = cells.get(member);
        return cell == null ? Optional.empty() : Optional.ofNullable(cell.state);
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return deadlines.until(until, ProfileRules.limit(limit));
    }

    @Override
    public List<MemberState> members(Optional<MemberId> after, int limit) {
        ProfileRules.limit(limit);
        List<MemberState> states = new ArrayList<>();
        for (Cell cell :
                after.map(last -> cells.tailMap(last, false)).orElse(cells).values()) {
            MemberState state = cell.state;
            if (state != null) {
                states.add(state);
            }
            if (states.size() == limit) {
                break;
            }
        }
        return states;
    }

    @Override
    public boolean erase(MemberId member) {
        while (true) {
            Cell cell = cells.computeIfAbsent(member, absent -> new Cell());
            synchronized (cell) {
                if (!cell.givenUp) {
                    return eraseLocked(member, cell);
                }
            }
        }
    }

    private boolean eraseLocked(MemberId member, Cell cell) {
        MemberState before = cell.state;
        erased.add(ProfileRules.pseudonym(key, member));
        if (before != null) {
            deadlines.move(member, before.dueAt(), Optional.empty());
        }
        cell.state = null;
        cell.givenUp = true;
        cells.remove(member, cell);
        return before != null;
    }
}
