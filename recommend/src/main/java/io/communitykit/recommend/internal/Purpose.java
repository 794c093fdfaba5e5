package io.communitykit.recommend.internal;

/** What is drawn from a seed. The numbers never change, since logs are replayed from their seeds. */
public enum Purpose {
    /** Whether a mixture chooses evenly, and then what. */
    EVEN_MIX(1),
    /** The rates that Thompson sampling draws. */
    THOMPSON(2),
    /** Which places of a page explore. */
    PLACES(3),
    /** Which content the exploring places show. */
    POOL(4),
    /** Resampling. */
    BOOTSTRAP(5),
    /** Which half of a log a decision belongs to. */
    SPLIT(6),
    /** In which order a search visits the weights. */
    SEARCH(7);

    private final int number;

    Purpose(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
