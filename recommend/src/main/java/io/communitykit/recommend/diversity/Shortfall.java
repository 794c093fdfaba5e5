package io.communitykit.recommend.diversity;

import io.communitykit.core.id.RuleId;
import java.util.Optional;

/**
 * What a page could not hold.
 *
 * @param quota whose minimum; empty for the page itself, which is shorter than asked
 * @param wanted so many were asked
 * @param got so many stand on the page
 * @param reason why
 */
public record Shortfall(Optional<RuleId> quota, int wanted, int got, Reason reason) {

    /** Why a page holds fewer than asked. */
    public sealed interface Reason {}

    /**
     * There are not more candidates.
     *
     * @param candidates so many there are
     */
    public record TooFewCandidates(int candidates) implements Reason {}

    /**
     * The page has not more places.
     *
     * @param places so many it has
     */
    public record PageTooShort(int places) implements Reason {}

    /** No page could hold more: a maximum, the minimum of an earlier quota or a placement stands against it. */
    public record Conflict() implements Reason {}

    /**
     * A maximum, the minimum of an earlier quota or a placement stands against it in every order that was tried, but not all were.
     *
     * @param steps after so many the search ended
     */
    public record SearchEnded(long steps) implements Reason {}
}
