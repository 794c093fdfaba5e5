package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.KeyStrength;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members, keys and referrals as a graph that grows fact by fact.
 *
 * <p>Layout: members, keys, links and referrals are numbers into primitive columns (about 60 bytes a link, 70 a referral). Hard links make
 * persons at once, by a disjoint-set forest; a hard link that ends takes apart and joins again only the person it held together. Soft links
 * are never joined: what they weigh depends on how many persons share the key, which is counted when asked and kept until a fact touches
 * it. So is the picture of a referrer's friends. Circles are searched by {@link #settle()}, and only if a fact since could have made or
 * broken one; until then a walk up the referrers answers. Every value is a function of the set of facts, whatever their order: facts meet by
 * minimum and maximum, and sums go over sorted values. A new link costs amortised constant time plus the keys of the smaller person it
 * joins; the limit it is up against is a few cache misses a link.
 *
 * <p>Not safe for many threads.
 */
public final class AbuseGraph {

    private final AbusePolicy policy;
    private final KeyRules rules;
    private final MemberTable members = new MemberTable();
    private final KeyTable keys = new KeyTable();
    private final Persons persons = new Persons();
    private final Links links = new Links();
    private final Edges edges = new Edges();
    private final Qualities qualities;
    private final Degrees degrees;
    private final Outcomes outcomes;
    private final WarmUp warmUp;
    private final Marks joined = new Marks();
    private final IntStack dirtyProfiles = new IntStack();
    /** Who is on the stack, so that it does not grow with facts where nobody ever settles. */
    private final BitSet onDirtyProfiles = new BitSet();

    private int[] out = new int[0];
    private int[] in = new int[0];
    private @Nullable Profile[] profiles = new @Nullable Profile[0];
    private Cycles cycles = Cycles.NONE;
    private boolean cyclesDirty;

    /**
     * Starts empty.
     *
     * @param policy what is screened by
     */
    public AbuseGraph(AbusePolicy policy) {
        this.policy = policy;
        this.rules = new KeyRules(policy.keys(), policy.limits().hub());
        this.degrees = new Degrees(rules, links, persons);
        this.qualities = new Qualities(policy.limits().keptDays());
        this.outcomes = new Outcomes(persons, edges, qualities);
        this.warmUp = new WarmUp(members, keys, rules, links, edges, persons);
    }

    /**
     * Whether the policy has a rule for a kind of key.
     *
     * @param kind the kind
     * @return true if links of it count
     */
    public boolean knows(KeyKind kind) {
        return rules.kind(kind) >= 0;
    }

    /**
     * Takes a fact of any kind but a finding. One that was taken before changes nothing.
     *
     * @param fact the fact; one of a kind of key without a rule counts for nothing
     * @return false for a referral that another fact has told
     */
    public boolean tell(AbuseFact fact) {
        if (fact instanceof Linked link) {
            if (knows(link.kind())) {
                tell(link);
            }
        } else if (fact instanceof Unlinked link) {
            if (knows(link.kind())) {
                tell(link);
            }
        } else if (fact instanceof Quality quality) {
            tell(quality);
        } else if (fact instanceof Brought brought) {
            return tell(brought);
        }
        return true;
    }

    /**
     * Takes many facts, as {@link #tell(AbuseFact)} one by one would in their order, but several times as fast where the graph is larger than
     * the caches.
     *
     * @param facts any but findings
     * @return whether each was not a referral that another fact has told
     */
    public boolean[] tellAll(List<AbuseFact> facts) {
        boolean[] first = new boolean[facts.size()];
        for (int from = 0; from < first.length; from += WarmUp.FACTS) {
            List<AbuseFact> some = facts.subList(from, Math.min(first.length, from + WarmUp.FACTS));
            warmUp.look(some);
            for (int i = 0; i < some.size(); i++) {
                first[from + i] = tellLooked(some.get(i), i);
            }
        }
        return first;
    }

    private boolean tellLooked(AbuseFact fact, int at) {
        int one = warmUp.member(at);
        int other = warmUp.second(at);
        if (one < 0 || other < 0) {
            return tell(fact);
        }
        if (fact instanceof Linked link) {
            tell(link, links.of(one, other));
            return true;
        }
        return fact instanceof Brought brought ? tell(brought, one, other) : tell(fact);
    }

    /**
     * Takes a link.
     *
     * @param fact the link, of a kind with a rule
     */
    public void tell(Linked fact) {
        tell(fact, link(fact.member(), fact.kind(), fact.digest()));
    }

    private void tell(Linked fact, int link) {
        boolean before = links.live(link);
        links.seen(link, Timestamps.toMicros(fact.at()), fact.note() == KeyNote.DISPOSABLE);
        if (!before && links.live(link)) {
            began(link);
        }
    }

    /**
     * Takes the end of a link.
     *
     * @param fact the end, of a kind with a rule
     */
    public void tell(Unlinked fact) {
        int link = link(fact.member(), fact.kind(), fact.digest());
        boolean before = links.live(link);
        links.ended(link, Timestamps.toMicros(fact.at()));
        if (before && !links.live(link)) {
            ended(link);
        }
    }

