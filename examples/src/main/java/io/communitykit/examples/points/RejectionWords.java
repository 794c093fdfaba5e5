package io.communitykit.examples.points;

import io.communitykit.core.condition.Truth;
import io.communitykit.membership.points.Rejection;
import java.util.List;
import java.util.function.Function;

/** Why something is refused, in words. */
final class RejectionWords {

    /** One for each case of {@link Rejection}. */
    static final List<Case<?>> CASES = List.of(
            new Case<>(
                    Rejection.Insufficient.class,
                    why -> "too few " + why.currency() + ": " + why.available() + " can be taken, " + why.missing()
                            + " more are needed"),
            new Case<>(
                    Rejection.Conflicting.class,
                    why -> why.key() + " was told before with other content: " + why.differing()),
            new Case<>(Rejection.UnknownCurrency.class, why -> "the program has no currency " + why.currency()),
            new Case<>(Rejection.Erased.class, why -> "the member was erased"),
            new Case<>(Rejection.Overflow.class, why -> why.currency() + " would leave the range of 64 bits"),
            new Case<>(Rejection.NotInLots.class, why -> why.currency() + " is not kept in lots"),
            new Case<>(Rejection.UnknownHold.class, why -> "nothing was ever set aside under " + why.hold()),
            new Case<>(
                    Rejection.HoldEnded.class,
                    why -> "hold " + why.hold() + " has ended: " + why.how().code() + ", " + why.committed()
                            + " spent"),
            new Case<>(
                    Rejection.AboveHold.class,
                    why -> "hold " + why.hold() + " has " + why.held() + ", asked for " + why.asked()),
            new Case<>(
                    Rejection.NothingFor.class,
                    why -> "nothing was earned or spent for " + why.subject() + ", or nothing waits for it"),
            new Case<>(
                    Rejection.AboveOrder.class,
                    why -> "of " + why.paid() + " paid for " + why.subject() + ", " + why.refunded()
                            + " were refunded before, so " + why.asked() + " is too much"),
            new Case<>(Rejection.UnknownPayment.class, why -> "what was paid for " + why.subject() + " is not known"),
            new Case<>(
                    Rejection.OtherPayment.class,
                    why -> "an earlier refund of " + why.subject() + " named another amount than " + why.paid()
                            + " as paid"),
            new Case<>(Rejection.UnknownPosting.class, why -> "the account has no posting " + why.posting()),
            new Case<>(
                    Rejection.NotUndoable.class,
                    why -> "posting " + why.posting() + ", a " + why.kind().code()
                            + ", was undone before or is not undone this way"),
            new Case<>(Rejection.NotAllowed.class, why -> "the policy of " + why.currency() + " does not allow it"),
            new Case<>(
                    Rejection.NotReinstatable.class,
                    why -> why.within() + " " + why.currency() + " expired recently enough to come back, "
                            + why.missing() + " fewer than asked for"),
            new Case<>(Rejection.UnknownExchange.class, why -> "the program has no exchange " + why.exchange()),
            new Case<>(
                    Rejection.BelowRate.class,
                    why -> "exchange " + why.exchange() + " takes " + why.least() + " or more"),
            new Case<>(
                    Rejection.TooManyLots.class,
                    why -> "more than " + why.most() + " lots of " + why.currency() + " cannot be sent at once"),
            new Case<>(
                    Rejection.FromTheFuture.class,
                    why -> "it is said to have happened at " + why.occurredAt() + ", later than " + why.latest()),
            new Case<>(Rejection.OtherSide.class, why -> "account " + why.account() + ": " + of(why.why())),
            new Case<>(Rejection.UnknownTier.class, why -> "ladder " + why.ladder() + " has no tier " + why.tier()),
            new Case<>(Rejection.UnknownOffer.class, why -> "there is no offer or pack " + why.offer()),
            new Case<>(
                    Rejection.NotLocked.class,
                    why -> "tier " + why.tier() + " of ladder " + why.ladder() + " is not locked"),
            new Case<>(
                    Rejection.TooManyLocks.class,
                    why -> "ladder " + why.ladder() + " has its " + why.most() + " locks already"),
            new Case<>(
                    Rejection.AlreadyOver.class,
                    why -> "it would have ended at " + why.until() + ", which is not after " + why.now()),
            new Case<>(
                    Rejection.NotEligible.class,
                    why -> "the condition of pack " + why.pack() + " is "
                            + (why.truth() == Truth.FALSE ? "not true of the member" : "not known of the member")));

    private RejectionWords() {}

    /** One phrase. */
    static String of(Rejection rejection) {
        return CASES.stream()
                .filter(each -> each.type().isInstance(rejection))
                .findFirst()
                .map(each -> each.say(rejection))
                .orElseThrow(() -> new IllegalStateException("no words for " + rejection));
    }

    /** The words for one case. */
    record Case<R extends Rejection>(Class<R> type, Function<R, String> words) {

        private String say(Rejection rejection) {
            return words.apply(type.cast(rejection));
        }
    }
}
