package io.communitykit.recommend.candidate.evaluate;

/** What the lists of all members are like, whether they hit or not. */
public enum ListMetric {

    /** The share of the model's items that are in at least one list; 0 to 1. {@link Exposure#coverage}. */
    COVERAGE("coverage"),

    /** How unevenly places go to the model's items; 0 where all are shown as often, near 1 where few take all. {@link Exposure#gini}. */
    GINI("gini"),

    /** The mean distance between two items of a list, averaged over lists of two items or more. {@link ItemDistance#within}. */
    DIVERSITY("diversity"),

    /** The mean self-information of a list's items, in bits, averaged over lists that are not empty. {@link Novelty}. */
    NOVELTY("novelty");

    private final String key;

    ListMetric(String key) {
        this.key = key;
    }

    /**
     * What it is called in what is printed.
     *
     * @return such as {@code gini}
     */
    public String key() {
        return key;
    }
}
