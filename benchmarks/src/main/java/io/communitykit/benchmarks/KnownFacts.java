package io.communitykit.benchmarks;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Facts that one account already holds, told again in an order of no locality. Telling them again adds nothing. */
@State(Scope.Benchmark)
public class KnownFacts {

    /** How many postings the account has. */
    @Param({"1000", "30000", "300000"})
    public int postings;

    CommunityEvent[] events = {};
    final Points points = Points.builder(Programs.benchmark(), new InMemoryPointsStore(Programs.pseudonymKey()))
            .build();
    final Map<IdempotencyKey, Long> naive = new ConcurrentHashMap<>();

    /** Tells every fact for the first time. */
    @Setup(Level.Trial)
    public void tell() {
        MemberId[] one = Members.numbered(1);
        NewFacts facts = new NewFacts();
        facts.start(0);
        events = new CommunityEvent[postings];
        for (int i = 0; i < postings; i++) {
            events[i] = facts.published(one[0]);
            points.apply(events[i]);
            naive.put(events[i].key(), 5L);
        }
    }

    /** Where a thread is in its walk over the known facts. */
    @State(Scope.Thread)
    public static class Walk {

        private long step;

        CommunityEvent next(CommunityEvent[] events) {
            return events[(int) (step++ * 15_485_863 % events.length)];
        }
    }
}
