package io.communitykit.recommend.feed;

import java.util.Locale;

/** Who made content. */
public enum ContentSource {
    /** A member. */
    UGC,
    /** The shop, a brand or an expert. */
    PGC,
    /** A machine. */
    MACHINE;

    /**
     * The name in documents and conditions.
     *
     * @return such as {@code ugc}
     */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
