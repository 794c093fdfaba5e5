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
    SEARCH(7),
    /** Which interactions of a member are held out. */
    HELD_OUT(8),
    /** Which items a held out one is ranked among. */
    NEGATIVES(9),
    /** In which order members come into the samples of a search. */
    SEARCH_MEMBERS(10),
    /** What latent factors start from. */
    FACTORS(11);

    private final int number;

    Purpose(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
