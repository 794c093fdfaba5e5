package io.communitykit.recommend.diversity;

/** How much of an aspect a candidate covers: P(d|a) of {@link Xquad}. */
@FunctionalInterface
public interface Coverage {

    /**
     * The share.
     *
     * @param candidate its index
     * @param aspect the index of the aspect
     * @return 0 to 1
     */
    double of(int candidate, int aspect);
}
