package io.communitykit.risk.abuse;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import java.util.List;

/** A store where something else happens once between the store's answer and the screen's taking it. */
final class HookedStore implements AbuseStore {

    private final AbuseStore store;
    private Runnable afterAnswer = () -> {};
    boolean joined;
    boolean failsBefore;
    boolean failsAfter;

    HookedStore(AbuseStore store) {
        this.store = store;
    }

    void once(Runnable hook) {
        afterAnswer = hook;
    }

    private <T> T answered(T answer) {
        Runnable hook = afterAnswer;
        afterAnswer = () -> {};
        hook.run();
        return answer;
    }

    private static void fail(boolean fails) {
        if (fails) {
            throw StorageException.retryable("the store is away", null);
        }
    }

    @Override
    public List<Appended> append(List<AbuseFact> facts) {
        fail(failsBefore);
        List<Appended> results = store.append(facts);
        fail(failsAfter);
        return answered(results);
    }

    @Override
    public List<AbuseEntry> entries(AbuseQuery query) {
        fail(failsBefore);
        return answered(store.entries(query));
    }

    @Override
    public boolean erase(MemberId member) {
        fail(failsBefore);
        boolean first = store.erase(member);
        fail(failsAfter);
        return answered(first);
    }

    @Override
    public Pseudonym pseudonym(MemberId member) {
        return store.pseudonym(member);
    }

    @Override
    public boolean ownsTransactions() {
        return !joined;
    }
}
