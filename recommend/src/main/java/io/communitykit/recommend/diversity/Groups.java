package io.communitykit.recommend.diversity;

/** Into what groups candidates fall, as numbers. Candidates are named by their index. */
public interface Groups {

    /** No group. */
    int NONE = -1;

    /**
     * The group of a candidate.
     *
     * @param key by what attribute
     * @param candidate its index
     * @return 0 or more, the same for candidates of one group; {@link #NONE} without the attribute
     */
    int group(GroupKey key, int candidate);

    /**
     * The number of a group that a quota names.
     *
     * @param key by what attribute
     * @param of the name of the group
     * @return what {@link #group} says of its candidates; {@link #NONE} where no candidate is of it
     */
    int code(GroupKey key, String of);
}
