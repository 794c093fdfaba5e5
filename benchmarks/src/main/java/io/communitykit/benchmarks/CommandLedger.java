package io.communitykit.benchmarks;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Accounts on the heap that have points and one lot of coins each, and the naive twin of the same; new in each iteration. */
@State(Scope.Benchmark)
public class CommandLedger {

    private static final long PLENTY = 1_000_000_000;

    /** How many members take turns. */
    @Param({"1000", "30000"})
    public int accounts;

    MemberId[] members = {};
    final NaiveLots naive = new NaiveLots();
    private final PointsProgram program = Programs.benchmark();
    Points points = empty(program, InstantSource.fixed(NewCommands.NOW));

    static Points empty(PointsProgram program, InstantSource clock) {
        return Points.builder(program, new InMemoryPointsStore(Programs.pseudonymKey()))
                .clock(clock)
                .build();
    }

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
        points = empty(program, InstantSource.fixed(NewCommands.NOW));
        naive.clear();
        NewCommands commands = new NewCommands();
        commands.start(1_000);
        for (MemberId member : members) {
            points.execute(commands.grant(member, Programs.POINTS, 5));
            points.execute(commands.grant(member, Programs.COINS, PLENTY));
            naive.grant(member, PLENTY, NewCommands.NOW);
        }
    }
}
