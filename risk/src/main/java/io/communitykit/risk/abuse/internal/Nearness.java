package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.Signal;
import java.util.Arrays;

/**
 * How near persons are by the soft keys they share: {@code 1 - product of (1 - weight * damping)} over the keys. Products go over sorted
 * values, so that they are the same to the bit in any order of facts. Not safe for many threads.
 */
final class Nearness {

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final AbuseGraph graph;
    private final Links links;
    private final Persons persons;
    private final Marks keysOfOne = new Marks();
    private final Marks met = new Marks();
    private final Marks siblings = new Marks();
    private final IntStack shared = new IntStack();
    private double[] factors = new double[16];

    Nearness(AbuseGraph graph) {
        this.graph = graph;
        this.links = graph.links();
        this.persons = graph.persons();
    }

    /** The soft keys of a person that are no hubs, each once. */
    private void keys(int person, IntStack into) {
        into.clear();
        met.clear();
        int member = person;
        do {
            for (int link = links.ofMember(member); link >= 0; link = links.nextOfMember(link)) {
                int key = links.key(link);
                if (links.live(link) && graph.rules().soft(graph.keys().kind(key)) && met.add(key)) {
                    into.push(key);
                }
            }
            member = persons.next(member);
        } while (member != person);
    }

    private double of(int key) {
        return graph.rules().nearness(graph.keys().kind(key), graph.degree(key));
    }

    /** Two persons: referrer and friend, and the friend and the referrer's other friends. */
    void of(int referrer, int friend, double poor, Strengths into) {
        keys(referrer, shared);
        keysOfOne.clear();
        for (int i = 0; i < shared.size(); i++) {
            keysOfOne.add(shared.get(i));
        }
        keys(friend, shared);
        int count = 0;
        int rarest = Integer.MAX_VALUE;
        for (int i = 0; i < shared.size(); i++) {
            int key = shared.get(i);
            if (keysOfOne.has(key)) {
                put(count++, 1 - of(key));
                rarest = Math.min(rarest, graph.degree(key));
            }
        }
        into.set(Signal.SHARED, 1 - product(count), count, rarest);
        siblings(referrer, friend, poor, into);
    }

    /** The persons who are strongly near a person, each once, in no order that means anything. */
    int[] strong(int person) {
        keys(person, shared);
        IntStack near = new IntStack();
        siblings.clear();
        siblings.add(person);
        for (int i = 0; i < shared.size(); i++) {
            for (int link = of(shared.get(i)) > 0 ? links.ofKey(shared.get(i)) : -1;
                    link >= 0;
                    link = links.nextOfKey(link)) {
                int other = persons.find(links.member(link));
                if (links.live(link) && siblings.add(other)) {
                    near.push(other);
                }
            }
        }
        double least = (double) graph.policy().limits().strong() / Ranges.BASIS;
        return Arrays.stream(near.toArray())
                .filter(other -> between(person, other) >= least)
                .toArray();
    }

    private double between(int one, int other) {
        Strengths into = new Strengths();
        of(one, other, 0, into);
        return into.of(Signal.SHARED);
    }

    /** The friend's soft keys are in {@link #shared}. */
    private void siblings(int referrer, int friend, double poor, Strengths into) {
        siblings.clear();
        int count = 0;
        int all = 0;
        for (int i = 0; i < shared.size(); i++) {
            int key = shared.get(i);
            double near = of(key);
            if (near <= 0) {
                continue;
            }
            met.clear();
            for (int link = links.ofKey(key); link >= 0; link = links.nextOfKey(link)) {
                int person = links.live(link) ? persons.find(links.member(link)) : friend;
                if (person != friend
                        && person != referrer
                        && broughtBy(referrer, links.member(link))
                        && met.add(person)) {
                    put(count++, 1 - near);
                    all += siblings.add(person) ? 1 : 0;
                }
            }
        }
        int family = graph.policy().limits().family();
        // A family shares everything and is small; a farm is larger, or comes to nothing.
        double beyond = Math.max(Ramps.ramp(all, family - 1.0, 2.0 * family + 1), 0.8 * Ramps.low(poor));
        into.set(Signal.SIBLINGS, (1 - product(count)) * beyond, all, Ramps.points(poor));
    }

    private boolean broughtBy(int referrer, int member) {
        Edges edges = graph.edges();
        for (int edge = edges.into(member); edge >= 0; edge = edges.nextIn(edge)) {
            if (persons.find(edges.from(edge)) == referrer) {
                return true;
            }
        }
        return false;
    }

    /** Members who were first seen with one of a member's soft keys within a window around the member. */
    void crowd(int member, Strengths into) {
        int from = graph.policy().limits().crowd() - 1;
        long window = SignalSearch.window(graph.policy().limits());
        int count = 0;
        int most = 0;
        for (int link = links.ofMember(member); link >= 0; link = links.nextOfMember(link)) {
            int kind = graph.keys().kind(links.key(link));
            if (!links.live(link)
                    || !graph.rules().soft(kind)
                    || graph.degree(links.key(link)) >= graph.rules().hub()) {
                continue;
            }
            int crowd = crowd(links.key(link), links.first(link), window);
            if (crowd > from) {
                put(count++, 1 - graph.rules().weight(kind) * Ramps.ramp(crowd, from, 3.0 * (from + 1)));
                most = Math.max(most, crowd);
            }
        }
        into.set(Signal.VELOCITY, 1 - product(count), most, window / MICROS_PER_SECOND);
    }

    private int crowd(int key, long around, long window) {
        int count = 0;
        for (int link = links.ofKey(key); link >= 0; link = links.nextOfKey(link)) {
            count += links.live(link) && Math.abs(links.first(link) - around) <= window ? 1 : 0;
        }
        return count;
    }

    private void put(int at, double factor) {
        if (at == factors.length) {
            factors = Arrays.copyOf(factors, Columns.larger(at));
        }
        factors[at] = factor;
    }

    private double product(int count) {
        Arrays.sort(factors, 0, count);
        double product = 1;
        for (int i = 0; i < count; i++) {
            product *= factors[i];
        }
        return product;
    }
}
