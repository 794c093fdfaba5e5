package io.communitykit.recommend.feed.internal;

import io.communitykit.recommend.feed.ContextRule;
import io.communitykit.recommend.feed.FactorRange;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.feed.ScoreTerm;
import java.util.List;
import java.util.function.Predicate;

/** The factors of one context: which apply, and their product for each class of content. Immutable and safe for many threads. */
public final class Factors {

    private final List<Factor> all;
    private final long[] classes;
    private final FactorRange range;
    private final long active;
    /** The product for each class, basis points. */
    public final int[] products;

    /**
     * Looks which factors apply.
     *
     * @param policy the policy
     * @param context the context
     * @param columns the content
     */
    public Factors(FeedPolicy policy, FeedContext context, Columns columns) {
        all = columns.factors;
        classes = columns.classes;
        range = policy.factors();
        ContextFacts facts = new ContextFacts(context, policy.zone());
        active = mask(all, factor -> factor.applies().test(facts));
        products = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            products[i] = product(classes[i] & active);
        }
    }

    /** Bits by the place in the list. */
    static long mask(List<Factor> factors, Predicate<Factor> holds) {
        long mask = 0;
        for (int bit = 0; bit < factors.size(); bit++) {
            mask |= holds.test(factors.get(bit)) ? 1L << bit : 0;
        }
        return mask;
    }

    // On the way the product may leave the range and come back; 64 factors of ten would leave that of long, so it is
    // held below a limit.
    private static long times(long product, int factor) {
        return Math.min(Integer.MAX_VALUE, product * factor / FixedPoint.BASIS);
    }

    private int product(long mask) {
        if (mask == 0) {
            return FixedPoint.BASIS;
        }
        long product = FixedPoint.BASIS;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            product = times(product, all.get(Long.numberOfTrailingZeros(rest)).basisPoints());
        }
        return range.cut(product);
    }

    /**
     * What each factor adds to a gain; together the difference that the product makes, to the unit.
     *
     * @param type the class of the content
     * @param gain what the product multiplies
     * @param terms takes the addends
     * @return the gain times the product
     */
    public long explain(int type, long gain, List<ScoreTerm> terms) {
        long product = FixedPoint.BASIS;
        long before = gain;
        for (long rest = classes[type] & active; rest != 0; rest &= rest - 1) {
            Factor factor = all.get(Long.numberOfTrailingZeros(rest));
            product = times(product, factor.basisPoints());
            // A factor out of the range is shown as far as the range goes, so that no addend leaves that of long.
            long after = FixedPoint.scale(gain, (int) Math.min(product, ContextRule.LARGEST));
            terms.add(new ScoreTerm(factor.name(), after - before));
            before = after;
        }
        long cut = FixedPoint.scale(gain, products[type]);
        if (cut != before) {
            terms.add(new ScoreTerm("context-range", cut - before));
        }
        return cut;
    }
}
