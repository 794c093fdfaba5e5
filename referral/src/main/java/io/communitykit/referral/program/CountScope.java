package io.communitykit.referral.program;

/** Which friends a ladder counts. */
public enum CountScope {
    /** Those who qualify since the program began. */
    NEW,
    /** All, with those that the host says a member brought before: who is beyond a step already is paid for it at once. */
    LIFETIME
}
