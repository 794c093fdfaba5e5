package io.communitykit.benchmarks;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Reason;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Commands that were never given before, and a walk over members as in {@link NewFacts}. A command's time moves on by a
 * second each and begins anew after ten days, so that all are over by {@link #NOW}.
 */
@State(Scope.Thread)
public class NewCommands {

    /** After every command, and long before the first lot expires. */
    static final Instant NOW = Instant.parse("2026-01-15T00:00:00Z");

    private static final long STRIDE = 15_485_863;
    private static final long SECONDS = 10L * 24 * 60 * 60;
    private static final EventSource SOURCE = new EventSource("/benchmarks/commands");
    private static final Reason REASON = new Reason("benchmark");
    private static final long BASE = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private String prefix = "";
    private long number;

    /**
     * Takes the thread's place.
     *
     * @param thread which of how many
     */
    @Setup
    public void begin(ThreadParams thread) {
        start(thread.getThreadIndex());
    }

    void start(int thread) {
        prefix = thread + "-";
        number = thread * 7_919L;
    }

    MemberId next(MemberId[] members) {
        return members[(int) (number * STRIDE % members.length)];
    }

    PointsCommand.Grant grant(MemberId member, CurrencyId currency, long points) {
        return new PointsCommand.Grant(key(), member, currency, points, REASON, at());
    }

    PointsCommand.Spend spend(MemberId member, CurrencyId currency, long points) {
        return new PointsCommand.Spend(key(), member, currency, points, REASON, at());
    }

    PointsCommand.Hold hold(MemberId member, CurrencyId currency, long points) {
        return new PointsCommand.Hold(key(), member, currency, points, Optional.empty(), Optional.empty(), at());
    }

    PointsCommand.Commit commit(PointsCommand.Hold hold) {
        return new PointsCommand.Commit(hold.key(), hold.member(), at());
    }

    private Instant at() {
        return Instant.ofEpochSecond(BASE + number % SECONDS);
    }

    private IdempotencyKey key() {
        number++;
        return new IdempotencyKey(SOURCE, new EventId(prefix + number));
    }
}
