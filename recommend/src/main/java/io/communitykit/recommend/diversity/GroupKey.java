package io.communitykit.recommend.diversity;

/** By what content is put into groups. */
public enum GroupKey {
    /** Who wrote it. */
    AUTHOR,
    /** Its category. */
    CATEGORY,
    /** Whose goods it is about. */
    SHOP,
    /** Who made it: members, professionals or machines. */
    SOURCE,
    /** Its format, such as a short video. */
    FORMAT
}
