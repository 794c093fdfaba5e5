package io.communitykit.recommend.explore;

/** Whom a page is for. */
public enum Audience {
    /** A member whose ways are known. */
    KNOWN_MEMBER,
    /** A member of whom little is known yet. */
    NEW_MEMBER
}