    private int link(MemberId member, KeyKind kind, KeyDigest digest) {
        int number = rules.kind(kind);
        int key = keys.find(number, digest.high(), digest.low());
        if (key < 0) {
            key = keys.add(number, digest.high(), digest.low());
            degrees.add(key);
        }
        return links.of(member(member), key);
    }

    private int member(MemberId id) {
        int known = members.find(id);
        if (known >= 0) {
            return known;
        }
        int member = members.add(id);
        persons.add();
        qualities.add();
        out = Columns.room(out, member, 0);
        in = Columns.room(in, member, 0);
        if (member >= profiles.length) {
            profiles = Arrays.copyOf(profiles, Columns.larger(member));
        }
        return member;
    }

    private void began(int link) {
        int key = links.key(link);
        int member = links.member(link);
        switch (rules.strength(keys.kind(key))) {
            case HARD -> {
                for (int other = links.ofKey(key); other >= 0; other = links.nextOfKey(other)) {
                    if (other != link && links.live(other)) {
                        join(member, links.member(other));
                        // All live members of a hard key are one person already.
                        return;
                    }
                }
            }
            case SOFT -> degrees.changed(key, member, 1);
            case TRAIT -> referrersChanged(member);
        }
    }

    private void ended(int link) {
        int key = links.key(link);
        int member = links.member(link);
        switch (rules.strength(keys.kind(key))) {
            case HARD -> rebuild(persons.find(member));
            case SOFT -> degrees.changed(key, member, -1);
            case TRAIT -> referrersChanged(member);
        }
    }

    private void join(int one, int other) {
        int a = persons.find(one);
        int b = persons.find(other);
        if (a == b) {
            return;
        }
        touched(persons.size(a) < persons.size(b) ? a : b);
        cyclesDirty |= cycles.has(a) || cycles.has(b) || (out[a] > 0 && in[b] > 0) || (out[b] > 0 && in[a] > 0);
        int both = persons.union(a, b);
        int gone = both == a ? b : a;
        out[both] += out[gone];
        in[both] += in[gone];
        profiles[gone] = null;
        outcomes.changed();
        profileChanged(both);
    }

    /** Takes a person apart and joins what the hard links that are left still hold together. */
    private void rebuild(int person) {
        cyclesDirty |= cycles.has(person) || (out[person] > 0 && in[person] > 0);
        touched(person);
        profiles[person] = null;
        outcomes.changed();
        int[] all = persons.dissolve(person);
        for (int member : all) {
            out[member] = 0;
            in[member] = 0;
            for (int edge = edges.outOf(member); edge >= 0; edge = edges.nextOut(edge)) {
                out[member]++;
            }
            for (int edge = edges.into(member); edge >= 0; edge = edges.nextIn(edge)) {
                in[member]++;
            }
            profileChanged(member);
        }
        joined.clear();
        for (int member : all) {
            for (int link = links.ofMember(member); link >= 0; link = links.nextOfMember(link)) {
                int key = links.key(link);
                if (links.live(link) && rules.strength(keys.kind(key)) == KeyStrength.HARD && joined.add(key)) {
                    joinAllOf(key, member);
                }
            }
        }
    }

    private void joinAllOf(int key, int member) {
        for (int link = links.ofKey(key); link >= 0; link = links.nextOfKey(link)) {
            if (links.live(link)) {
                join(member, links.member(link));
            }
        }
    }

    /** Who a person is changes: counts of their soft keys, and pictures of those who brought them, or brought who brought them. */
    private void touched(int person) {
        countAgainOf(person);
        int member = person;
        do {
            outcomeChanged(member);
            member = persons.next(member);
        } while (member != person);
    }

    private void countAgainOf(int person) {
        int member = person;
        do {
            for (int link = links.ofMember(member); link >= 0; link = links.nextOfMember(link)) {
                if (links.live(link) && rules.soft(keys.kind(links.key(link)))) {
                    degrees.again(links.key(link));
                }
            }
            member = persons.next(member);
        } while (member != person);
    }

    private void referrersChanged(int member) {
        for (int edge = edges.into(member); edge >= 0; edge = edges.nextIn(edge)) {
            profileChanged(persons.find(edges.from(edge)));
        }
    }

    /** What became of a member counts for the pictures of who brought them, and speaks for who brought them first. */
    private void outcomeChanged(int member) {
        referrersChanged(member);
        firstChanged(edges.firstOf(member));
    }

    /** A referral that is a first one, or was, counts for its referrer's picture, and for that of who brought the referrer first. */
    private void firstChanged(int edge) {
        if (edge >= 0) {
            profileChanged(persons.find(edges.from(edge)));
            int above = edges.firstOf(edges.from(edge));
            if (above >= 0) {
                profileChanged(persons.find(edges.from(above)));
            }
        }
    }

