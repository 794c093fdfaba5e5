package io.communitykit.recommend.feed.internal;

import io.communitykit.core.condition.Truth;
import io.communitykit.core.segment.ready.DayPart;
import io.communitykit.recommend.feed.ChannelFit;
import io.communitykit.recommend.feed.ContextRule;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.feed.ScoreTerm;
import java.util.List;

/** The factors of one context: which apply, and their product for each class of content. Immutable and safe for many threads. */
public final class Factors {

    private final FeedPolicy policy;
    private final long active;
    private final long[] classes;
    /** The product for each class, basis points. */
    public final int[] products;

    /**
     * Looks which factors apply.
     *
     * @param policy the policy
     * @param context the context
     * @param classes the classes of content of a snapshot
     */
    public Factors(FeedPolicy policy, FeedContext context, long[] classes) {
        this.policy = policy;
        this.classes = classes;
        this.active = active(policy, context);
        products = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            products[i] = product(classes[i] & active);
        }
    }

    private static long active(FeedPolicy policy, FeedContext context) {
        ContextFacts facts = new ContextFacts(context, policy.zone());
        DayPart part = DayPart.of(context.at(), policy.zone());
        long mask = 0;
        int bit = 0;
        for (ContextRule rule : policy.contexts()) {
            boolean applies = rule.when().isEmpty() || rule.when().get().evaluate(facts) == Truth.TRUE;
            mask |= applies ? 1L << bit : 0;
            bit++;
        }
        for (ChannelFit fit : policy.channels()) {
            boolean applies = context.channel().filter(fit.channel()::equals).isPresent()
                    && fit.dayPart().filter(other -> other != part).isEmpty();
            mask |= applies ? 1L << bit : 0;
            bit++;
        }
        return mask;
    }

    private int factor(int bit) {
        int contexts = policy.contexts().size();
        return bit < contexts
                ? policy.contexts().get(bit).factor()
                : policy.channels().get(bit - contexts).factor();
    }

    private String name(int bit) {
        int contexts = policy.contexts().size();
        return bit < contexts
                ? "context:" + policy.contexts().get(bit).id()
                : "channel:" + policy.channels().get(bit - contexts).channel();
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
            product = times(product, factor(Long.numberOfTrailingZeros(rest)));
        }
        return policy.factors().cut(product);
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
            int bit = Long.numberOfTrailingZeros(rest);
            product = times(product, factor(bit));
            // A factor out of the range is shown as far as the range goes, so that no addend leaves that of long.
            long after = FixedPoint.scale(gain, (int) Math.min(product, ContextRule.LARGEST));
            terms.add(new ScoreTerm(name(bit), after - before));
            before = after;
        }
        long cut = FixedPoint.scale(gain, products[type]);
        if (cut != before) {
            terms.add(new ScoreTerm("context-range", cut - before));
        }
        return cut;
    }
}
