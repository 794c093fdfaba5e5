package io.communitykit.core.segment.memory;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.segment.spi.ProfileStore.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Who is due when, the earliest first, in O(log n) a move. One lock, held for a moment: a listing sees each member once. */
final class Deadlines {

    private final NavigableSet<Due> inOrder =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::member));

    /** Called with the member's own lock held, so that moves of one member come in their order. */
    synchronized void move(MemberId member, Optional<Instant> from, Optional<Instant> to) {
        from.ifPresent(at -> inOrder.remove(new Due(member, at)));
        to.ifPresent(at -> inOrder.add(new Due(member, at)));
    }

    synchronized List<Due> until(Instant until, int limit) {
        List<Due> due = new ArrayList<>();
        for (Due each : inOrder) {
            if (due.size() == limit || each.at().isAfter(until)) {
                break;
            }
            due.add(each);
        }
        return due;
    }
}
