package io.communitykit.membership.points.lot;

/**
 * So many points of one lot: what an entry moved in it, or what a hold keeps from it.
 *
 * @param lot the lot
 * @param points how many; in an entry above 0 where they came into the lot, below 0 where they left it, 0 where only its
 *     terms changed
 * @param terms the lot's terms afterwards
 */
public record LotShare(LotId lot, long points, LotTerms terms) {}
