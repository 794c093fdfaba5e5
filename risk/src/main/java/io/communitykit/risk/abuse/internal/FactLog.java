package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a screen knows of its store: the graph and the findings, up to which number everything was taken, and who was erased. Facts may be
 * taken twice. Where a name that stands for an erased member is seen before the erasure itself was read, the erasure is made up for first,
 * so that no member is ever two. Not safe for many threads.
 */
public final class FactLog {

    private final AbuseGraph graph;
    private final Findings findings = new Findings();
    private final Function<MemberId, Pseudonym> pseudonyms;
    private final Set<Pseudonym> erased = new HashSet<>();
    /** Pseudonyms of the graph's members in the order of their numbers, as far as they were ever needed. */
    private final KeyTable known = new KeyTable();

    private long taken;

    /**
     * Starts empty.
     *
     * @param policy what is screened by
     * @param pseudonyms the store's
     */
    public FactLog(AbusePolicy policy, Function<MemberId, Pseudonym> pseudonyms) {
        this.graph = new AbuseGraph(policy);
        this.pseudonyms = pseudonyms;
    }

    /**
     * The graph of what was taken.
     *
     * @return the same always
     */
    public AbuseGraph graph() {
        return graph;
    }

    /**
     * What reviewers found.
     *
     * @return the same always
     */
    public Findings findings() {
        return findings;
    }

    /**
     * Up to which number everything was taken.
     *
     * @return 0 at first
     */
    public long taken() {
        return taken;
    }

    /**
     * How many members were erased; who asked before and finds more may hold facts that still name one.
     *
     * @return never falls
     */
    public int erasures() {
        return erased.size();
    }

    /**
     * Takes what was read behind {@link #taken()}.
     *
     * @param page entries of rising numbers, read when as many members were erased as are now
     */
    public void take(List<AbuseEntry> page) {
        List<AbuseFact> some = new ArrayList<>(page.size());
        for (AbuseEntry entry : page) {
            if (entry instanceof AbuseEntry.Forgotten it) {
                forgetAfter(some, it.pseudonym());
            } else if (entry instanceof AbuseEntry.Recorded it) {
                for (MemberId member : it.fact().members()) {
                    ErasedMember.of(member).ifPresent(gone -> forgetAfter(some, gone.pseudonym()));
                }
                some.add(it.fact());
            }
            taken = Math.max(taken, entry.number());
        }
        takeAll(some);
    }

    private void forgetAfter(List<AbuseFact> some, Pseudonym pseudonym) {
        if (!erased.contains(pseudonym)) {
            takeAll(some);
            some.clear();
            forget(pseudonym);
        }
    }

    /** Findings may be taken after the rest, since facts may come in any order. */
    private boolean[] takeAll(List<AbuseFact> facts) {
        boolean[] first = graph.tellAll(facts);
        for (AbuseFact fact : facts) {
            if (fact instanceof Feedback feedback) {
                take(feedback);
            }
        }
        return first;
    }

    /**
     * Takes facts that the store was just told, the ones that it knew before included.
     *
     * @param facts the facts
     * @param before how many members were erased before they were appended
     * @return false for a referral that another fact has told
     */
    public boolean[] take(List<AbuseFact> facts, int before) {
        if (before == erased.size()) {
            return takeAll(facts);
        }
        boolean[] first = new boolean[facts.size()];
        for (int i = 0; i < first.length; i++) {
            Optional<AbuseFact> left = left(facts.get(i));
            first[i] = left.isEmpty() || take(left.get());
        }
        return first;
    }

    /**
     * Notes that entries need not be read, since they are of facts that were taken; only if nobody else's stand before or between.
     *
     * @param from the number of the first
     * @param last the number of the last
     * @param count how many they are
     */
    public void passed(long from, long last, int count) {
        if (from == taken + 1 && last - from + 1 == count) {
            taken = last;
        }
    }

    private boolean take(AbuseFact fact) {
        if (fact instanceof Feedback feedback) {
            take(feedback);
            return true;
        }
        return graph.tell(fact);
    }

    private void take(Feedback feedback) {
        // So that one who is named by findings only is found when they are erased.
        feedback.members().forEach(graph::name);
        findings.tell(feedback);
    }

    /** What is left of a fact that was appended before its member was erased, and comes here after. */
    private Optional<AbuseFact> left(AbuseFact fact) {
        Optional<AbuseFact> left = Optional.of(fact);
        for (MemberId member : fact.members()) {
            Pseudonym pseudonym = pseudonyms.apply(member);
            if (erased.contains(pseudonym)) {
                left = left.flatMap(each -> new ErasedMember(pseudonym).in(each, member));
            }
        }
        return left;
    }

    /**
     * Forgets a member who was erased.
     *
     * @param pseudonym all that is left of the member
     */
    public void forget(Pseudonym pseudonym) {
        if (erased.add(pseudonym)) {
            int number = find(pseudonym);
            if (number >= 0) {
                forget(graph.members().id(number), pseudonym);
            }
        }
    }

    /**
     * Forgets a member who was erased, without a search.
     *
     * @param member who
     * @param pseudonym all that is left of the member
     */
    public void forget(MemberId member, Pseudonym pseudonym) {
        erased.add(pseudonym);
        MemberId id = new ErasedMember(pseudonym).id();
        graph.erase(member, id);
        findings.rename(member, id);
    }

    private int find(Pseudonym pseudonym) {
        MemberTable members = graph.members();
        for (int number = known.size(); number < members.size(); number++) {
            Pseudonym each = pseudonyms.apply(members.id(number));
            known.add(0, each.high(), each.low());
        }
        return known.find(0, pseudonym.high(), pseudonym.low());
    }
}
