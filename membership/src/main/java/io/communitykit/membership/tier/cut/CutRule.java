package io.communitykit.membership.tier.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import java.util.Currency;

/**
 * Who is in: the top share of a population by spend, and what happens at its edge. Start from {@link #top} and add what
 * differs. Immutable and safe for many threads.
 *
 * @param share basis points of the population, 0 to 10,000; 1,000 is the top 10 per cent
 * @param count what happens to a fraction of a member
 * @param ties what becomes of equal sums where the places run out
 * @param minimum who has spent less gets no place, and nobody gets it instead; 0 or more, so that nobody below 0 is ever in
 * @param population of whom the share is taken
 * @param smallest of fewer members no cut is made, 0 or more
 */
public record CutRule(int share, CountRule count, Ties ties, Money minimum, Population population, long smallest) {

    /**
     * Checks the ranges.
     *
     * @param share basis points of the population, 0 to 10,000
     * @param count what happens to a fraction of a member
     * @param ties what becomes of equal sums where the places run out
     * @param minimum least spend, 0 or more
     * @param population of whom the share is taken
     * @param smallest of fewer members no cut is made, 0 or more
     */
    public CutRule {
        if (share < 0 || share > CountRule.WHOLE) {
            throw InvalidValueException.of("share of a cut", "0 to 10000 basis points", share);
        }
        if (minimum.minor() < 0) {
            throw InvalidValueException.of("minimum of a cut", "0 or more", minimum);
        }
        if (smallest < 0) {
            throw InvalidValueException.of("smallest population of a cut", "0 or more", smallest);
        }
    }

    /**
     * The top of those who have spent anything: rounded down, equal sums all in, no minimum, any population.
     *
     * @param share basis points, 0 to 10,000
     * @param currency what spend is counted in
     * @return the rule
     */
    public static CutRule top(int share, Currency currency) {
        return new CutRule(share, CountRule.FLOOR, Ties.INCLUDE_ALL, Money.zero(currency), Population.SPENDERS, 0);
    }

    /**
     * With another treatment of fractions.
     *
     * @param rule what happens to a fraction of a member
     * @return a copy
     */
    public CutRule count(CountRule rule) {
        return new CutRule(share, rule, ties, minimum, population, smallest);
    }

    /**
     * With another treatment of equal sums.
     *
     * @param rule what becomes of equal sums where the places run out
     * @return a copy
     */
    public CutRule ties(Ties rule) {
        return new CutRule(share, count, rule, minimum, population, smallest);
    }

    /**
     * With a minimum, which also says the currency.
     *
     * @param least least spend, 0 or more
     * @return a copy
     */
    public CutRule minimum(Money least) {
        return new CutRule(share, count, ties, least, population, smallest);
    }

    /**
     * Of another population.
     *
     * @param of of whom the share is taken
     * @return a copy
     */
    public CutRule population(Population of) {
        return new CutRule(share, count, ties, minimum, of, smallest);
    }

    /**
     * With a guard for small populations.
     *
     * @param members of fewer no cut is made, 0 or more
     * @return a copy
     */
    public CutRule smallest(long members) {
        return new CutRule(share, count, ties, minimum, population, members);
    }

    /**
     * How many places a population has.
     *
     * @param members how many members it has, 0 or more
     * @return 0 to {@code members}
     */
    public long places(long members) {
        return count.of(share, members);
    }
}
