package io.communitykit.examples.bargain;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.BargainResult;
import io.communitykit.referral.bargain.BargainRules.Outcome;
import io.communitykit.referral.bargain.Bargains;
import io.communitykit.referral.bargain.CutPlan;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that happens to a bargain.
 *
 * @param at when
 * @param fact of which kind, as in a line
 * @param bargain to which
 * @param owner who starts it; empty for what happens later
 * @param told what, as a sentence without its end
 * @param telling tells it
 */
record BargainStep(
        Instant at,
        String fact,
        BargainId bargain,
        Optional<MemberId> owner,
        String told,
        Function<Bargains, BargainResult> telling) {

    static BargainStep start(Instant at, BargainId bargain, MemberId member) {
        return new BargainStep(
                at,
                "start",
                bargain,
                Optional.of(member),
                member + " starts " + bargain,
                it -> it.start(bargain, member));
    }

    static BargainStep help(Instant at, BargainId bargain, MemberId member, CutPlan.Weight weight) {
        return of(at, "help", bargain, member + " helps " + bargain, it -> it.help(bargain, member, weight));
    }

    static BargainStep order(Instant at, BargainId bargain, OrderId order) {
        return of(at, "order", bargain, bargain + " is ordered by " + order, it -> it.ordered(bargain, order));
    }

    static BargainStep pay(Instant at, BargainId bargain, OrderId order) {
        return of(
                at,
                "pay",
                bargain,
                "order " + order + " of " + bargain + " is paid",
                it -> it.settled(bargain, order, Outcome.PAID));
    }

    static BargainStep giveUp(Instant at, BargainId bargain, OrderId order) {
        return of(
                at,
                "give-up",
                bargain,
                "order " + order + " of " + bargain + " is given up",
                it -> it.settled(bargain, order, Outcome.GIVEN_UP));
    }

    private static BargainStep of(
            Instant at, String fact, BargainId bargain, String told, Function<Bargains, BargainResult> telling) {
        return new BargainStep(at, fact, bargain, Optional.empty(), told, telling);
    }
}
