package io.communitykit.membership.tier.cut;

import io.communitykit.membership.tier.cut.internal.RankSelect;
import io.communitykit.membership.tier.cut.internal.Sums;

/**
 * Cuts the top of a population whose sums are at hand. Pure and safe for many threads.
 *
 * <p>Exact, and the same for any order of the sums. Takes time proportional to their number, at most seven passes, whatever they
 * are; copies nothing and takes half a megabyte besides.
 */
public final class SpendCut {

    private SpendCut() {}

    /**
     * Makes the cut.
     *
     * @param rule who is in
     * @param off when, over which window, until when
     * @param sums one net spend a member in minor units of the rule's currency, in any order; not changed, and not to be changed
     *     meanwhile
     * @return who is in, as a threshold
     */
    public static CutResult cut(CutRule rule, CutOff off, long[] sums) {
        return cut(rule, off, Sums.of(sums));
    }

    static CutResult cut(CutRule rule, CutOff off, Sums sums) {
        RankSelect select = new RankSelect(sums, rule.population().least());
        long population = select.size();
        long places = rule.places(population);
        if (rule.share() == 0) {
            return new CutResult.None(off, NoCut.NO_SHARE, population, places);
        } else if (population == 0) {
            return new CutResult.None(off, NoCut.NO_POPULATION, population, places);
        } else if (population < rule.smallest()) {
            return new CutResult.None(off, NoCut.SMALL_POPULATION, population, places);
        } else if (places == 0) {
            return new CutResult.None(off, NoCut.NO_PLACE, population, places);
        }
        RankSelect.Rank last = select.rank(places);
        if (last.sum() < rule.minimum().minor()) {
            return byMinimum(rule, off, select, places);
        } else if (last.above() + last.equal() > places) {
            return tied(rule, off, select, places, last);
        }
        return new CutResult.Made(off, population, places, places, last.sum(), CutResult.Edge.CLEAN, 0);
    }

    private static CutResult byMinimum(CutRule rule, CutOff off, RankSelect select, long places) {
        RankSelect.Tail tail = select.tail(rule.minimum().minor());
        if (tail.count() == 0) {
            return new CutResult.None(off, NoCut.BELOW_MINIMUM, select.size(), places);
        }
        return new CutResult.Made(
                off, select.size(), places, tail.count(), tail.smallest(), CutResult.Edge.CLEAN, places - tail.count());
    }

    private static CutResult tied(CutRule rule, CutOff off, RankSelect select, long places, RankSelect.Rank last) {
        long included = switch (rule.ties()) {
            case INCLUDE_ALL -> last.equal();
            case EXCLUDE_ALL -> 0;
            case BY_KEY -> places - last.above();
        };
        long admitted = last.above() + included;
        if (admitted == 0) {
            return new CutResult.None(off, NoCut.ALL_TIED, select.size(), places);
        }
        long threshold = included > 0 ? last.sum() : select.tail(last.sum() + 1).smallest();
        CutResult.Edge edge = new CutResult.Edge(included, last.equal() - included);
        return new CutResult.Made(off, select.size(), places, admitted, threshold, edge, 0);
    }
}
