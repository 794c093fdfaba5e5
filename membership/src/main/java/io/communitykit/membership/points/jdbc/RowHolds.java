package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.lot.Hold;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds of one account: those that were read, and what units have made and ended since. */
final class RowHolds {

    /** As they stand. */
    private final Map<IdempotencyKey, Hold> holds = new LinkedHashMap<>();

    private final Set<IdempotencyKey> lookedUp = new HashSet<>();

    /** Made by a unit, to be inserted. */
    private final Map<IdempotencyKey, Hold> made = new LinkedHashMap<>();

    /** Ended by a unit; what is read of them later is out of date. */
    private final Set<IdempotencyKey> ended = new HashSet<>();

    /** True for the first who asks, and who therefore must read it. */
    boolean mustRead(IdempotencyKey key) {
        return lookedUp.add(key);
    }

    void found(Hold hold) {
        if (!ended.contains(hold.key()) && !made.containsKey(hold.key())) {
            holds.put(hold.key(), hold);
        }
    }

    @Nullable
    Hold get(IdempotencyKey key) {
        return holds.get(key);
    }

    List<Hold> dueBy(Instant by) {
        return holds.values().stream()
                .filter(hold -> hold.releaseAt().filter(at -> !at.isAfter(by)).isPresent())
                .toList();
    }

    void make(Hold hold) {
        holds.put(hold.key(), hold);
        made.put(hold.key(), hold);
        lookedUp.add(hold.key());
    }

    /** Whether it may have been what was due next. */
    boolean end(IdempotencyKey key, @Nullable Instant nextDue) {
        Hold before = holds.remove(key);
        made.remove(key);
        ended.add(key);
        lookedUp.add(key);
        return before == null
                || before.releaseAt().filter(at -> at.equals(nextDue)).isPresent();
    }

    Collection<Hold> made() {
        return made.values();
    }

    Collection<IdempotencyKey> gone() {
        return ended;
    }
}
