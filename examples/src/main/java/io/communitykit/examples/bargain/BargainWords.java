package io.communitykit.examples.bargain;

import io.communitykit.core.money.Money;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.referral.Reason;
import io.communitykit.referral.bargain.Bargain;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.bargain.BargainResult;
import io.communitykit.referral.bargain.Cut;
import io.communitykit.referral.bargain.CutTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says what became of a step in words, with the numbers that decided.
 *
 * @param policy the rules
 * @param now as of when
 */
record BargainWords(BargainPolicy policy, Instant now) {

    /** One word for the kind of a result. */
    static String kind(BargainResult result) {
        return result.fold(applied -> "done", replayed -> "known", declined -> "declined", erased -> "erased");
    }

    /** Why it was not done. */
    static Optional<Reason> reason(BargainResult result) {
        return result instanceof BargainResult.Declined declined ? Optional.of(declined.reason()) : Optional.empty();
    }

    /** A result as a sentence without its end. */
    String of(BargainResult result) {
        return result.fold(
                applied -> "done, " + cut(applied.bargain(), applied.cut()) + state(applied.bargain()),
                replayed -> "known already, " + cut(replayed.bargain(), replayed.cut()) + state(replayed.bargain()),
                declined -> "declined, " + why(declined.reason(), declined.bargain()),
                erased -> "declined, the member was erased");
    }

    private String cut(Bargain bargain, Optional<Cut> cut) {
        int helpers = bargain.plan().terms().helpers();
        return cut.map(it -> money(it.amount()) + " cut by friend " + it.number() + " of " + helpers + "; ")
                .orElse("");
    }

    /** Where a bargain stands. */
    String state(Bargain bargain) {
        return ToldCounts.word(bargain.statusAt(now)) + " at " + bargain.price();
    }

    Money money(long minor) {
        return new Money(minor, policy.currency());
    }

    private String why(Reason reason, Optional<Bargain> bargain) {
        return bargain.flatMap(it -> ofBargain(reason, it)).orElseGet(() -> switch (reason) {
            case NOT_FOUND -> "there is no such bargain";
            case ALREADY_TOLD -> "another member started it";
            case SELF_REFERRAL -> "members do not cut prices of their own";
            case DAY_LIMIT_REACHED ->
                "the member helped " + limit(policy.limits().helpsPerDay())
                        + " on this day, as often as the policy lets";
            case STARTS_LATER, NOT_RUNNING ->
                "bargains are started from "
                        + policy.runs()
                                .map(it -> it.start() + " until " + it.end())
                                .orElse("now on");
            case MEMBER_LIMIT_REACHED ->
                bargain.isEmpty()
                        ? "the member started " + limit(policy.limits().bargains()) + ", as often as the policy lets"
                        : "the member helped " + limit(policy.limits().helps())
                                + " in all, as often as the policy lets";
            default -> ToldCounts.word(reason);
        });
    }

    private static String limit(OptionalInt times) {
        return times.orElse(0) == 1 ? "once" : times.orElse(0) + " times";
    }

    private Optional<String> ofBargain(Reason reason, Bargain bargain) {
        CutTerms terms = bargain.plan().terms();
        return switch (reason) {
            case FLOOR_REACHED ->
                Optional.of("the price is at its floor, " + money(terms.floor()) + ": " + bargain.helped() + " of "
                        + terms.helpers() + " friends helped");
            case FLOOR_NOT_REACHED ->
                Optional.of("the price is " + bargain.price() + " and not " + money(terms.floor()) + ": "
                        + bargain.helped() + " of " + terms.helpers() + " friends helped");
            case EXPIRED ->
                Optional.of("over: friends helped until " + bargain.endsAt() + ", it sells until " + bargain.buyBy());
            case ALREADY_ORDERED -> bargain.order().map(it -> "it is ordered by " + it);
            case ALREADY_PAID -> Optional.of("the order is paid");
            case NOT_FOUND ->
                Optional.of(bargain.order().map(it -> "it is ordered by " + it).orElse("it is not ordered"));
            default -> Optional.empty();
        };
    }
}
