package io.communitykit.risk.abuse.internal;

import io.communitykit.risk.abuse.Signal;
import java.util.Arrays;

/**
 * How near persons are by the soft keys they share: {@code 1 - product of (1 - weight * damping)} over the keys. Not safe for many threads.
 */
final class Nearness {

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final AbuseGraph graph;
    private final Links links;
    private final Persons persons;
    private final Marks keysOfOne = new Marks();
    private final Marks met = new Marks();
    private final Marks others = new Marks();
    private final IntStack shared = new IntStack();
    private final NoisyOr evidence = new NoisyOr();
    private final Siblings siblings;

    Nearness(AbuseGraph graph) {
        this.graph = graph;
        this.links = graph.links();
        this.persons = graph.persons();
        this.siblings = new Siblings(graph);
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
        mark(referrer);
        keys(friend, shared);
        compare();
        int rarest = Integer.MAX_VALUE;
        for (int i = 0; i < shared.size(); i++) {
            if (keysOfOne.has(shared.get(i)) && of(shared.get(i)) > 0) {
                rarest = Math.min(rarest, graph.degree(shared.get(i)));
            }
        }
        into.set(Signal.SHARED, evidence.value(), evidence.count(), rarest);
        siblings.of(referrer, friend, shared, poor, into);
    }

    /** The keys of a person, to be compared with. */
    private void mark(int person) {
        keys(person, shared);
        keysOfOne.clear();
        for (int i = 0; i < shared.size(); i++) {
            keysOfOne.add(shared.get(i));
        }
    }

    /** The evidence of each key in {@link #shared} that is marked and no hub. */
    private void compare() {
        evidence.clear();
        for (int i = 0; i < shared.size(); i++) {
            double near = keysOfOne.has(shared.get(i)) ? of(shared.get(i)) : 0;
            if (near > 0) {
                evidence.add(near);
            }
        }
    }

    /** The persons who are strongly near a person, each once, in no order that means anything. */
    int[] strong(int person) {
        mark(person);
        IntStack near = new IntStack();
        others.clear();
        others.add(person);
        for (int i = 0; i < shared.size(); i++) {
            for (int link = of(shared.get(i)) > 0 ? links.ofKey(shared.get(i)) : -1;
                    link >= 0;
                    link = links.nextOfKey(link)) {
                int other = persons.find(links.member(link));
                if (links.live(link) && others.add(other)) {
                    near.push(other);
                }
            }
        }
        double least = (double) graph.policy().limits().strong() / Ranges.BASIS;
        return Arrays.stream(near.toArray())
                .filter(other -> toMarked(other) >= least)
                .toArray();
    }

    private double toMarked(int person) {
        keys(person, shared);
        compare();
        return evidence.value();
    }

    /** Members who were first seen with one of a member's soft keys within a window around the member. */
    void crowd(int member, Strengths into) {
        int from = graph.policy().limits().crowd() - 1;
        long window = SignalSearch.window(graph.policy().limits());
        int most = 0;
        evidence.clear();
        for (int link = links.ofMember(member); link >= 0; link = links.nextOfMember(link)) {
            int kind = graph.keys().kind(links.key(link));
            if (!links.live(link)
                    || !graph.rules().soft(kind)
                    || graph.degree(links.key(link)) >= graph.rules().hub()) {
                continue;
            }
            int crowd = crowd(links.key(link), links.first(link), window);
            if (crowd > from) {
                evidence.add(graph.rules().weight(kind) * Ramps.ramp(crowd, from, 3.0 * (from + 1)));
                most = Math.max(most, crowd);
            }
        }
        into.set(Signal.VELOCITY, evidence.value(), most, window / MICROS_PER_SECOND);
    }

    private int crowd(int key, long around, long window) {
        int count = 0;
        for (int link = links.ofKey(key); link >= 0; link = links.nextOfKey(link)) {
            count += links.live(link) && Math.abs(links.first(link) - around) <= window / 2 ? 1 : 0;
        }
        return count;
    }
}
