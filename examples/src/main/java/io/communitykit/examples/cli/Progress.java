package io.communitykit.examples.cli;

/** Tells a person how far long work has come. Not safe for many threads. */
public interface Progress extends AutoCloseable {

    /**
     * Counts work that was done.
     *
     * @param count how much, 0 or more
     */
    void step(long count);

    /** Says that the work ended; never throws. */
    @Override
    void close();
}
