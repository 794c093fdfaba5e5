package io.communitykit.examples.policy;

import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.membership.benefit.BenefitProgram;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.voucher.VoucherProgram;
import io.communitykit.recommend.candidate.CandidatePolicy;
import io.communitykit.recommend.candidate.demand.DemandPolicy;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.contest.ContestPolicy;
import io.communitykit.referral.lottery.LotteryPolicy;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordPolicy;
import java.util.List;
import java.util.Optional;

/** Every kind of policy that the commands know. A new kind is added here. */
final class PolicyKinds {

    static final List<PolicyKind<?>> ALL = List.of(
            PointsProgram.KIND,
            TierProgram.KIND,
            VoucherProgram.KIND,
            BenefitProgram.KIND,
            SegmentProgram.KIND,
            WordList.KIND,
            WordPolicy.KIND,
            FeedPolicy.KIND,
            CandidatePolicy.KIND,
            DemandPolicy.KIND,
            ReferralProgram.KIND,
            TeamPolicy.KIND,
            BargainPolicy.KIND,
            ContestPolicy.KIND,
            LotteryPolicy.KIND,
            AttributionPolicy.KIND,
            CodePolicy.KIND,
            CommissionProgram.KIND,
            AbusePolicy.KIND);

    private PolicyKinds() {}

    static Optional<PolicyKind<?>> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().<String>map(PolicyKind::name).toList();
    }
}
