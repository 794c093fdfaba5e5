package io.communitykit.examples.recommend;

/** What the weights of a file mean to a fit. */
enum WeightChoice {
    /** Nothing: each pair counts 1, however often it is there. */
    EQUAL,
    /** What they say; of triples those of a pair that is there again add up. */
    GIVEN;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return this == EQUAL ? "equal" : "given";
    }
}
