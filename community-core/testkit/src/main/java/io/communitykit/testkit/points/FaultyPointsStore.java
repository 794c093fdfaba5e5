package io.communitykit.testkit.points;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A store that fails as a script says, before it has stored something, half way, or after, and otherwise does what the
 * store behind it does. For tests and simulations of what a host makes of a failing store. Every fault is a retryable
 * {@link StorageException}. As safe for many threads as the store behind it; which thread meets a fault is then open.
 *
 * <pre>{@code
 * PointsStore store = new FaultyPointsStore(new InMemoryPointsStore(key), FaultScript.seeded(42, 100));
 * }</pre>
 */
public final class FaultyPointsStore implements PointsStore {

    private final PointsStore store;
    private final FaultScript script;
    private final AtomicLong calls = new AtomicLong();

    /**
     * Puts faults before a store.
     *
     * @param store the store that works
     * @param script which call fails; calls of all methods are counted together, from 1
     */
    public FaultyPointsStore(PointsStore store, FaultScript script) {
        this.store = store;
        this.script = script;
    }

    /**
     * How many calls there were, of all methods, failed ones included.
     *
     * @return 0 or more
     */
    public long calls() {
        return calls.get();
    }

    @Override
    public <R> List<R> update(List<Unit<R>> units) {
        return faulty(() -> store.update(units), () -> store.update(units.subList(0, units.size() / 2)));
    }

    @Override
    public List<AccountState> read(List<Want> wants) {
        return faulty(() -> store.read(wants), () -> {});
    }

    @Override
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        return faulty(() -> store.postings(query), () -> {});
    }

    @Override
    public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
        return faulty(() -> store.accounts(query), () -> {});
    }

    @Override
    public Erased erase(MemberId member) {
        return faulty(() -> store.erase(member), () -> {});
    }

    private <T> T faulty(Supplier<T> whole, Runnable half) {
        long call = calls.incrementAndGet();
        Fault fault = script.at(call);
        if (fault == Fault.NONE) {
            return whole.get();
        }
        if (fault == Fault.TWICE) {
            T unused = whole.get();
            return whole.get();
        }
        if (fault == Fault.BETWEEN) {
            half.run();
        } else if (fault == Fault.AFTER) {
            T unused = whole.get();
        }
        throw StorageException.retryable("call " + call + " failed on purpose: " + fault, null);
    }
}
