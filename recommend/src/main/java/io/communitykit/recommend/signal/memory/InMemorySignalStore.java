package io.communitykit.recommend.signal.memory;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.KnownFact;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.internal.StoreChecks;
import io.communitykit.recommend.signal.spi.SignalStore;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps signals on the heap: for tests, examples, simulations and a first run. Nothing survives the process. One lock a subject, held
 * while a decider runs; subjects run side by side. A change and a reading of one subject take constant time; a purge looks at all keys.
 * Safe for many threads.
 */
public final class InMemorySignalStore implements SignalStore {

    private final PseudonymKey key;

    /** Among them, for a moment, one that a decider looks at before its first state is saved. */
    private final ConcurrentHashMap<String, Cell> contents = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, Cell> authors = new ConcurrentHashMap<>();

    private final Set<Pseudonym> erased = ConcurrentHashMap.newKeySet();

    /**
     * Creates an empty store.
     *
     * @param key turns a subject into the pseudonym that is all that stays after an erasure
     */
    public InMemorySignalStore(PseudonymKey key) {
        this.key = key;
    }

    /**
     * One subject's place: its state and, inherited to save a step from one place of the heap to another, its facts. Everything is read and written
     * under its lock, except that readings take the state as it is.
     */
    private static final class Cell extends FactTable {
        volatile @Nullable SignalState state;
        boolean givenUp;
    }

    private ConcurrentHashMap<String, Cell> cells(SignalSubject subject) {
        return subject.about() == SignalAbout.CONTENT ? contents : authors;
    }

    @Override
    public <R> Optional<R> update(SignalSubject subject, IdempotencyKey fact, Function<Seen, Saved<R>> decide) {
        while (true) {
            Cell cell = cell(subject);
            synchronized (cell) {
                if (!cell.givenUp) {
                    return updateLocked(subject, cell, fact, decide);
                }
                // The cell was given up while its lock was waited for; find it anew.
            }
        }
    }

    /** Finding one that is there takes no lock of the map's. */
    private Cell cell(SignalSubject subject) {
        ConcurrentHashMap<String, Cell> cells = cells(subject);
        Cell cell = cells.get(subject.id());
        return cell == null ? cells.computeIfAbsent(subject.id(), absent -> new Cell()) : cell;
    }

    private <R> Optional<R> updateLocked(
            SignalSubject subject, Cell cell, IdempotencyKey fact, Function<Seen, Saved<R>> decide) {
        try {
            SignalState before = cell.state;
            if (before == null && isErased(subject)) {
                return Optional.empty();
            }
            int hash = FactTable.hash(fact);
            KnownFact known = cell.get(fact, hash);
            Saved<R> saved = decide.apply(new Seen(Optional.ofNullable(before), Optional.ofNullable(known)));
            if (saved.entry().isPresent()) {
                Entry entry = saved.entry().get();
                cell.put(fact, hash, entry.fact());
                cell.state = entry.state();
            }
            return Optional.of(saved.result());
        } finally {
            // Of a subject of which nothing was saved nothing is kept, not even the id.
            if (cell.state == null) {
                giveUp(subject, cell);
            }
        }
    }

    private void giveUp(SignalSubject subject, Cell cell) {
        cell.state = null;
        cell.givenUp = true;
        cells(subject).remove(subject.id(), cell);
    }

    private boolean isErased(SignalSubject subject) {
        return !erased.isEmpty() && erased.contains(StoreChecks.pseudonym(key, subject));
    }

    @Override
    public Map<SignalSubject, SignalState> read(List<SignalSubject> subjects) {
        StoreChecks.readable(subjects);
        Map<SignalSubject, SignalState> states = new LinkedHashMap<>();
        for (SignalSubject subject : subjects) {
            Cell cell = cells(subject).get(subject.id());
            SignalState state = cell == null ? null : cell.state;
            if (state != null) {
                states.put(subject, state);
            }
        }
        return states;
    }

    @Override
    public int purge(Instant before, int limit) {
        StoreChecks.limit(limit);
        Instant from = Timestamps.cut("instant before which keys are forgotten", before);
        int purged = purge(contents.values(), from, limit);
        return purged + purge(authors.values(), from, limit - purged);
    }

    private static int purge(Collection<Cell> cells, Instant from, int limit) {
        long micros = Timestamps.toMicros(from);
        int purged = 0;
        for (Cell cell : cells) {
            if (purged == limit) {
                break;
            }
            synchronized (cell) {
                SignalState state = cell.state;
                if (state != null && cell.removeBefore(micros)) {
                    cell.state = state.openFrom(from);
                    purged++;
                }
            }
        }
        return purged;
    }

    @Override
    public boolean erase(SignalSubject subject) {
        while (true) {
            Cell cell = cell(subject);
            synchronized (cell) {
                if (!cell.givenUp) {
                    boolean known = cell.state != null;
                    erased.add(StoreChecks.pseudonym(key, subject));
                    giveUp(subject, cell);
                    return known;
                }
            }
        }
    }
}
