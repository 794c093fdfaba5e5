package io.communitykit.core.segment;

/** The families of tags, as operating guides tell them apart. */
public enum TagFamily {
    /** What somebody is: age, city, household, membership. */
    BASIC,
    /** What somebody does: buys, reads, posts, comes by night. */
    BEHAVIOUR,
    /** How somebody feels: likes, dislikes, is annoyed, recommends. */
    EMOTIONAL
}
