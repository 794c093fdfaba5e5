package io.communitykit.risk.abuse.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.abuse.AbuseLimits;
import io.communitykit.risk.abuse.Signal;

/**
 * Looks at a graph for what speaks against a referral. Keeps its room between referrals; not safe for many threads.
 */
public final class SignalSearch {

    private final AbuseGraph graph;
    private final AbuseLimits limits;
    private final Patterns patterns;
    private final Nearness nearness;
    private final Marks walked = new Marks();
    private final IntStack walk = new IntStack();

    /**
     * Looks at a graph.
     *
     * @param graph which, as it is at each question
     */
    public SignalSearch(AbuseGraph graph) {
        this.graph = graph;
        this.limits = graph.policy().limits();
        this.patterns = new Patterns(limits);
        this.nearness = new Nearness(graph);
    }

    /**
     * What speaks against a referral, whether it was told or is only considered.
     *
     * @param referrer who brings
     * @param friend who comes
     * @return the strength of each signal
     */
    public Strengths of(MemberId referrer, MemberId friend) {
        Strengths into = new Strengths();
        int from = graph.members().find(referrer);
        int to = graph.members().find(friend);
        if (referrer.equals(friend)) {
            into.set(
                    Signal.SELF,
                    1,
                    from < 0 ? 1 : graph.persons().size(graph.persons().find(from)));
        }
        if (to >= 0) {
            mailbox(to, into);
            nearness.crowd(to, into);
        }
        if (from >= 0 && to >= 0) {
            search(from, to, into);
        }
        if (from >= 0) {
            patterns.ofAll(graph.profile(graph.persons().find(from)), into);
        }
        return into;
    }

    private void search(int from, int to, Strengths into) {
        int referrer = graph.persons().find(from);
        int friend = graph.persons().find(to);
        int edge = graph.edges().find(from, to);
        if (referrer == friend) {
            into.set(Signal.SELF, 1, graph.persons().size(referrer));
        } else {
            nearness.of(referrer, friend, graph.profile(referrer).poor(), into);
            circle(referrer, friend, edge >= 0, into);
        }
        if (edge >= 0) {
            Profile profile = graph.profile(referrer);
            patterns.ofOne(profile, graph.edges().at(edge), graph.edges().click(edge), into);
        }
    }

    private void mailbox(int friend, Strengths into) {
        Links links = graph.links();
        for (int link = links.ofMember(friend); link >= 0; link = links.nextOfMember(link)) {
            if (links.live(link) && links.noted(link)) {
                into.set(Signal.DISPOSABLE, 1);
            }
        }
    }

    private void circle(int referrer, int friend, boolean told, Strengths into) {
        int persons = told ? graph.circle(referrer, friend) : -1;
        if (persons < 0) {
            persons = walkUp(referrer, friend);
        }
        into.set(Signal.CYCLE, persons > 0 ? 1 : 0, persons);
    }

    /** How many persons the walk from the referrer up to the friend met, both included; 0 if it did not get there in the steps given. */
    private int walkUp(int referrer, int friend) {
        walked.clear();
        walk.clear();
        walked.add(referrer);
        walk.push(referrer);
        for (int at = 0; at < walk.size() && at < limits.steps(); at++) {
            int person = walk.get(at);
            int member = person;
            do {
                for (int edge = graph.edges().into(member);
                        edge >= 0;
                        edge = graph.edges().nextIn(edge)) {
                    int above = graph.persons().find(graph.edges().from(edge));
                    if (above == friend) {
                        return at + 2;
                    }
                    if (walked.add(above)) {
                        walk.push(above);
                    }
                }
                member = graph.persons().next(member);
            } while (member != person);
        }
        return 0;
    }

    /** Microseconds of the window in which members of one key are counted. */
    static long window(AbuseLimits limits) {
        return Timestamps.toMicros(limits.velocity());
    }
}
