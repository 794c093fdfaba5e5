package io.communitykit.benchmarks;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What one would write in five minutes: a balance a member, no rules, no history. {@link #merge} counts a fact twice that
 * is told twice; {@link #mergeOnce} remembers keys, and nothing else about them.
 */
@State(Scope.Benchmark)
public class NaiveLedger {

    /** How many members take turns. */
    @Param({"1000", "30000", "300000"})
    public int accounts;

    MemberId[] members = {};
    private final Map<String, Long> balances = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, Boolean> told = new ConcurrentHashMap<>();

    /** Names the members. */
    @Setup(Level.Trial)
    public void name() {
        members = Members.numbered(accounts);
    }

    /** Forgets all but the members, each with a balance. */
    @Setup(Level.Iteration)
    public void open() {
        CpuTime.preparing(this::openAll);
    }

    private void openAll() {
        balances.clear();
        told.clear();
        for (MemberId member : members) {
            balances.put(member.value(), 5L);
        }
    }

    long merge(MemberId member) {
        return balances.merge(member.value(), 5L, Math::addExact);
    }

    long mergeOnce(CommunityEvent event, MemberId member) {
        return told.putIfAbsent(event.key(), true) == null ? merge(member) : balances.getOrDefault(member.value(), 0L);
    }
}
