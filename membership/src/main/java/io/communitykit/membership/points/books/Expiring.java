package io.communitykit.membership.points.books;

import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;

/**
 * Points that are lost at an instant, still ahead, if nobody spends them before.
 *
 * @param currency the currency
 * @param at the first instant at which they are gone
 * @param points how many, above 0
 */
public record Expiring(CurrencyId currency, Instant at, long points) {}
