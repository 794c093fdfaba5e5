package io.communitykit.testkit.points;

/** What goes wrong with one call of a {@link FaultyPointsStore}. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** The call fails before anything is stored. */
    BEFORE,
    /** The call fails when the first half of its units is stored, as in a crash between the accounts of one fact. */
    BETWEEN,
    /** The call fails after all is stored: its reply is lost. */
    AFTER,
    /** The call is carried out, and carried out again, as by a driver that lost the reply; the second answer is given. */
    TWICE
}
