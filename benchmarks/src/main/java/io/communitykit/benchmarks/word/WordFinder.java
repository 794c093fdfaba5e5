package io.communitykit.benchmarks.word;

/** One library with a dictionary. */
interface WordFinder {

    /** Whether anything is found. */
    boolean contains(String text);

    /** Makes the hits as the library hands them out. Gives how many there are. */
    int findAll(String text);

    /** Counts the hits as cheaply as the library allows. */
    default int scan(String text) {
        return findAll(text);
    }

    /** Counts all hits, those that overlap too; -1 where the library cannot. */
    default int overlapping(String text) {
        return -1;
    }

    /** Writes asterisks over the hits. */
    String replace(String text);
}
