package io.communitykit.referral.commission.tax;

import io.communitykit.referral.spi.Withholding;
import java.util.List;

/**
 * Keeps what a table of brackets says, by the first rule that covers the income; nothing where none does. The table is the shop's: no legal
 * rate is built in. Immutable and safe for many threads.
 */
public final class BracketWithholding implements Withholding {

    private final List<BracketRule> rules;

    /**
     * Takes rules.
     *
     * @param rules in the order in which they are tried; copied
     */
    public BracketWithholding(List<BracketRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public Withheld withhold(Income income) {
        for (BracketRule rule : rules) {
            if (rule.covers(income)) {
                return Withheld.of(income.gross(), rule.tax(income), rule.id().value());
            }
        }
        return Withheld.of(income.gross(), 0, "none");
    }
}
