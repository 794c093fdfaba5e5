package io.communitykit.examples.referral;

import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.spi.CommissionPayout;
import io.communitykit.referral.spi.RewardPayout;

/** Says that everything is paid and taken back: a trial pays nobody, and leaves every sum as though somebody did. */
final class TrialPayout implements RewardPayout, CommissionPayout {

    @Override
    public RewardPayout.Outcome pay(Order order) {
        return new RewardPayout.Outcome.Done(order.amount());
    }

    @Override
    public RewardPayout.Outcome recover(Order order, Clawback policy) {
        return new RewardPayout.Outcome.Done(order.amount());
    }

    @Override
    public CommissionPayout.Outcome pay(Payment payment) {
        return new CommissionPayout.Outcome.Paid("trial");
    }
}
