package io.communitykit.recommend.diversity;

import java.util.List;

/**
 * A page, and how it came about.
 *
 * @param candidates the candidates in the order of their places
 * @param moves those that came elsewhere than their rank, in the order of their places
 * @param shortfalls what it could not hold: of minimums in the order of the quotas, then of the page itself
 * @param dropped placements that it does not follow, in the order given
 */
public record FilledPage(
        List<Integer> candidates, List<PageMove> moves, List<Shortfall> shortfalls, List<DroppedPlacement> dropped) {

    /**
     * Copies the lists.
     *
     * @param candidates the candidates in the order of their places
     * @param moves those that came elsewhere than their rank
     * @param shortfalls what it could not hold
     * @param dropped placements that it does not follow
     */
    public FilledPage {
        candidates = List.copyOf(candidates);
        moves = List.copyOf(moves);
        shortfalls = List.copyOf(shortfalls);
        dropped = List.copyOf(dropped);
    }
}
