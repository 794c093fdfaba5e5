package io.communitykit.recommend.signal;

/** What a signal is counted for. */
public enum SignalAbout {
    /** The content that a fact is about: the event's subject. */
    CONTENT,
    /** Its author: the event's beneficiary, or the actor of what was published. */
    AUTHOR
}
