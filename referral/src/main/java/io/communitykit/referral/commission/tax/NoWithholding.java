package io.communitykit.referral.commission.tax;

import io.communitykit.referral.spi.Withholding;

/** Keeps nothing: promoters pay their taxes themselves. Immutable and safe for many threads. */
public final class NoWithholding implements Withholding {

    /** Keeps nothing. */
    public NoWithholding() {}

    @Override
    public Withheld withhold(Income income) {
        return Withheld.of(income.gross(), 0, "none");
    }
}
