package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Linked;
import java.util.List;

/**
 * Looks up what some facts are about before they are taken. A fact is looked up by its member, its key and its link, places of memory that are
 * never near each other, and each look waits for the one before; looked up one kind of place after the other, those of many facts are
 * fetched at the same time (group prefetching: Chen, Ailamaki, Gibbons and Mowry, ICDE 2004). It changes nothing: what it finds is only where
 * to look. {@code AbuseWholeGraph} of the benchmarks measures it. Not safe for many threads.
 */
final class WarmUp {

    /** So many facts and their places fit the nearer caches. */
    static final int FACTS = 256;

    private final MemberTable members;
    private final KeyTable keys;
    private final KeyRules rules;
    private final Links links;
    private final Edges edges;
    private final Persons persons;
    private final long[] ones = new long[FACTS];
    private final long[] others = new long[FACTS];
    private final int[] kinds = new int[FACTS];
    private final int[] member = new int[FACTS];
    private final int[] second = new int[FACTS];
    /** Sums up what was looked at, so that no look is left out as needless. */
    private long seen;

    WarmUp(MemberTable members, KeyTable keys, KeyRules rules, Links links, Edges edges, Persons persons) {
        this.members = members;
        this.keys = keys;
        this.rules = rules;
        this.links = links;
        this.edges = edges;
        this.persons = persons;
    }

    /** The number of the member, or of the referrer, of the fact at that place; -1 if they were not there. */
    int member(int at) {
        return member[at];
    }

    /** The number of the key, or of the friend; -1 if it was not there. */
    int second(int at) {
        return second[at];
    }

    /** Looks at no more than {@link #FACTS} facts. */
    void look(List<AbuseFact> facts) {
        hashes(facts);
        members(facts);
        seconds(facts);
        pairs(facts);
    }

    private void hashes(List<AbuseFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            AbuseFact fact = facts.get(i);
            if (fact instanceof Linked it) {
                ones[i] = MemberTable.hash(it.member());
                kinds[i] = rules.kind(it.kind());
                others[i] =
                        KeyTable.hash(kinds[i], it.digest().high(), it.digest().low());
                seen += keys.slot(others[i]);
            } else if (fact instanceof Brought it) {
                ones[i] = MemberTable.hash(it.referrer());
                others[i] = MemberTable.hash(it.friend());
                seen += members.slot(others[i]);
            } else {
                ones[i] = MemberTable.hash(FactCode.member(fact));
            }
            seen += members.slot(ones[i]);
        }
    }

    private void members(List<AbuseFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            AbuseFact fact = facts.get(i);
            seen += members.near(ones[i]);
            if (fact instanceof Linked) {
                seen += keys.near(others[i]);
            } else if (fact instanceof Brought) {
                seen += members.near(others[i]);
            }
        }
    }

    private void seconds(List<AbuseFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            AbuseFact fact = facts.get(i);
            second[i] = -1;
            if (fact instanceof Linked it) {
                link(i, it);
            } else if (fact instanceof Brought it) {
                referral(i, it);
            } else {
                member[i] = members.find(FactCode.member(fact), ones[i]);
            }
        }
    }

    private void link(int at, Linked fact) {
        int one = members.find(fact.member(), ones[at]);
        int key = keys.find(kinds[at], fact.digest().high(), fact.digest().low(), others[at]);
        seen += one < 0 ? 0 : links.ofMember(one) + persons.size(one);
        seen += key < 0 ? 0 : links.ofKey(key);
        seen += one < 0 || key < 0 ? 0 : links.slot(one, key);
        member[at] = one;
        second[at] = key;
    }

    private void referral(int at, Brought fact) {
        int one = members.find(fact.referrer(), ones[at]);
        int other = members.find(fact.friend(), others[at]);
        seen += one < 0 ? 0 : edges.outOf(one) + persons.size(one);
        seen += other < 0 ? 0 : edges.into(other) + persons.size(other);
        seen += one < 0 || other < 0 ? 0 : edges.slot(one, other);
        member[at] = one;
        second[at] = other;
    }

    private void pairs(List<AbuseFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            if (member[i] >= 0 && second[i] >= 0 && facts.get(i) instanceof Linked) {
                seen += links.near(member[i], second[i]);
            }
        }
    }

    /** What was looked at, which means nothing. */
    long seen() {
        return seen;
    }
}
