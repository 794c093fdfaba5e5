package io.communitykit.recommend.offpolicy;

import io.communitykit.recommend.internal.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * What an estimate must rest on before it is trusted. The effective number of records is {@code (sum w)^2 / sum w^2} (Kish 1965): so many
 * records of equal weight would say as much. Whatever the numbers, rewards that are all the same and, where nothing is clipped, a mean weight
 * further from 1 than five of its standard errors are not trusted.
 *
 * @param records at least so many records, 2 to 1,000,000,000
 * @param effective at least so many effective ones, 1 to 1e9
 * @param share at least such a share of the records is effective, basis points, 0 to 10,000
 */
public record Guard(int records, double effective, int share) {

    /** 200 records, 100 effective ones, a hundredth of all. */
    public static final Guard STANDARD = new Guard(200, 100, 100);

    /**
     * Checks the ranges.
     *
     * @param records at least so many records
     * @param effective at least so many effective ones
     * @param share at least such a share
     */
    public Guard {
        Checks.within("records of the guard", records, 2, 1_000_000_000);
        Checks.within("effective records of the guard", effective, 1, 1e9);
        Checks.within("effective share of the guard in basis points", share, 0, 10_000);
    }

    Trust judge(WeightSummary summary) {
        List<Trust.Reason> reasons = new ArrayList<>();
        require(reasons, Trust.Lack.RECORDS, records, summary.records());
        require(reasons, Trust.Lack.EFFECTIVE_RECORDS, effective, summary.effective());
        require(reasons, Trust.Lack.EFFECTIVE_SHARE, share / 10_000.0, summary.effectiveShare());
        require(reasons, Trust.Lack.DIFFERENT_REWARDS, 2, summary.differentRewards());
        if (summary.isFarFromOne()) {
            reasons.add(new Trust.Reason(Trust.Lack.MEAN_WEIGHT, 1, summary.mean()));
        }
        return reasons.isEmpty() ? Trust.Trusted.INSTANCE : new Trust.TooFew(reasons);
    }

    private static void require(List<Trust.Reason> reasons, Trust.Lack lack, double needed, double got) {
        if (got < needed) {
            reasons.add(new Trust.Reason(lack, needed, got));
        }
    }
}
