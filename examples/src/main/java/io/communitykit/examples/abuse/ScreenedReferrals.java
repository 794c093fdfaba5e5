package io.communitykit.examples.abuse;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.spi.ReferralScreen;
import io.communitykit.risk.abuse.SignalReason;
import io.communitykit.risk.abuse.Verdict;
import java.time.Instant;
import java.util.Map;

/** Lets a screen for abuse say which referrals earn nothing, on both sides: how a host joins the two. As safe for threads as the tally. */
public final class ScreenedReferrals implements ReferralScreen {

    private final AbuseTally tally;

    /**
     * Joins them.
     *
     * @param tally is told the same history, each event before referrals are
     */
    public ScreenedReferrals(AbuseTally tally) {
        this.tally = tally;
    }

    @Override
    public Screening screen(MemberId referrer, MemberId friend, Instant at) {
        return tally.screen(referrer, friend)
                .fold(
                        pass -> Screening.PASSED,
                        review -> both(new Screening.Verdict.Review(reason(review))),
                        block -> both(new Screening.Verdict.Refuse(reason(block))));
    }

    private static Screening both(Screening.Verdict verdict) {
        return new Screening(Map.of(Side.REFERRER, verdict, Side.FRIEND, verdict));
    }

    /** That of the strongest signal. */
    private static Reason reason(Verdict verdict) {
        SignalReason strongest = verdict.reasons().get(0);
        return switch (strongest.signal()) {
            case SELF, SHARED, SIBLINGS, ENTROPY, DISPOSABLE -> Reason.SAME_CLUSTER;
            case CYCLE -> Reason.CYCLE;
            case STAR, BURST, SPEED, REGULAR, VELOCITY -> Reason.VELOCITY;
        };
    }
}
