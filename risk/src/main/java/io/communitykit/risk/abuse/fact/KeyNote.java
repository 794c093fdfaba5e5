package io.communitykit.risk.abuse.fact;

/** What is known of a thing that a member was seen with. */
public enum KeyNote {
    /** Nothing beyond the thing itself. */
    PLAIN,
    /** A mailbox of a provider whose boxes are thrown away. */
    DISPOSABLE
}
