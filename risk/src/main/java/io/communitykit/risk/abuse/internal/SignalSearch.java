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

    /**
     * How many persons the shortest circle has that brought the referrer and would close with the friend; 0 if the walk up the referrers
     * does not meet the friend. It goes level by level, and on to a level only if it can look at all of it within the steps: so its answer
     * does not hang on the order in which anything was told.
     */
    private int walkUp(int referrer, int friend) {
        walked.clear();
        walk.clear();
        walked.add(referrer);
        walk.push(referrer);
        int at = 0;
        for (int circle = 2; at < walk.size() && walk.size() <= limits.steps(); circle++) {
            for (int end = walk.size(); at < end; at++) {
                if (above(walk.get(at), friend)) {
                    return circle;
                }
            }
        }
        return 0;
    }

    /** Notes who brought a person; whether the friend did. */
    private boolean above(int person, int friend) {
        int member = person;
        do {
            for (int edge = graph.edges().into(member);
                    edge >= 0;
                    edge = graph.edges().nextIn(edge)) {
                int above = graph.persons().find(graph.edges().from(edge));
                if (above == friend) {
                    return true;
                }
                if (walked.add(above)) {
                    walk.push(above);
                }
            }
            member = graph.persons().next(member);
        } while (member != person);
        return false;
    }

    /** Microseconds of the window in which members of one key are counted. */
    static long window(AbuseLimits limits) {
        return Timestamps.toMicros(limits.velocity());
    }
}
