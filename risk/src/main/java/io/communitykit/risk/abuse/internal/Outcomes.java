package io.communitykit.risk.abuse.internal;

import io.communitykit.core.time.Timestamps;
import java.time.Duration;

/**
 * Whom a person brought, and what came of each. Keeps the last person's answer until persons or referrals change. Not safe for many threads.
 */
final class Outcomes {

    private final Persons persons;
    private final Edges edges;
    private final Qualities qualities;
    private final int keptDays;
    private final long keptMicros;
    private final Marks brought = new Marks();
    private int known = -1;

    Outcomes(Persons persons, Edges edges, Qualities qualities, int keptDays) {
        this.persons = persons;
        this.edges = edges;
        this.qualities = qualities;
        this.keptDays = keptDays;
        this.keptMicros = Timestamps.toMicros(Duration.ofDays(keptDays));
    }

    /** Persons or referrals are others now. */
    void changed() {
        known = -1;
    }

    /** Whether a person brought another, by any of their accounts. */
    boolean brought(int referrer, int friend) {
        if (known != referrer) {
            brought.clear();
            int member = referrer;
            do {
                for (int edge = edges.outOf(member); edge >= 0; edge = edges.nextOut(edge)) {
                    brought.add(persons.find(edges.to(edge)));
                }
                member = persons.next(member);
            } while (member != referrer);
            known = referrer;
        }
        return brought.has(friend);
    }

    /**
     * How much speaks for it that a friend came to nothing: 1 if so, 0 if not, a half if too little is known. Whom the friend brought may
     * speak for the friend, but not the referrer's own accounts, nor any person whom the referrer brought: the friend's own accounts are such.
     */
    double poor(int referrer, int edge) {
        int friend = edges.to(edge);
        double least = qualities.poor(friend, edges.at(edge), keptDays, keptMicros);
        for (int next = least > 0 ? edges.outOf(friend) : -1; next >= 0 && least > 0; next = edges.nextOut(next)) {
            int person = persons.find(edges.to(next));
            if (person != referrer && !brought(referrer, person)) {
                least = Math.min(least, qualities.poor(edges.to(next), edges.at(next), keptDays, keptMicros));
            }
        }
        return least;
    }
}
