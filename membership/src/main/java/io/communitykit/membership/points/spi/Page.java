package io.communitykit.membership.points.spi;

import java.util.List;
import java.util.Optional;

/**
 * A part of a longer listing.
 *
 * @param items at most as many as asked for
 * @param next what to ask for the page after; empty on the last page
 * @param <T> what is listed
 * @param <Q> the query
 */
public record Page<T, Q>(List<T> items, Optional<Q> next) {

    /** The largest page that can be asked for. */
    public static final int MAX_LIMIT = 10_000;

    /**
     * Copies the list.
     *
     * @param items at most as many as asked for
     * @param next what to ask for the page after
     */
    public Page {
        items = List.copyOf(items);
    }
}
