package io.communitykit.recommend.candidate.recent;

import io.communitykit.recommend.candidate.data.ItemId;

/**
 * An item that members were at when they were at another.
 *
 * @param item which
 * @param score above 0
 * @param because the item that it goes with: of several, the one that adds most
 */
public record CoVisited(ItemId item, double score, ItemId because) {}
