package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recorded facts and erasures by their numbers, as columns: 56 bytes a fact and half as much again for the table of keys. Of a fact's key
 * it keeps 128 bits; two are taken for one in 2 of 10^38 cases. Not safe for many threads.
 */
public final class FactColumns {

    /** So many facts may be looked at. */
    public static final int LOOK = WarmUp.FACTS;

    private static final int FACT = 0;
    private static final int ERASURE = 1;

    private final KeyTable keys = new KeyTable();
    private final MemberTable members = new MemberTable();
    private final Map<KeyKind, Integer> kindNumbers = new HashMap<>();
    private final List<KeyKind> kinds = new ArrayList<>();
    private int[] codes = new int[16];
    private int[] ones = new int[16];
    private int[] others = new int[16];
    private long[] micros = new long[16];
    private long[] firsts = new long[16];
    private long[] seconds = new long[16];
    private final long[] high = new long[LOOK];
    private final long[] low = new long[LOOK];
    private final long[] place = new long[LOOK];
    private final long[] one = new long[LOOK];
    private final long[] other = new long[LOOK];
    /** Sums up what was looked at, so that no look is left out as needless. */
    private long seen;

    /** Starts empty. */
    public FactColumns() {}

    /**
     * How many entries there are.
     *
     * @return the number of the last one
     */
    public int size() {
        return keys.size();
    }

