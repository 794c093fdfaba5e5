package io.communitykit.testkit.book;

/** What goes wrong with one call of a {@link FaultyBookStore}. */
public enum BookFault {
    /** Nothing. */
    NONE,
    /** The call fails before anything is done: the work of an update does not run. */
    BEFORE,
    /** The call fails when all was done but the commit: the work of an update has run, and nothing is stored. */
    UNDONE,
    /** The call fails after all is stored: its reply is lost. */
    AFTER,
    /** The work of an update runs, what it saves is dropped, and it runs again, as after a conflict; other calls are made twice. */
    RERUN,
    /** The call is carried out, and carried out again on what it has left, as after a lost reply; the second answer is given. */
    TWICE
}
