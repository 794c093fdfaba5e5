package io.communitykit.recommend.feed.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.segment.ready.DayPart;
import io.communitykit.recommend.feed.ChannelFit;
import io.communitykit.recommend.feed.ContextRule;
import io.communitykit.recommend.feed.FeedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Multiplies what speaks for some content in some contexts, whatever part of a policy says so.
 *
 * @param name what it is called in explanations
 * @param applies the contexts
 * @param speaks the content
 * @param basisPoints by how much
 */
record Factor(String name, Predicate<ContextFacts> applies, Predicate<ItemFacts> speaks, int basisPoints) {

    /** All factors of a policy: those of contexts first, then those of channels. */
    static List<Factor> of(FeedPolicy policy) {
        List<Factor> factors = new ArrayList<>();
        for (ContextRule rule : policy.contexts()) {
            factors.add(new Factor(
                    "context:" + rule.id(),
                    facts -> holds(rule.when(), facts),
                    facts -> holds(rule.content(), facts),
                    rule.factor()));
        }
        for (ChannelFit fit : policy.channels()) {
            factors.add(new Factor(
                    "channel:" + fit.channel(),
                    facts -> applies(fit, facts),
                    facts -> fit.format().equals(facts.item().format()),
                    fit.factor()));
        }
        return List.copyOf(factors);
    }

    private static boolean holds(Optional<Condition> condition, Facts facts) {
        return condition.isEmpty() || condition.get().evaluate(facts) == Truth.TRUE;
    }

    private static boolean applies(ChannelFit fit, ContextFacts facts) {
        return facts.context().channel().filter(fit.channel()::equals).isPresent()
                && fit.dayPart()
                        .filter(part -> part != DayPart.of(facts.context().at(), facts.zone()))
                        .isEmpty();
    }
}
