package io.communitykit.benchmarks.peers;

/** One fitted model of one library. Used by one thread. */
@FunctionalInterface
interface Recommender {

    /** How many items a list has, if there are as many. */
    int PLACES = 20;

    /** The items that suit a member best, of all that the member does not have, best first; members and items by their numbers in the train part. */
    int[] top(int member);
}
