package io.communitykit.membership.tier.cut.internal;

/** Goes through byte strings, one after the other. */
public interface RecordCursor extends AutoCloseable {

    /** Goes to the next; false after the last. What was there before is no longer valid. */
    boolean next();

    /** Where the current string is. */
    byte[] array();

    /** Where it starts. */
    int from();

    /** Where it ends. */
    int to();

    @Override
    void close();
}
