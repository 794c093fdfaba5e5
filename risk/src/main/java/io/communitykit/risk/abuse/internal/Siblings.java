package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.Signal;

/** How near a friend is to other friends of the same referrer. Not safe for many threads. */
final class Siblings {

    private final AbuseGraph graph;
    private final int family;
    private final Marks ofKey = new Marks();
    private final Marks ofAny = new Marks();
    private final NoisyOr few = new NoisyOr();
    private final NoisyOr many = new NoisyOr();
    private int all;

    Siblings(AbuseGraph graph) {
        this.graph = graph;
        this.family = graph.policy().limits().family();
    }

    /**
     * A key counts by how many of its sharers the referrer brought, but for no more than its weight: that forty live at one address is one
     * piece of evidence, not forty. Where most friends came to nothing, all that is shared speaks; where nothing is known, only what more than a
     * family share, and strangers do not; where most are known to have stayed, nothing: they may be customers at one counter.
     *
     * @param keys the friend's soft keys
     * @param poor the share of the referrer's friends who came to nothing
     */
    void of(int referrer, int friend, IntStack keys, double poor, Strengths into) {
        few.clear();
        many.clear();
        ofAny.clear();
        all = 0;
        for (int i = 0; i < keys.size(); i++) {
            int kind = graph.keys().kind(keys.get(i));
            double near = graph.rules().nearness(kind, graph.degree(keys.get(i)));
            int sharers = near > 0 ? sharers(keys.get(i), referrer, friend) : 0;
            double evidence = Math.min(graph.rules().weight(kind), severally(near, sharers));
            few.add(evidence);
            many.add(evidence * Ramps.ramp(sharers, family - 1.0, 2.0 * family + 1));
        }
        double low = Ramps.low(poor);
        double beyond = many.value();
        double size = Ramps.telling(beyond) * Ramps.ramp(poor, 0.1, 0.35);
        double strength =
                Math.max(beyond * Math.max(size, low), 0.8 * Ramps.ramp(all, 0, family + 1.0) * low * few.value());
        into.set(Signal.SIBLINGS, strength, all, Ramps.points(poor));
    }

    /** How many persons beside the friend share a key whom the referrer brought. */
    private int sharers(int key, int referrer, int friend) {
        Links links = graph.links();
        int count = 0;
        ofKey.clear();
        for (int link = links.ofKey(key); link >= 0; link = links.nextOfKey(link)) {
            int person = links.live(link) ? graph.persons().find(links.member(link)) : friend;
            if (person != friend
                    && person != referrer
                    && ofKey.add(person)
                    && graph.outcomes().brought(referrer, person)) {
                count++;
                all += ofAny.add(person) ? 1 : 0;
            }
        }
        return count;
    }

    private static double severally(double near, int times) {
        double apart = 1;
        for (int i = 0; i < times; i++) {
            apart *= 1 - near;
        }
        return 1 - apart;
    }
}
