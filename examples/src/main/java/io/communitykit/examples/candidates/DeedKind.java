package io.communitykit.examples.candidates;

import io.communitykit.recommend.signal.SignalId;

/** What can be done at a question, the most telling first. */
enum DeedKind {
    ASKED("ask", "", ""),
    ACCEPTED("accept", "you accepted their answer to", ""),
    ANSWERED("answer", "you answered their question", "answered your question"),
    OFFERED("bounty", "you offered a bounty for", ""),
    FAVOURITED("favourite", "you keep", ""),
    COMMENTED("comment", "you commented on their post at", "commented on your post at");

    private final String id;
    private final String byYou;
    private final String toYou;

    DeedKind(String id, String byYou, String toYou) {
        this.id = id;
        this.byYou = byYou;
        this.toYou = toYou;
    }

    /** As a policy names it. */
    SignalId id() {
        return new SignalId(id);
    }

    /** Why whoever did it might follow the other; a title comes after it. */
    String byYou() {
        return byYou;
    }

    /** Why the one it was done to might follow whoever did it; empty where that is no reason: praise is not help. */
    String toYou() {
        return toYou;
    }
}
