package io.communitykit.core.json;

/** Takes the faults that are found while JSON text is read. */
@FunctionalInterface
public interface JsonFault {

    /**
     * One fault was found.
     *
     * @param pointer where
     * @param expected what should be there
     * @param got what is there, ready to print
     */
    void found(String pointer, String expected, String got);
}