    /**
     * Looks at facts that are to be added, so that the places of many are fetched at the same time; see {@link WarmUp}.
     *
     * @param facts at most {@link #LOOK}
     */
    public void look(List<AbuseFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            AbuseFact fact = facts.get(i);
            TextHash hash = new TextHash();
            hash.add(fact.key().source().value());
            hash.add(fact.key().id().value());
            high[i] = hash.high();
            low[i] = hash.low();
            place[i] = KeyTable.hash(FACT, high[i], low[i]);
            seen += keys.slot(place[i]);
            one[i] = MemberTable.hash(FactCode.member(fact));
            seen += members.slot(one[i]);
            if (fact instanceof Brought it) {
                other[i] = MemberTable.hash(it.friend());
                seen += members.slot(other[i]);
            } else if (fact instanceof Feedback it) {
                other[i] = MemberTable.hash(it.friend());
            }
        }
        for (int i = 0; i < facts.size(); i++) {
            seen += keys.near(place[i]) + members.near(one[i]);
            if (facts.get(i) instanceof Brought) {
                seen += members.near(other[i]);
            }
        }
    }

    /**
     * Looks for the fact of a key.
     *
     * @param at the place among the facts that were looked at
     * @return its number; 0 if there is none
     */
    public int find(int at) {
        return keys.find(FACT, high[at], low[at], place[at]) + 1;
    }

    /**
     * Whether nothing but its key is left of a fact.
     *
     * @param number of the fact
     * @return true if it went with an erased member
     */
    public boolean isGone(int number) {
        return codes[number - 1] == FactCode.GONE;
    }

    /**
     * Whether a member has a row of their own.
     *
     * @param member any
     * @return true if a fact named them under this id and they were not erased
     */
    public boolean knows(MemberId member) {
        return members.find(member) >= 0;
    }

    /**
     * Adds a fact whose key is not there.
     *
     * @param fact the fact
     * @param at its place among the facts that were looked at
     * @return its number
     */
    public int add(AbuseFact fact, int at) {
        int number = room(FACT, high[at], low[at], FactCode.of(fact));
        ones[number] = member(FactCode.member(fact), one[at]);
        if (fact instanceof Brought it) {
            others[number] = member(it.friend(), other[at]);
        } else if (fact instanceof Feedback it) {
            others[number] = member(it.friend(), other[at]);
        } else if (fact instanceof Linked it) {
            others[number] = kind(it.kind());
        } else if (fact instanceof Unlinked it) {
            others[number] = kind(it.kind());
        }
        micros[number] = Timestamps.toMicros(fact.at());
        firsts[number] = FactCode.first(fact);
        seconds[number] = FactCode.second(fact);
        return number + 1;
    }

    private int room(int kind, long high, long low, int code) {
        int at = keys.add(kind, high, low);
        codes = Columns.room(codes, at, 0);
        ones = Columns.room(ones, at, 0);
        others = Columns.room(others, at, 0);
        micros = Columns.room(micros, at, 0);
        firsts = Columns.room(firsts, at, 0);
        seconds = Columns.room(seconds, at, 0);
        codes[at] = code;
        return at;
    }

    private int member(MemberId id, long hash) {
        int known = members.find(id, hash);
        return known >= 0 ? known : members.add(id);
    }

    private int kind(KeyKind kind) {
        Integer known = kindNumbers.get(kind);
        if (known != null) {
            return known;
        }
        kinds.add(kind);
        kindNumbers.put(kind, kinds.size() - 1);
        return kinds.size() - 1;
    }

    /**
     * Takes out what is one member's alone, renames the member in the rest, and notes it. Looks at all facts.
     *
     * @param member who
     * @param pseudonym all that stays
     */
    public void erase(MemberId member, Pseudonym pseudonym) {
        int number = members.find(member);
        if (number >= 0) {
            for (int at = 0; at < size(); at++) {
                if (ones[at] == number && FactCode.isOfOne(codes[at])) {
                    codes[at] = FactCode.GONE;
                    others[at] = 0;
                    micros[at] = 0;
                    firsts[at] = 0;
                    seconds[at] = 0;
                }
            }
            members.rename(number, new ErasedMember(pseudonym).id());
        }
        room(ERASURE, pseudonym.high(), pseudonym.low(), FactCode.FORGOTTEN);
    }

    /**
     * Reads entries on, leaving out what is gone.
     *
     * @param after behind this number
     * @param limit how many at most
     * @return entries of rising numbers
     */
    public List<AbuseEntry> entries(long after, int limit) {
        List<AbuseEntry> page = new ArrayList<>();
        for (long next = after; next < size() && page.size() < limit; next++) {
            int at = (int) next;
            if (codes[at] == FactCode.FORGOTTEN) {
                page.add(new AbuseEntry.Forgotten(at + 1L, new Pseudonym(keys.high(at), keys.low(at))));
            } else if (codes[at] != FactCode.GONE) {
                page.add(new AbuseEntry.Recorded(at + 1L, fact(at + 1)));
            }
        }
        return page;
    }

    /**
     * Reads one member's facts on. Looks at all facts.
     *
     * @param member whose
     * @param after behind this number
     * @param limit how many at most
     * @return facts of rising numbers
     */
    public List<AbuseEntry> entries(MemberId member, long after, int limit) {
        int number = members.find(member);
        List<AbuseEntry> page = new ArrayList<>();
        for (long next = number < 0 ? size() : after; next < size() && page.size() < limit; next++) {
            int at = (int) next;
            boolean isFact = codes[at] != FactCode.FORGOTTEN && codes[at] != FactCode.GONE;
            boolean names = ones[at] == number || (others[at] == number && !FactCode.isOfOne(codes[at]));
            if (isFact && names) {
                page.add(new AbuseEntry.Recorded(at + 1L, fact(at + 1)));
            }
        }
        return page;
    }

    /**
     * Reads a fact that is not gone.
     *
     * @param number of the fact
     * @return the fact under a key of the store's own
     */
    public AbuseFact fact(int number) {
        int at = number - 1;
        IdempotencyKey key = StoreChecks.recorded(keys.high(at), keys.low(at));
        Instant when = Timestamps.ofMicros(micros[at]);
        MemberId member = members.id(ones[at]);
        if (codes[at] == FactCode.QUALITY) {
            return FactCode.quality(key, when, member, firsts[at], seconds[at]);
        }
        return FactCode.isOfOne(codes[at])
                ? FactCode.ofKey(codes[at], key, when, member, kinds.get(others[at]), firsts[at], seconds[at])
                : FactCode.ofTwo(codes[at], key, when, member, members.id(others[at]), firsts[at]);
    }

    /** What was looked at, which means nothing. */
    long seen() {
        return seen;
    }
}