    private void profileChanged(int person) {
        profiles[person] = null;
        if (out[person] > 0 && !onDirtyProfiles.get(person)) {
            onDirtyProfiles.set(person);
            dirtyProfiles.push(person);
        }
    }

    /**
     * Takes a referral.
     *
     * @param fact the referral
     * @return whether it is the first fact of this referrer and this friend
     */
    public boolean tell(Brought fact) {
        return tell(fact, member(fact.referrer()), member(fact.friend()));
    }

    private boolean tell(Brought fact, int from, int to) {
        int edge = edges.find(from, to);
        boolean isNew = edge < 0;
        if (isNew) {
            edge = edges.add(from, to);
            outcomes.changed();
            connect(persons.find(from), persons.find(to));
        }
        long click = fact.fromClick().map(Timestamps::toMicros).orElse(Edges.UNKNOWN);
        int firstBefore = edges.firstOf(to);
        if (edges.told(edge, Timestamps.toMicros(fact.at()), click)) {
            profileChanged(persons.find(from));
        }
        if (firstBefore != edges.firstOf(to)) {
            firstChanged(firstBefore);
            firstChanged(edges.firstOf(to));
        }
        return isNew;
    }

    private void connect(int from, int to) {
        // The last referral that closes a circle starts at one who was brought and ends at one who brings.
        if (from != to && in[from] > 0 && out[to] > 0 && (cyclesDirty || cycles.together(from, to) == 0)) {
            cyclesDirty = true;
        }
        out[from]++;
        in[to]++;
    }

    /**
     * Takes what became of a member.
     *
     * @param fact what became of them
     */
    public void tell(Quality fact) {
        int member = member(fact.member());
        if (qualities.told(member, Timestamps.toMicros(fact.at()), fact.orders(), fact.keptDays())) {
            outcomeChanged(member);
        }
    }

    /**
     * Gives a member a number, if they have none.
     *
     * @param member who
     */
    public void name(MemberId member) {
        member(member);
    }

    /**
     * Forgets a member: what they were seen with and what became of them, as if it had never been told. Who brought them and whom they
     * brought stays, under another name.
     *
     * @param member who
     * @param id another name, which no member has
     */
    public void erase(MemberId member, MemberId id) {
        int number = members.find(member);
        if (number >= 0) {
            erase(number, id);
        }
    }

    private void erase(int number, MemberId id) {
        for (int link = links.ofMember(number); link >= 0; link = links.nextOfMember(link)) {
            boolean live = links.live(link);
            links.forget(link);
            if (live) {
                ended(link);
            }
        }
        if (qualities.forget(number)) {
            outcomeChanged(number);
        }
        members.rename(number, id);
        // The latest friends are taken in the order of names, where many came at one instant.
        referrersChanged(number);
    }

    /**
     * Recomputes what facts have touched, so that every answer is that of a graph that was told the same facts at once.
     *
     * @return how many key counts, pictures of friends and searches for circles were made
     */
    public long settle() {
        long made = degrees.settle();
        if (cyclesDirty) {
            cycles = Cycles.of(persons, edges);
            cyclesDirty = false;
            made++;
        }
        for (int i = 0; i < dirtyProfiles.size(); i++) {
            int person = persons.find(dirtyProfiles.get(i));
            if (profiles[person] == null) {
                profile(person);
                made++;
            }
        }
        dirtyProfiles.clear();
        onDirtyProfiles.clear();
        return made;
    }

    /** How much waits for {@link #settle()}: at most one for each person and one for each key, however many facts there were. */
    int waiting() {
        return dirtyProfiles.size() + degrees.waiting();
    }

    /** How many persons share a soft key; exact below the hub limit, the limit from there on. */
    int degree(int key) {
        return degrees.of(key);
    }

    /** The picture of a person's friends. */
    Profile profile(int person) {
        Profile known = profiles[person];
        if (known == null) {
            known = new ProfileMaker(this, person).make();
            profiles[person] = known;
        }
        return known;
    }

    /** How many persons are in a circle with both, as the last search knows; -1 if it has to be searched anew. */
    int circle(int one, int other) {
        return cyclesDirty ? -1 : cycles.together(one, other);
    }

    /**
     * Every referral that was told.
     *
     * @return in the order of referrers, then friends
     */
    public List<Findings.Pair> referrals() {
        List<Findings.Pair> all = new ArrayList<>(edges.size());
        for (int edge = 0; edge < edges.size(); edge++) {
            all.add(new Findings.Pair(members.id(edges.from(edge)), members.id(edges.to(edge))));
        }
        all.sort(Findings.ORDER);
        return all;
    }

    AbusePolicy policy() {
        return policy;
    }

    KeyRules rules() {
        return rules;
    }

    /**
     * The members by their numbers.
     *
     * @return for looking only
     */
    public MemberTable members() {
        return members;
    }

    KeyTable keys() {
        return keys;
    }

    Persons persons() {
        return persons;
    }

    Links links() {
        return links;
    }

    Edges edges() {
        return edges;
    }

    Outcomes outcomes() {
        return outcomes;
    }
}
