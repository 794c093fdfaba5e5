package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.tier.cut.SpendFact;

/** Takes what is told: facts to be sorted by key, mentions of members straight to the spends. */
public final class FactSorter implements AutoCloseable {

    private final RecordSorter facts;
    private final RecordSorter spends;
    private final FactRecord fact = new FactRecord();
    private final SpendRecord mention = new SpendRecord();
    private long told;

    /** With a sorter for facts and one for spends; only the first is closed with it. */
    public FactSorter(RecordSorter facts, RecordSorter spends) {
        this.facts = facts;
        this.spends = spends;
    }

    /** Takes a fact. */
    public void add(SpendFact one) {
        fact.encode(one);
        facts.add(fact.array(), 0, fact.length());
        told++;
    }

    /** Takes a member. */
    public void add(MemberId member) {
        mention.encode(member);
        spends.add(mention.array(), 0, mention.length());
    }

    /** How many facts were taken. */
    public long told() {
        return told;
    }

    /** Ends the taking; all facts, those of one key side by side. */
    public RecordCursor sorted() {
        return facts.sorted();
    }

    @Override
    public void close() {
        facts.close();
    }
}
