package io.communitykit.risk.abuse.memory;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.internal.FactColumns;
import io.communitykit.risk.abuse.internal.StoreChecks;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps facts on the heap: for tests, examples, simulations and a first run. Nothing survives the process. About 90 bytes a fact and 40 a
 * member beside the id, in columns; a fact costs constant time, an erasure and a page of one member look at all facts. One lock for
 * everything. Safe for many threads.
 */
public final class InMemoryAbuseStore implements AbuseStore {

    private final PseudonymKey key;
    private final FactColumns facts = new FactColumns();
    private final Set<Pseudonym> erased = new HashSet<>();
    private final Object lock = new Object();

    /**
     * Creates an empty store.
     *
     * @param key turns a member into the pseudonym that is all that stays after an erasure
     */
    public InMemoryAbuseStore(PseudonymKey key) {
        this.key = key;
    }

    @Override
    public List<Appended> append(List<AbuseFact> some) {
        StoreChecks.appendable(some);
        List<AbuseFact> copy = List.copyOf(some);
        List<Appended> results = new ArrayList<>(copy.size());
        synchronized (lock) {
            for (int from = 0; from < copy.size(); from += FactColumns.LOOK) {
                append(copy.subList(from, Math.min(copy.size(), from + FactColumns.LOOK)), results);
            }
        }
        return results;
    }

    private void append(List<AbuseFact> some, List<Appended> results) {
        facts.look(some);
        for (int i = 0; i < some.size(); i++) {
            results.add(append(some.get(i), i));
        }
    }

    private Appended append(AbuseFact fact, int at) {
        if (namesErased(fact)) {
            return new Appended.Erased();
        }
        int known = facts.find(at);
        if (known == 0) {
            return new Appended.Recorded(facts.add(fact, at));
        }
        if (facts.isGone(known)) {
            return new Appended.Erased();
        }
        List<String> differing = StoreChecks.differing(facts.fact(known), fact);
        return differing.isEmpty() ? new Appended.Replayed() : new Appended.Conflicting(differing);
    }

    private boolean namesErased(AbuseFact fact) {
        for (MemberId member : fact.members()) {
            if (ErasedMember.of(member).isPresent()
                    || (!erased.isEmpty() && !facts.knows(member) && erased.contains(pseudonym(member)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<AbuseEntry> entries(AbuseQuery query) {
        synchronized (lock) {
            return query.member().isPresent()
                    ? entries(query.member().get(), query)
                    : facts.entries(query.after(), query.limit());
        }
    }

    private List<AbuseEntry> entries(MemberId member, AbuseQuery query) {
        return ErasedMember.of(member).isPresent() ? List.of() : facts.entries(member, query.after(), query.limit());
    }

    @Override
    public boolean erase(MemberId member) {
        if (ErasedMember.of(member).isPresent()) {
            return false;
        }
        Pseudonym pseudonym = pseudonym(member);
        synchronized (lock) {
            boolean first = erased.add(pseudonym);
            if (first) {
                facts.erase(member, pseudonym);
            }
            return first;
        }
    }

    @Override
    public Pseudonym pseudonym(MemberId member) {
        return StoreChecks.pseudonym(key, member);
    }

    @Override
    public boolean ownsTransactions() {
        return true;
    }
}
