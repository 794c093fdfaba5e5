package io.communitykit.examples.recommend;

/** How interactions are written in a file of text. */
public enum InteractionFormat {
    /** A member and then its items: {@code member item item ...}. */
    ADJACENCY,
    /** A member, an item, and its weight, 1 where there is none: {@code member item [weight [more]]}. */
    TRIPLES;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return this == ADJACENCY ? "adjacency" : "triples";
    }
}
