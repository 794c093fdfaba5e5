package io.communitykit.referral.lottery;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.spi.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * One draw, as it is kept. Only its payment ever changes. Immutable and safe for many threads.
 *
 * @param number its number in the activity: 1 for the first, without holes
 * @param edition the policy that decided it
 * @param ticket the digest of the ticket's key, 40 hexadecimal digits
 * @param member who drew, or what is left of one who was erased
 * @param player the member's number in the activity: 1 for who drew first
 * @param at when it was, in microseconds; later than the draw before, if only by one
 * @param outcome what came of it
 * @param seal digest of the draw and the seal before; whoever was shown it can tell whether anything up to this draw was changed
 * @param payment what became of what was won
 */
public record LotteryDraw(
        long number,
        PolicyVersion edition,
        String ticket,
        Party member,
        long player,
        Instant at,
        Outcome outcome,
        String seal,
        Payment payment) {

    /**
     * Cuts the instant.
     *
     * @param number its number in the activity
     * @param edition the policy that decided it
     * @param ticket the digest of the ticket's key
     * @param member who drew
     * @param player the member's number in the activity
     * @param at when it was
     * @param outcome what came of it
     * @param seal digest of the draw and the seal before
     * @param payment what became of what was won
     */
    public LotteryDraw {
        at = Timestamps.cut("instant of a draw", at);
    }

    /** By what a prize was drawn. */
    public enum By {
        /** By the odds. */
        ODDS,
        /** By the pity rule. */
        PITY
    }

    /**
     * What came of a draw.
     *
     * @param value what the seed gave, 0 to 999,999
     * @param drawn the prize that was drawn; empty for none
     * @param by whether the odds or the pity rule said so
     * @param shortage why not what was drawn was given: {@link Reason#SOLD_OUT} or {@link Reason#BUDGET_EXHAUSTED}; empty where it was
     * @param won what was given: the prize that was drawn, what stands in for it, or nothing
     */
    public record Outcome(int value, Optional<PrizeId> drawn, By by, Optional<Reason> shortage, Optional<Won> won) {}

    /**
     * What was given.
     *
     * @param prize which prize
     * @param gift what is paid for it
     */
    public record Won(PrizeId prize, LotteryPrize.Gift gift) {}

    /**
     * What became of what was won.
     *
     * @param status where it stands
     * @param sequence as how manieth of all it was settled; 0 until then
     * @param drawsBefore how many draws there were when it was settled; 0 until then
     */
    public record Payment(Status status, long sequence, long drawsBefore) {

        static final Payment NOTHING = new Payment(Status.NOTHING, 0, 0);
        static final Payment OWED = new Payment(Status.OWED, 0, 0);
    }

    /** Where the payment of a prize stands. */
    public enum Status {
        /** Nothing was won. */
        NOTHING,
        /** It is to be paid; stock and budget are reserved. */
        OWED,
        /** It is paid. */
        PAID,
        /** Whoever pays refused it; stock and budget are free again. */
        REFUSED,
        /** Its member was erased before it was known to be paid; stock and budget count it as paid. */
        UNKNOWN
    }

    LotteryDraw paid(Payment next) {
        return new LotteryDraw(number, edition, ticket, member, player, at, outcome, seal, next);
    }

    /** The seal behind another one; the member is in it by number only, so that it outlasts the member's id. */
    LotteryDraw sealed(String before) {
        Optional<LotteryPrize.Gift> gift = outcome.won().map(Won::gift);
        String next = FactKeys.digest(
                before,
                number,
                edition,
                ticket,
                player,
                Timestamps.toMicros(at),
                outcome.value(),
                outcome.drawn().map(PrizeId::value).orElse(""),
                outcome.by(),
                outcome.shortage().map(Reason::name).orElse(""),
                outcome.won().map(it -> it.prize().value()).orElse(""),
                gift.map(it -> it.unit().toString()).orElse(""),
                gift.map(LotteryPrize.Gift::amount).orElse(0L),
                gift.map(it -> it.cost().unit().toString()).orElse(""),
                gift.map(it -> it.cost().amount()).orElse(0L));
        return new LotteryDraw(number, edition, ticket, member, player, at, outcome, next, payment);
    }
}
