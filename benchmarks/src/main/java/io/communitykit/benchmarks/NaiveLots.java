package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What one would write in ten minutes: a list of lots a member, no history, no memory of keys. A spend looks through the
 * list for the lot that expires first, again and again. One thread.
 */
final class NaiveLots {

    private static final long YEAR = 365L * 24 * 60 * 60;

    private final Map<String, List<Lot>> lots = new HashMap<>();

    /** Points that expire together. */
    private static final class Lot {
        private long points;
        private final long expiresAt;

        Lot(long points, long expiresAt) {
            this.points = points;
            this.expiresAt = expiresAt;
        }
    }

    void grant(MemberId member, long points, Instant at) {
        lots.computeIfAbsent(member.value(), any -> new ArrayList<>(1))
                .add(new Lot(points, at.getEpochSecond() + YEAR));
    }

    /** Gives what could not be taken. */
    long spend(MemberId member, long points) {
        List<Lot> all = lots.getOrDefault(member.value(), new ArrayList<>());
        long missing = points;
        while (missing > 0 && !all.isEmpty()) {
            Lot first = all.stream()
                    .min(Comparator.comparingLong(lot -> lot.expiresAt))
                    .orElseThrow();
            long taken = Math.min(missing, first.points);
            first.points -= taken;
            missing -= taken;
            if (first.points == 0) {
                all.remove(first);
            }
        }
        return missing;
    }

    /** Looks at every lot there is; gives how many points were lost. */
    long expire(Instant until) {
        long lost = 0;
        for (List<Lot> all : lots.values()) {
            for (Iterator<Lot> each = all.iterator(); each.hasNext(); ) {
                Lot lot = each.next();
                if (lot.expiresAt <= until.getEpochSecond()) {
                    lost += lot.points;
                    each.remove();
                }
            }
        }
        return lost;
    }

    void clear() {
        lots.clear();
    }
}
