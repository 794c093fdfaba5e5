package io.communitykit.examples.referral;

import io.communitykit.core.money.Money;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.summary.ReferralSummary.Amount;
import io.communitykit.referral.program.RewardUnit;
import java.util.Currency;

/** How amounts of rewards look. */
final class Amounts {

    private Amounts() {}

    static Amount of(RewardUnit unit, long amount) {
        return unit.kind() == RewardUnit.Kind.MONEY
                ? money(Currency.getInstance(unit.name()), amount)
                : new Amount(amount, Texts.grouped(amount) + " " + unit.name());
    }

    static Amount money(Currency currency, long minor) {
        return new Amount(minor, new Money(minor, currency).toString());
    }
}
