package io.communitykit.risk.abuse.internal;

/**
 * Whom a person brought, and what came of each. Keeps the last person's answer until persons or referrals change. Not safe for many threads.
 */
final class Outcomes {

    private final Persons persons;
    private final Edges edges;
    private final Qualities qualities;
    private final Marks brought = new Marks();
    private int known = -1;

    Outcomes(Persons persons, Edges edges, Qualities qualities) {
        this.persons = persons;
        this.edges = edges;
        this.qualities = qualities;
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
     * How much speaks for it that a friend came to nothing: 1 if so, 0 if not, a half if too little is known. Who came to something speaks
     * for who brought them, but only where both were brought first by whom it is about: one good account speaks for one friend of one
     * referrer. The referrer's own accounts speak for nobody, nor does any person whom the referrer brought, such as the friend.
     */
    double poor(int referrer, int edge) {
        int friend = edges.to(edge);
        double own = qualities.poor(friend, edges.at(edge));
        return own > 0 && edges.firstOf(friend) == edge && isSpokenFor(referrer, friend) ? 0 : own;
    }

    private boolean isSpokenFor(int referrer, int friend) {
        for (int edge = edges.outOf(friend); edge >= 0; edge = edges.nextOut(edge)) {
            int next = edges.to(edge);
            if (edges.firstOf(next) == edge && qualities.isGood(next)) {
                int person = persons.find(next);
                if (person != referrer && !brought(referrer, person)) {
                    return true;
                }
            }
        }
        return false;
    }
}
