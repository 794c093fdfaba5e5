package io.communitykit.recommend.explore;

import io.communitykit.core.InvalidValueException;
import java.util.List;

/**
 * Which places of a page explore.
 *
 * @param places from the top down; no candidate twice
 * @param wanted how many places should explore
 * @param pool how many candidates were new enough
 */
public record ExplorationPlan(List<ExploringPlace> places, int wanted, int pool) {

    /**
     * Checks the numbers and copies.
     *
     * @param places from the top down
     * @param wanted how many places should explore
     * @param pool how many candidates were new enough
     */
    public ExplorationPlan {
        places = List.copyOf(places);
        if (places.size() != Math.min(wanted, pool)) {
            throw InvalidValueException.of(
                    "number of exploring places",
                    "the lesser of " + wanted + " wanted and " + pool + " new",
                    places.size());
        }
    }

    /**
     * How many places do not explore although they should, since too little content is new.
     *
     * @return 0 or more
     */
    public int missing() {
        return wanted - places.size();
    }
}
