package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Points on the heap, over accounts that have one posting each. The memory store keeps every posting, so each iteration
 * begins with a new one: what an iteration of a second can add bounds the heap.
 */
@State(Scope.Benchmark)
public class MemoryLedger {

    /** How many members take turns; 1 for the hot account. */
    @Param({"1000", "30000", "300000"})
    public int accounts;

    MemberId[] members = {};
    private final PointsProgram program = Programs.benchmark();
    Points points = Points.builder(program, new InMemoryPointsStore(Programs.pseudonymKey()))
            .build();

    /** Names the members. */
    @Setup(Level.Trial)
    public void name() {
        members = Members.numbered(accounts);
    }

    /** Drops what the iteration before posted and opens the accounts anew. */
    @Setup(Level.Iteration)
    public void open() {
        CpuTime.preparing(this::openAll);
    }

    private void openAll() {
        points = Points.builder(program, new InMemoryPointsStore(Programs.pseudonymKey()))
                .build();
        NewFacts facts = new NewFacts();
        facts.start(1_000);
        for (MemberId member : members) {
            points.apply(facts.published(member));
        }
    }
}
