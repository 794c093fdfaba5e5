package io.communitykit.examples.first;

import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.RewardPayout;
import java.time.InstantSource;
import java.util.Map;

/**
 * Pays rewards of referrals into points accounts: points into points, money into the currency that a shop keeps as its wallet, benefits
 * into the currency that counts them. Points do what a key asks for once only, which is what a payout must do. A debt is left to points:
 * what is taken back is at most what is there.
 *
 * @param points where accounts are kept
 * @param currencies which currency stands for which unit; a unit that is not there is refused
 * @param clock when it is paid
 */
public record PayInPoints(Points points, Map<RewardUnit, CurrencyId> currencies, InstantSource clock)
        implements RewardPayout {

    private static final int NEWEST = 1_000;

    /** Copies the currencies. */
    public PayInPoints {
        currencies = Map.copyOf(currencies);
    }

    // begin
    @Override
    public Outcome pay(Order order) {
        CurrencyId currency = currencies.get(order.unit());
        if (currency == null) {
            return new Outcome.Refused("no account for " + order.unit());
        }
        return points.execute(new PointsCommand.Grant(
                        order.key(),
                        order.beneficiary(),
                        currency,
                        order.amount(),
                        new Reason("referral"),
                        clock.instant()))
                .fold(
                        applied -> new Outcome.Done(order.amount()),
                        replayed -> new Outcome.Done(order.amount()),
                        rejected -> new Outcome.Refused(rejected.rejection().toString()));
    }
    // end

    @Override
    public Outcome recover(Order order, Clawback policy) {
        CurrencyId currency = currencies.get(order.unit());
        return currency == null
                ? new Outcome.Refused("no account for " + order.unit())
                : take(order, currency, order.amount());
    }

    private Outcome take(Order order, CurrencyId currency, long amount) {
        AccountResult result = points.execute(new PointsCommand.Spend(
                order.key(),
                order.beneficiary(),
                currency,
                amount,
                new Reason("referral taken back"),
                clock.instant()));
        if (!(result instanceof AccountResult.Rejected rejected)) {
            return new Outcome.Done(amount);
        }
        if (rejected.rejection() instanceof Rejection.Insufficient less) {
            return less.available() == 0 ? new Outcome.Done(0) : take(order, currency, less.available());
        }
        // A part was taken under this key before the answer was lost.
        return rejected.rejection() instanceof Rejection.Conflicting
                ? taken(order, currency)
                : new Outcome.Refused(rejected.rejection().toString());
    }

    private Outcome taken(Order order, CurrencyId currency) {
        for (Posting posting : points.statement(order.beneficiary(), NEWEST).items()) {
            if (posting.key().key().equals(order.key())) {
                return new Outcome.Done(-posting.applied(currency));
            }
        }
        return new Outcome.Later("what was taken under " + order.key() + " is not among the newest postings");
    }
}
